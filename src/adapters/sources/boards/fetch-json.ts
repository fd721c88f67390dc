import { z } from "zod";
import { UnavailableError } from "../../../domain/errors.ts";
import type { Validators } from "../../../domain/source.ts";
import type { Fetcher } from "../fetch/fetcher.ts";

/** A board of many jobs with their texts. */
const maxBytes = 64 * 1024 * 1024;

export type FetchedJson<Value> = { kind: "unchanged" } | { kind: "value"; value: Value; validators: Validators };

/** JSON of a known shape; UnavailableError where the system answers in another one. */
export async function fetchJson<Schema extends z.ZodType>(
  url: string,
  schema: Schema,
  fetcher: Fetcher,
  validators: Validators | null = null,
): Promise<FetchedJson<z.output<Schema>>> {
  const fetched = await fetcher(url, { types: ["application/json"], maxBytes, validators });
  if (fetched.kind === "unchanged") return fetched;
  try {
    const value = schema.parse(JSON.parse(new TextDecoder().decode(fetched.bytes)));
    return { kind: "value", value, validators: fetched.validators };
  } catch (error) {
    const { host } = new URL(url);
    throw new UnavailableError(host, {
      cause: error,
      message: `${host} answers in a shape that Candor does not know.`,
    });
  }
}

/** The same where nothing is asked on condition. */
export async function fetchValue<Schema extends z.ZodType>(
  url: string,
  schema: Schema,
  fetcher: Fetcher,
): Promise<z.output<Schema>> {
  const fetched = await fetchJson(url, schema, fetcher);
  if (fetched.kind === "value") return fetched.value;
  const { host } = new URL(url);
  throw new UnavailableError(host, { message: `${host} says that nothing changed, though nobody asked.` });
}
