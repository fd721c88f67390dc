import type { Answer, AnswerMessage } from "../answer/answer-message.ts";
import { type Turn, turnsRemembered } from "../domain/conversation.ts";
import { plainText } from "../domain/message.ts";
import type { Revision } from "../domain/posting.ts";
import { redact } from "../domain/redact.ts";

export type Conversed = { answer: Answer; ms: number };

/** Plays a conversation outside of Slack: each message's answer and its time, as soon as the one before was taken. */
export async function* answersTo(
  messages: readonly string[],
  revision: Revision,
  answerMessage: AnswerMessage,
): AsyncGenerator<Conversed> {
  const turns: Turn[] = [];
  for (const [index, written] of messages.entries()) {
    const started = performance.now();
    const message = redact(written).text;
    const answer = await answerMessage({ revision, message, earlier: turns.slice(-turnsRemembered) });
    yield { answer, ms: Math.round((performance.now() - started) * 1_000) / 1_000 };
    const { paragraphs, outcome } = answer.reply;
    const reply = plainText(paragraphs);
    turns.push({ id: `t${index + 1}`, at: index, message, reply, outcome, sources: [], deliveries: [] });
  }
}

/** Plays a conversation, of one message at least, to its end; resolves to the answer to the last one and its time. */
export async function converse(
  messages: readonly string[],
  revision: Revision,
  answerMessage: AnswerMessage,
): Promise<Conversed> {
  let last: Conversed | null = null;
  for await (const answered of answersTo(messages, revision, answerMessage)) last = answered;
  if (last === null) throw new Error("a conversation without a message was played");
  return last;
}
