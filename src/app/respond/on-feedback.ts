import type { Conversation } from "../../domain/conversation.ts";
import type { Effects } from "../../domain/delivery.ts";
import { phrasesFor } from "../../domain/phrasebook.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing, personButton, say, text } from "./say.ts";

/** A press of a feedback button: kept with the turn; where an answer did not help, a person may. */
export function feedbackEvents(
  { store, phrasebook, clock, ids, logger }: ResponderDependencies,
  conversationOf: (event: EventOf<"feedback_given">) => Promise<Conversation>,
) {
  async function onFeedbackGiven(event: EventOf<"feedback_given">): Promise<Effects> {
    const { tenant, channel, turnId, verdict } = event;
    const before = await store.feedback.findByTurn(tenant, turnId);
    if (before?.verdict === verdict) return nothing;
    logger.info("feedback_given", { turnId, verdict });
    const feedback = { tenant, channel, turnId, verdict, at: clock.now() };
    if (verdict === "helpful") return { ...nothing, feedback };
    const receipt = await store.receipts.findByTurn(tenant, turnId);
    const { phrases } = phrasesFor(phrasebook, receipt?.reply.language ?? "en");
    const conversation = await conversationOf(event);
    const offer = say(conversation, null, [text(phrases.notHelpful)], [personButton(phrases, turnId)], ids);
    return { ...nothing, feedback, deliveries: [offer] };
  }

  return { onFeedbackGiven };
}
