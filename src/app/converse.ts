import type { Answer, AnswerMessage } from "../answer/answer-message.ts";
import { type Turn, turnsRemembered } from "../domain/conversation.ts";
import { plainText } from "../domain/message.ts";
import type { Revision } from "../domain/posting.ts";
import { redact } from "../domain/redact.ts";

export type Conversed = { answer: Answer; ms: number };

/** Plays a conversation outside of Slack, message by message; resolves to the answer to the last one and its time. */
export async function converse(
  messages: readonly string[],
  revision: Revision,
  answerMessage: AnswerMessage,
): Promise<Conversed> {
  const earlier = messages.slice(0, -1);
  const turns: Turn[] = [];
  for (const [index, written] of earlier.entries()) {
    const message = redact(written).text;
    const { reply } = await answerMessage({ revision, message, earlier: turns.slice(-turnsRemembered) });
    turns.push({
      id: `t${index + 1}`,
      at: index,
      message,
      reply: plainText(reply.paragraphs),
      outcome: reply.outcome,
      sources: [],
      deliveries: [],
    });
  }
  const started = performance.now();
  const message = redact(messages.at(-1) ?? "").text;
  const answer = await answerMessage({ revision, message, earlier: turns.slice(-turnsRemembered) });
  return { answer, ms: Math.round((performance.now() - started) * 1_000) / 1_000 };
}
