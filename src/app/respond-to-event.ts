import { text } from "../domain/message.ts";
import type { Effects } from "../domain/delivery.ts";
import type { IncomingEvent } from "../domain/event.ts";
import { createAnswerIn } from "./respond/answer-in.ts";
import { conversationEvents } from "./respond/in-conversation.ts";
import { correctionEvents } from "./respond/correct.ts";
import { answerEvents } from "./respond/on-answer.ts";
import { dataEvents } from "./respond/on-data.ts";
import { digestEvents } from "./respond/on-digest.ts";
import { feedbackEvents } from "./respond/on-feedback.ts";
import { gapEvents } from "./respond/of-gaps.ts";
import { handOffEvents } from "./respond/in-hand-off.ts";
import { revisionEvents } from "./respond/of-revisions.ts";
import { mentionEvents } from "./respond/on-mention.ts";
import { passingOnEvents } from "./respond/passing-on.ts";
import { requestsForPeople } from "./respond/requests-for-people.ts";
import type { ResponderDependencies } from "./respond/responder.ts";
import { phrasesOf } from "./respond/spoken.ts";
import { nothing, personButton, say } from "./respond/say.ts";

/**
 * What each accepted event leads to, as one value that the store commits at once: nothing is sent and nothing is
 * written here.
 */
export function createResponder(dependencies: ResponderDependencies) {
  const { phrasebook, ids } = dependencies;
  const answerIn = createAnswerIn(dependencies);
  const { correct, onPostingChanged, onToldPostingChanged } = correctionEvents(dependencies);
  const { conversationOf, onMessage, onPostingChosen, onPostingsRequested } = conversationEvents(dependencies, {
    answerIn,
    correct,
  });
  const { onEdit, onDeletion } = revisionEvents(dependencies, { conversationOf, answerIn, onMessage });
  const { onPersonRequested } = requestsForPeople(dependencies, conversationOf);
  const { onPassOnRequested, onNotPassedOn } = passingOnEvents(dependencies);
  const onHandOff = handOffEvents(dependencies);
  const onGap = gapEvents(dependencies);
  const { onAnswerArrived, onQuestionWithdrawn } = answerEvents(dependencies, conversationOf);
  const { onFeedbackGiven, onFeedbackExplained } = feedbackEvents(dependencies, conversationOf);
  const { onMentioned } = mentionEvents(dependencies);
  const { onDataRequested, onDataNotSent } = dataEvents(dependencies);
  const { onDigestDue } = digestEvents(dependencies);
  return {
    respond: (event: IncomingEvent): Promise<Effects> => {
      switch (event.kind) {
        case "message":
          return event.isEdit === true ? onEdit(event) : onMessage(event);
        case "message_deleted":
          return onDeletion(event);
        case "posting_chosen":
          return onPostingChosen(event);
        case "postings_requested":
          return onPostingsRequested(event);
        case "digest_due":
          return onDigestDue(event);
        case "mentioned":
          return onMentioned(event);
        case "feedback_given":
          return onFeedbackGiven(event);
        case "feedback_explained":
          return onFeedbackExplained(event);
        case "person_requested":
          return onPersonRequested(event);
        case "pass_on_requested":
          return onPassOnRequested(event);
        case "not_passed_on":
          return onNotPassedOn(event);
        case "data_requested":
          return onDataRequested(event);
        case "data_not_sent":
          return onDataNotSent(event);
        case "question_withdrawn":
          return onQuestionWithdrawn(event);
        case "posting_changed":
          return onPostingChanged(event);
        case "told_posting_changed":
          return onToldPostingChanged(event);
        case "answer_arrived":
          return onAnswerArrived(event);
        case "fact_expired":
        case "gap_asked":
        case "gap_answered":
        case "gap_changed":
        case "gap_due":
        case "gap_card_not_posted":
          return onGap(event);
        case "hand_off_answered":
        case "hand_off_corrected":
        case "hand_off_claimed":
        case "hand_off_returned":
        case "hand_off_fell_silent":
        case "hand_off_owned":
        case "hand_off_due":
        case "card_not_posted":
          return onHandOff(event);
      }
    },
    /** What a candidate reads when an event could not be worked; nothing where there is nobody to tell. */
    apologise: async (event: IncomingEvent): Promise<Effects> => {
      if (!("candidate" in event) || event.kind === "message_deleted") return nothing;
      const conversation = await conversationOf(event);
      const thread = event.kind === "message" ? event.thread : null;
      const phrases = phrasesOf(phrasebook, conversation);
      const words = [text(phrases.failure)];
      return { ...nothing, deliveries: [say(conversation, thread, words, [personButton(phrases, ids.next())], ids)] };
    },
  };
}
