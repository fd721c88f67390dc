import type { ExactRequest, RecordedModel } from "../adapters/llm/recorded-model.ts";
import type { AnswerMessage } from "../answer/answer-message.ts";
import type { Revision } from "../domain/posting.ts";
import { answersTo } from "./converse.ts";

/**
 * The requests that a conversation needs answered before it can be played: those of its first turn that has one not yet
 * recorded, since what is asked after it depends on the reply. Empty when it can be played to its end.
 */
export async function listRequests(
  messages: readonly string[],
  revision: Revision,
  { answerMessage, model }: { answerMessage: AnswerMessage; model: RecordedModel },
): Promise<readonly ExactRequest[]> {
  const answers = answersTo(messages, revision, answerMessage);
  while ((await answers.next()).done !== true) {
    const unanswered = model.takeUnanswered();
    if (unanswered.length > 0) return unanswered;
  }
  return [];
}
