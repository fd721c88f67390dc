import { text } from "../../domain/message.ts";
import { type Conversation, joined, type Source, type Turn, turnsRemembered } from "../../domain/conversation.ts";
import type { Delivery, Effects, Retraction, ScheduledEvent } from "../../domain/delivery.ts";
import { passedOnTakenBack } from "../../domain/passed-on.ts";
import { phrasesFor } from "../../domain/phrasebook.ts";
import type { AnswerIn } from "./answer-in.ts";
import type { conversationEvents } from "./in-conversation.ts";
import { redrawGaps } from "./redraw-gaps.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { disclosure, nothing, say } from "./say.ts";

type Steps = Pick<ReturnType<typeof conversationEvents>, "conversationOf" | "onMessage"> & { answerIn: AnswerIn };

type Revised = EventOf<"message"> | EventOf<"message_deleted">;

/** The messages with this one as it is now: with other words, or gone. */
function revise(sources: readonly Source[], event: Revised): Source[] {
  const words = event.kind === "message" ? (event.text ?? "") : "";
  return sources
    .map((source) => (source.messageId === event.messageId ? { ...source, text: words } : source))
    .filter((source) => source.text.trim() !== "");
}

const holds = (sources: readonly Source[], { messageId }: Revised): boolean =>
  sources.some((source) => source.messageId === messageId);

const retraction = ({ channel, messageId }: Revised, turn?: Turn): Retraction => ({
  channel,
  messageIds: turn === undefined ? [messageId] : turn.sources.map((source) => source.messageId),
  deliveryIds: turn?.deliveries ?? [],
});

/** A message that lies before every turn that is remembered was answered long ago. */
const isLongAnswered = ({ turns }: Conversation, { atMicros }: Revised): boolean =>
  turns.length >= turnsRemembered && atMicros < (turns[0]?.at ?? 0) * 1_000;

/** A candidate changes or takes back what they wrote: there is one current answer to it, or none. */
export function revisionEvents(
  { store, phrasebook, clock, ids, logger }: ResponderDependencies,
  { conversationOf, onMessage, answerIn }: Steps,
) {
  const receiptOf = (conversation: Conversation, turn: Turn) => store.receipts.findByTurn(conversation.tenant, turn.id);

  /** Who asked a recruiter in these words asks no more: the cards are drawn without them. */
  async function cardsOf({ tenant }: Conversation, turn: Turn, { atMicros }: Revised): Promise<ScheduledEvent[]> {
    const waiting = await store.gaps.waitersOfTurn(tenant, turn.id);
    return redrawGaps(store.gaps, waiting, { cause: `revised:${turn.id}:${atMicros}`, at: clock.now() });
  }

  /** The reply is withdrawn where it was not posted yet, else a line says in its place where it went. */
  async function takeBack(conversation: Conversation, turn: Turn, event: Revised): Promise<Effects> {
    const { phrases } = phrasesFor(phrasebook, (await receiptOf(conversation, turn))?.reply.language ?? "en");
    // With the reply that said that this is an AI the saying is gone, too.
    const disclosedAt = conversation.disclosedAt === turn.at ? null : conversation.disclosedAt;
    const turns = conversation.turns.filter((other) => other !== turn);
    return {
      ...nothing,
      conversation: { ...conversation, disclosedAt, turns },
      deliveries: turn.deliveries.map((deliveryId) => ({
        ...say(conversation, null, [text(phrases.takenBack)], [], ids),
        relation: { kind: "takes_back", deliveryId },
      })),
      scheduled: await cardsOf(conversation, turn, event),
      retracted: retraction(event, turn),
    };
  }

  /** The new answer stands where the old one stood, and is about the same posting. */
  async function answerAgain(conversation: Conversation, turn: Turn, event: Revised): Promise<Effects> {
    const sources = revise(turn.sources, event);
    const postingKey = (await receiptOf(conversation, turn))?.postingKey ?? conversation.postingKey;
    const revision = postingKey === null ? null : await store.postings.current(conversation.tenant, postingKey);
    if (sources.length === 0 || revision === null) return takeBack(conversation, turn, event);
    const thread = event.kind === "message" ? event.thread : null;
    const disclosedAt = conversation.disclosedAt === turn.at ? null : conversation.disclosedAt;
    const asked = { text: joined(sources), sources, thread, instead: turn };
    const effects = await answerIn(conversation, revision, asked, ({ language, phrases }) =>
      // The reply that said that this is an AI goes on saying so.
      disclosure({ ...conversation, disclosedAt }, revision, language, phrases),
    );
    const [reply, ...others] = effects.deliveries;
    const [first, ...further] = turn.deliveries;
    if (reply === undefined || first === undefined) return effects;
    const { deliveries: surplus } = await takeBack(conversation, { ...turn, deliveries: further }, event);
    return {
      ...effects,
      deliveries: [...surplus, { ...reply, relation: { kind: "replaces", deliveryId: first } }, ...others],
      scheduled: await cardsOf(conversation, turn, event),
      retracted: retraction(event, turn),
    };
  }

  /** `null` where the message is neither answered nor kept for when a posting is chosen. */
  async function reviseKnown(conversation: Conversation, event: Revised): Promise<Effects | null> {
    const turn = conversation.turns.find(({ sources }) => holds(sources, event));
    if (turn !== undefined && conversation.heldFor === null) return answerAgain(conversation, turn, event);
    if (turn !== undefined) return takeBack(conversation, turn, event);
    const { pending } = conversation;
    if (pending === null || !holds(pending.sources, event)) return null;
    const sources = revise(pending.sources, event);
    const changed = sources.length === 0 ? null : { ...pending, text: joined(sources), sources };
    return { ...nothing, conversation: { ...conversation, pending: changed }, retracted: retraction(event) };
  }

  async function onEdit(event: EventOf<"message">): Promise<Effects> {
    const conversation = await conversationOf(event);
    const known = await reviseKnown(conversation, event);
    // A person is speaking: Candor takes its answer back and leaves the new words to them.
    if (known !== null && conversation.heldFor !== null) {
      const { deliveries } = await onMessage(event);
      return { ...known, deliveries: [...known.deliveries, ...deliveries] };
    }
    if (known !== null) return known;
    if (!isLongAnswered(conversation, event)) return onMessage(event);
    logger.info("edit_of_old_message");
    return { ...nothing, retracted: retraction(event) };
  }

  /** What the candidate had passed on of the message goes with it. */
  async function passedOnOf({ tenant, channel, messageId }: Revised): Promise<Delivery[]> {
    const handOffs = await store.handOffs.inConversation(tenant, channel);
    return handOffs
      .filter(({ request }) => request?.messageId === messageId)
      .flatMap((handOff) => passedOnTakenBack(handOff, "The candidate has taken these words back.", ids.next()));
  }

  async function onDeletion(event: EventOf<"message_deleted">): Promise<Effects> {
    const conversation = await conversationOf(event);
    const effects = (await reviseKnown(conversation, event)) ?? { ...nothing, retracted: retraction(event) };
    return { ...effects, deliveries: [...effects.deliveries, ...(await passedOnOf(event))] };
  }

  return { onEdit, onDeletion };
}
