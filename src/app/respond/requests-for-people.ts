import type { Conversation } from "../../domain/conversation.ts";
import type { Effects, ScheduledEvent } from "../../domain/delivery.ts";
import type { GapSubject } from "../../domain/gap.ts";
import { postingLane } from "../../domain/posting.ts";
import { phrasesFor } from "../../domain/phrasebook.ts";
import type { Receipt } from "../../domain/receipt.ts";
import type { OpenPart } from "../../domain/reply.ts";
import { createBringIn } from "./bring-in.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing, say, text, withdrawButton } from "./say.ts";

type Requested = EventOf<"person_requested">;

/** Why somebody needs something stays with them, whatever words they asked in. */
const questionOf = ({ topic, text: words }: OpenPart): string | null => (topic === "accommodations" ? null : words);

/** Two parts that ask the same are one question. */
const subjectsOf = ({ postingKey, reply }: Receipt): { subject: GapSubject; part: OpenPart }[] => {
  const bySubject = new Map(
    reply.open.map((part) => [
      `${part.topic} ${part.ask}`,
      { subject: { postingKey, topic: part.topic, ask: part.ask }, part },
    ]),
  );
  return [...bySubject.values()];
};

/** A candidate presses a button that brings a person in. */
export function requestsForPeople(
  dependencies: ResponderDependencies,
  conversationOf: (event: Requested) => Promise<Conversation>,
) {
  const { store, phrasebook, clock, ids } = dependencies;
  const { bringIn, outOfHours } = createBringIn(dependencies);

  /** Each open part is asked in the lane of its posting's gaps, where others may have asked it, too. */
  async function askRecruiter(event: Requested, receipt: Receipt): Promise<Effects> {
    const { tenant, channel, candidate, turnId } = event;
    const conversation = await conversationOf(event);
    // A second press of the button asks nothing twice.
    if (conversation.turns.some((turn) => turn.id === turnId && turn.asked === true)) return nothing;
    const at = clock.now();
    const { language } = receipt.reply;
    const spoken = phrasesFor(phrasebook, language);
    const { phrases } = spoken;
    const scheduled = subjectsOf(receipt).map(
      ({ subject, part }): ScheduledEvent => ({
        event: {
          kind: "gap_asked",
          tenant,
          channel: postingLane(subject.postingKey),
          atMicros: at * 1_000,
          subject,
          waiter: { channel, candidate, turnId, language, question: questionOf(part), askedAt: at },
        },
        key: `asked:${turnId}:${subject.topic}:${subject.ask}`,
      }),
    );
    const turns = conversation.turns.map((turn) => (turn.id === turnId ? { ...turn, asked: true as const } : turn));
    const confirmation = say(
      conversation,
      null,
      [text(phrases.handedOff.gap), ...outOfHours(spoken)],
      [withdrawButton(phrases, turnId)],
      ids,
    );
    return { ...nothing, conversation: { ...conversation, turns }, deliveries: [confirmation], scheduled };
  }

  async function onPersonRequested(event: Requested): Promise<Effects> {
    const { tenant, channel, candidate, turnId, reason } = event;
    const receipt = await store.receipts.findByTurn(tenant, turnId);
    if (reason === "gap" && receipt !== null)
      return receipt.reply.open.length > 0 ? askRecruiter(event, receipt) : nothing;
    const earlier = await store.handOffs.findByTurn(tenant, turnId);
    // A second press of the button opens no second ticket.
    if (earlier.some((handOff) => handOff.reason === reason)) return nothing;
    const conversation = await conversationOf(event);
    const spoken = phrasesFor(phrasebook, receipt?.reply.language ?? "en");
    const { postingKey } = conversation;
    const revision = postingKey === null ? null : await store.postings.current(tenant, postingKey);
    const asked = (receipt?.question.parts ?? []).map((part) => part.text);
    const { notice, ...brought } = bringIn(
      {
        tenant,
        channel,
        candidate,
        turnId,
        reason,
        topic: receipt?.reply.open[0]?.topic ?? null,
        question: asked.length === 0 ? null : asked.join("\n"),
        request: null,
        posting: revision?.posting ?? null,
      },
      spoken,
    );
    const confirmation = say(conversation, null, [text(spoken.phrases.handedOff[reason]), ...notice], [], ids);
    return { ...nothing, ...brought, conversation, deliveries: [confirmation, ...brought.deliveries] };
  }

  return { onPersonRequested };
}
