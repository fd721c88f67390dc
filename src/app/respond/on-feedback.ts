import { text } from "../../domain/message.ts";
import type { Conversation } from "../../domain/conversation.ts";
import type { Effects } from "../../domain/delivery.ts";
import { type Feedback, wantsMore } from "../../domain/feedback.ts";
import { phrasesFor } from "../../domain/phrasebook.ts";
import type { Receipt } from "../../domain/receipt.ts";
import { questionsForRecruiters } from "./questions-for-recruiters.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { furtherButton, nothing, personButton, reasonButtons, say } from "./say.ts";

type Judged = EventOf<"feedback_given" | "feedback_explained">;

/**
 * A press of a feedback button: kept with the turn. Where an answer did not help, a person may, and the candidate can
 * say why with one more press: reasons are closed, so that nothing has to be written or read.
 */
export function feedbackEvents(
  { store, phrasebook, clock, ids, logger }: ResponderDependencies,
  conversationOf: (event: Judged) => Promise<Conversation>,
) {
  /** The receipt of the answer; `null` where it is gone, and for somebody else's: then nothing is kept, either. */
  async function answerOf({ tenant, channel, turnId }: Judged): Promise<Receipt | null> {
    const receipt = await store.receipts.findByTurn(tenant, turnId);
    if (receipt === null || receipt.channel === channel) return receipt;
    logger.warn("feedback_refused", { turnId });
    return null;
  }

  const judged = (
    { tenant, channel, turnId }: Judged,
    { verdict, reason }: Pick<Feedback, "verdict" | "reason">,
  ): Feedback => ({ tenant, channel, turnId, verdict, reason, at: clock.now() });

  async function onFeedbackGiven(event: EventOf<"feedback_given">): Promise<Effects> {
    const { tenant, turnId, verdict } = event;
    const receipt = await answerOf(event);
    const before = await store.feedback.findByTurn(tenant, turnId);
    if (before?.verdict === verdict) return nothing;
    logger.info("feedback_given", { turnId, verdict });
    const feedback = receipt === null ? null : judged(event, { verdict, reason: null });
    if (verdict === "helpful") return { ...nothing, feedback };
    const { phrases } = phrasesFor(phrasebook, receipt?.reply.language ?? "en");
    const conversation = await conversationOf(event);
    const person = personButton(phrases, turnId);
    const offer =
      receipt === null
        ? say(conversation, null, [text(phrases.notHelpful)], [person], ids)
        : say(
            conversation,
            null,
            [text(phrases.notHelpful), text(phrases.whyNotHelpful)],
            [...reasonButtons(phrases, turnId), person],
            ids,
          );
    return { ...nothing, feedback, deliveries: [offer] };
  }

  async function onFeedbackExplained(event: EventOf<"feedback_explained">): Promise<Effects> {
    const { tenant, turnId, reason } = event;
    const receipt = await answerOf(event);
    const before = await store.feedback.findByTurn(tenant, turnId);
    if (receipt === null || before?.reason === reason) return nothing;
    logger.info("feedback_explained", { turnId, reason });
    const { phrases } = phrasesFor(phrasebook, receipt.reply.language);
    const conversation = await conversationOf(event);
    const turn = conversation.turns.find(({ id }) => id === turnId);
    const questions = wantsMore(reason) ? questionsForRecruiters(receipt, turn, { isFurther: true }) : [];
    const isAskable = questions.length > 0;
    const words = [phrases.reasons[reason].reply, ...(isAskable ? [phrases.offerRecruiter] : [])].map(text);
    const actions = [...(isAskable ? [furtherButton(phrases, turnId)] : []), personButton(phrases, turnId)];
    return {
      ...nothing,
      feedback: judged(event, { verdict: "not_helpful", reason }),
      deliveries: [say(conversation, null, words, actions, ids)],
    };
  }

  return { onFeedbackGiven, onFeedbackExplained };
}
