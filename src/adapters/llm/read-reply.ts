import { ProposedDraft } from "../../domain/draft.ts";
import type { UnusableCode } from "./failure.ts";

/** What a model sent back, in no vendor's words. */
export type RawReply = {
  text: string;
  /** Set where a provider answers in the form of a tool call. */
  toolArguments: unknown;
  refused: boolean;
  /** `stop`, `length`, `content_filter` or a provider's own word. */
  finish: string | null;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
};

export type ReadReply = { kind: "draft"; draft: ProposedDraft } | { kind: "unusable"; code: UnusableCode };

const cutOff = new Set(["length", "max_tokens", "MAX_TOKENS"]);
const filtered = new Set(["content_filter", "SAFETY"]);

const unusable = (code: UnusableCode): ReadReply => ({ kind: "unusable", code });

function parseJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A draft, or why there is none. Nothing is repaired: half an answer may have lost the half that limits it. */
export function readReply(reply: RawReply, maxCharacters: number): ReadReply {
  if (reply.refused || reply.finish === "refusal") return unusable("refused");
  if (reply.finish !== null && filtered.has(reply.finish)) return unusable("content_filter");
  if (reply.finish !== null && cutOff.has(reply.finish)) return unusable("truncated");
  if (reply.text.length > maxCharacters) return unusable("oversized");
  const parsed = reply.toolArguments === undefined ? parseJson(reply.text) : { value: reply.toolArguments };
  if (parsed === null) return unusable(reply.text.trim() === "" ? "empty" : "broken_json");
  const draft = ProposedDraft.safeParse(parsed.value);
  if (!draft.success) return unusable("wrong_schema");
  return draft.data.parts.length === 0 ? unusable("empty") : { kind: "draft", draft: draft.data };
}
