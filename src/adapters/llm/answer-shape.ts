import { z } from "zod";

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a model is asked to answer in, and how that is read. */
export type AnswerShape<Value = unknown> = {
  name: string;
  schema: () => JsonSchema;
  /** `null` where it is not of the schema. */
  read: (value: unknown) => Value | null;
  /** Whether an answer of the schema says nothing at all. */
  isEmpty: (value: Value) => boolean;
};

/**
 * A shape in the dialect of strict structured output: every property required, no others allowed, no `$schema`.
 * Given as JSON schema and not as zod, since LangChain would parse the answer with zod inside its retries and throw
 * the raw reply away: a broken answer would be asked for again, and a refusal would look like an empty one.
 */
export function answerShape<Schema extends z.ZodType>(
  name: string,
  shape: Schema,
  isEmpty: (value: z.output<Schema>) => boolean = () => false,
): AnswerShape<z.output<Schema>> {
  return {
    name,
    isEmpty,
    schema: () => {
      const { $schema: _dialect, ...schema } = z.toJSONSchema(shape);
      return schema;
    },
    read: (value) => {
      const read = shape.safeParse(value);
      return read.success ? read.data : null;
    },
  };
}
