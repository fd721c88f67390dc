import { z } from "zod";
import { schemaMessages } from "../blocks/schema-messages.ts";
import { type ApiAnswer, refuseWith } from "./api-answer.ts";

export interface ApiMethod {
  token: "bot" | "app";
  /** One of these is enough; none are needed where the list is empty. */
  scopes: readonly string[];
  run(args: unknown): ApiAnswer;
}

export type ApiMethods = Readonly<Record<string, ApiMethod>>;

/** Ties a method to the shape of its arguments: what does not fit is `invalid_arguments`, with what is wrong. */
export function apiMethod<A>(options: {
  token?: "bot" | "app";
  scopes?: readonly string[];
  args: z.ZodType<A>;
  run: (args: A) => ApiAnswer;
}): ApiMethod {
  return {
    token: options.token ?? "bot",
    scopes: options.scopes ?? [],
    run(input) {
      const args = options.args.safeParse(input, { reportInput: true });
      return args.success
        ? options.run(args.data)
        : refuseWith("invalid_arguments", schemaMessages(args.error.issues, ""));
    },
  };
}

// Form bodies carry everything as text, JSON bodies do not: these take both.

export const flag = z
  .union([z.boolean(), z.enum(["true", "1"]).transform(() => true), z.enum(["false", "0"]).transform(() => false)])
  .optional();

export const count = z.coerce.number().int().min(1).max(999).optional();

export type JsonField = { kind: "json"; value: unknown } | { kind: "not_json" };

/** A field that may be given as a value or as JSON text. */
export const jsonField = z
  .unknown()
  .transform((input): JsonField | undefined => {
    if (input === undefined || input === null || input === "") return undefined;
    if (typeof input !== "string") return { kind: "json", value: input };
    try {
      return { kind: "json", value: JSON.parse(input) };
    } catch {
      // Which error that is differs from method to method.
      return { kind: "not_json" };
    }
  })
  .optional();
