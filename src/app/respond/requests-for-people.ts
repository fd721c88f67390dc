import type { Conversation } from "../../domain/conversation.ts";
import type { Effects } from "../../domain/delivery.ts";
import { phrasesFor } from "../../domain/phrasebook.ts";
import { openHandOff } from "../../recruiter/hand-off.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing, say, text } from "./say.ts";

/** A candidate presses a button that brings a person in. */
export function requestsForPeople(
  { store, phrasebook, clock, ids }: ResponderDependencies,
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

  return { onPersonRequested };
}
