import { z } from "zod";

/** Everything that JSON can hold. */
export const Json = z.json();
export type Json = z.infer<typeof Json>;
export type JsonObject = { readonly [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
