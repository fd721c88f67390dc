import { createInterface } from "node:readline";
import type { z } from "zod";
import { InputError } from "../domain/errors.ts";

export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

function parseLine<Schema extends z.ZodType>(line: string, number: number, schema: Schema): z.infer<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw new InputError(`Line ${number} of standard input is not JSON.`, { cause: error });
  }
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `${path.join(".") || "the line"}: ${message}`);
  throw new InputError(`Line ${number} of standard input does not fit: ${problems.join("; ")}.`);
}

/** Answers each JSON line of standard input with one JSON line, in order. */
export async function answerLines<Schema extends z.ZodType>(
  schema: Schema,
  answer: (row: z.infer<Schema>) => unknown,
): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() !== "") printJson(await answer(parseLine(line, number, schema)));
  }
}
