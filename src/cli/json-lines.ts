import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { z } from "zod";
import { InputError } from "../domain/errors.ts";

export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

function parseLine<Schema extends z.ZodType>(line: string, place: string, schema: Schema): z.infer<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw new InputError(`${place} is not JSON.`, { cause: error });
  }
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `${path.join(".") || "the line"}: ${message}`);
  throw new InputError(`${place} does not fit: ${problems.join("; ")}.`);
}

async function* parsedLines<Schema extends z.ZodType>(
  input: NodeJS.ReadableStream,
  name: string,
  schema: Schema,
): AsyncGenerator<z.infer<Schema>> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() !== "") yield parseLine(line, `Line ${number} of ${name}`, schema);
  }
}

/** The JSON lines of standard input, one after the other. */
export const inputLines = <Schema extends z.ZodType>(schema: Schema): AsyncGenerator<z.infer<Schema>> =>
  parsedLines(process.stdin, "standard input", schema);

/** The JSON lines of a file. */
export async function fileLines<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.infer<Schema>[]> {
  const rows: z.infer<Schema>[] = [];
  try {
    for await (const row of parsedLines(createReadStream(file, "utf8"), file, schema)) rows.push(row);
    return rows;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file} cannot be read.`, { cause: error });
  }
}

/** Answers each JSON line of standard input with one JSON line, in order. */
export async function answerLines<Schema extends z.ZodType>(
  schema: Schema,
  answer: (row: z.infer<Schema>) => unknown,
): Promise<void> {
  for await (const row of inputLines(schema)) printJson(await answer(row));
}
