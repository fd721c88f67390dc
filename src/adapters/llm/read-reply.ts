import type { AnswerShape } from "./answer-shape.ts";
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

export type ReadReply<Value> = { kind: "value"; value: Value } | { kind: "unusable"; code: UnusableCode };

const cutOff = new Set(["length", "max_tokens", "MAX_TOKENS"]);
const filtered = new Set(["content_filter", "SAFETY"]);

const unusable = (code: UnusableCode): ReadReply<never> => ({ kind: "unusable", code });

function parseJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** An answer, or why there is none. Nothing is repaired: half an answer may have lost the half that limits it. */
export function readReply<Value>(
  reply: Pick<RawReply, "text" | "toolArguments" | "refused" | "finish">,
  maxCharacters: number,
  shape: Pick<AnswerShape<Value>, "read" | "isEmpty">,
): ReadReply<Value> {
  if (reply.refused || reply.finish === "refusal") return unusable("refused");
  if (reply.finish !== null && filtered.has(reply.finish)) return unusable("content_filter");
  if (reply.finish !== null && cutOff.has(reply.finish)) return unusable("truncated");
  if (reply.text.length > maxCharacters) return unusable("oversized");
  const parsed = reply.toolArguments === undefined ? parseJson(reply.text) : { value: reply.toolArguments };
  if (parsed === null) return unusable(reply.text.trim() === "" ? "empty" : "broken_json");
  const value = shape.read(parsed.value);
  if (value === null) return unusable("wrong_schema");
  return shape.isEmpty(value) ? unusable("empty") : { kind: "value", value };
}
