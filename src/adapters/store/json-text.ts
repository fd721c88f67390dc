import type { z } from "zod";

/** Reads a document that is stored as JSON text; throws where it is not what the schema says. */
export const fromJsonText = <Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> =>
  schema.parse(JSON.parse(text));

const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
};

/** The same text for the same content, whatever the order in which its keys were set. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sortKeys(value));
