import { z } from "zod";
import { ProposedDraft } from "../../domain/draft.ts";

export type JsonSchema = Readonly<Record<string, unknown>>;

export const draftSchemaName = "draft";

/**
 * `ProposedDraft` in the dialect of strict structured output: every property required, no others allowed, no `$schema`.
 * Given as JSON schema and not as zod, since LangChain would parse the answer with zod inside its retries and throw
 * the raw reply away: a broken answer would be asked for again, and a refusal would look like an empty one.
 */
export function draftSchema(): JsonSchema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(ProposedDraft);
  return schema;
}
