import type { Conversation } from "../../domain/conversation.ts";
import type { Effects } from "../../domain/delivery.ts";
import type { HandOff } from "../../domain/gap.ts";
import { phrasesFor } from "../../domain/phrasebook.ts";
import { laneNotice, openHandOff } from "../../recruiter/hand-off.ts";
import { relayAnswer } from "../../recruiter/relay-answer.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing, say, text } from "./say.ts";

/** Events that bring a person in: a candidate asks for one, and a recruiter answers. */
export function recruiterEvents(
  { store, phrasebook, clock, ids, logger }: ResponderDependencies,
  conversationOf: (event: EventOf<"person_requested">) => Promise<Conversation>,
) {
  async function onPersonRequested(event: EventOf<"person_requested">): Promise<Effects> {
    const { tenant, channel, candidate, turnId, reason } = event;
    const earlier = await store.handOffs.findByTurn(tenant, turnId);
    // A second press of the button opens no second ticket.
    if (earlier.some((handOff) => handOff.reason === reason)) return nothing;
    const conversation = await conversationOf(event);
    const receipt = await store.receipts.findByTurn(tenant, turnId);
    const { phrases } = phrasesFor(phrasebook, receipt?.reply.language ?? "en");
    const { postingKey } = conversation;
    const revision = postingKey === null ? null : await store.postings.current(tenant, postingKey);
    const open = receipt?.reply.open ?? [];
    const asked = (reason === "gap" && open.length > 0 ? open : (receipt?.question.parts ?? [])).map(
      (part) => part.text,
    );
    const { handOff, card } = openHandOff(
      {
        tenant,
        channel,
        candidate,
        turnId,
        reason,
        topic: open[0]?.topic ?? null,
        question: asked.length === 0 ? null : asked.join("\n"),
        posting: revision?.posting ?? null,
        at: clock.now(),
      },
      ids,
    );
    const confirmation = say(conversation, null, [text(phrases.handedOff[reason])], [], ids);
    return { ...nothing, conversation, deliveries: [confirmation, card], openedHandOffs: [handOff] };
  }

  const languageOf = async ({ tenant, turnId }: HandOff): Promise<string> =>
    (await store.receipts.findByTurn(tenant, turnId))?.reply.language ?? "en";

  async function onHandOffAnswered(event: EventOf<"hand_off_answered">): Promise<Effects> {
    const handOff = await store.handOffs.find(event.tenant, event.handOffId);
    if (handOff === null) {
      logger.warn("hand_off_unknown", { handOff: event.handOffId });
      return nothing;
    }
    if (handOff.state === "answered") {
      return {
        ...nothing,
        deliveries: [laneNotice(handOff, "Somebody has answered this already; nothing was sent twice.", ids)],
      };
    }
    const { phrases } = phrasesFor(phrasebook, await languageOf(handOff));
    return {
      ...nothing,
      deliveries: relayAnswer(handOff, event.text, phrases, ids),
      answeredHandOff: { id: handOff.id, by: event.recruiter, at: clock.now() },
    };
  }

  return { onPersonRequested, onHandOffAnswered };
}
