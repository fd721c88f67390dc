import { coveredTopics } from "../../answer/fixed-replies.ts";
import type { Conversation, Source } from "../../domain/conversation.ts";
import type { Effects } from "../../domain/delivery.ts";
import type { Named } from "../../answer/choose/name-posting.ts";
import { detectLanguage } from "../../domain/language.ts";
import type { HandOff } from "../../domain/hand-off.ts";
import { type Paragraph, text } from "../../domain/message.ts";
import { fill, type Phrases, phrasesFor, type Speech } from "../../domain/phrasebook.ts";
import { isPaused, isServed, type Posting, type Revision } from "../../domain/posting.ts";
import type { AnswerIn } from "./answer-in.ts";
import type { correctionEvents } from "./correct.ts";
import { type Offer, offerMessage } from "./offer-postings.ts";
import { relayMessage } from "../../recruiter/relay.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { phrasesIn, phrasesOf } from "./spoken.ts";
import { createHandOver } from "./without-posting.ts";
import { disclosure, nothing, othersButton, personButton, say } from "./say.ts";

type Candidate = Pick<EventOf<"message">, "tenant" | "channel" | "candidate">;
type Steps = { answerIn: AnswerIn } & Pick<ReturnType<typeof correctionEvents>, "correct">;

/** What was asked before a posting was chosen, all of it. */
const afterPending = (
  pending: Conversation["pending"],
  source: Source,
  thread: string | null,
): Conversation["pending"] => ({
  text: pending === null ? source.text : `${pending.text}\n${source.text}`,
  thread,
  sources: [...(pending?.sources ?? []), source],
});

/** Events of a candidate's own conversation: a message, and the choice of a posting. */
export function conversationEvents(dependencies: ResponderDependencies, { answerIn, correct }: Steps) {
  const { store, catalogue, hearRequest, phrasebook, clock, ids } = dependencies;
  const handOver = createHandOver(dependencies);
  const spokenIn = (message: string): Phrases => phrasesIn(phrasebook, message);

  async function conversationOf({ tenant, channel, candidate }: Candidate): Promise<Conversation> {
    const known = await store.conversations.find(tenant, channel);
    return (
      known ?? {
        tenant,
        channel,
        candidate,
        postingKey: null,
        disclosedAt: null,
        pending: null,
        heldFor: null,
        toCorrect: [],
        knownClosed: [],
        turns: [],
      }
    );
  }

  /** Whoever is not among those it is offered to any more is answered from it no more. */
  async function postingTalkedAbout(conversation: Conversation): Promise<Revision | null> {
    const { tenant, postingKey } = conversation;
    if (postingKey === null || !(await catalogue.isOpenTo(conversation, postingKey))) return null;
    return store.postings.current(tenant, postingKey);
  }

  /** The posting that the conversation is about; the only one there is needs no choosing. */
  async function postingOf(conversation: Conversation): Promise<Revision | null> {
    const { tenant, postingKey } = conversation;
    if (postingKey !== null) return postingTalkedAbout(conversation);
    const only = await catalogue.only(conversation);
    return only === null ? null : store.postings.current(tenant, only.key);
  }

  /** In this order, without paused ones. Whoever has sent the link of one may be offered it, though it is on no list. */
  async function servedOf({ tenant }: Conversation, keys: readonly string[]): Promise<Posting[]> {
    const entries = (await store.postings.entries(tenant, keys)).filter(isServed);
    return keys.flatMap((key) => entries.find(({ posting }) => posting.key === key)?.posting ?? []);
  }

  async function offerPostings(
    conversation: Conversation,
    thread: string | null,
    offer: Pick<Offer, "opening"> & { keys?: readonly string[]; phrases?: Phrases },
  ): Promise<Effects> {
    const { keys = [], phrases = phrasesOf(phrasebook, conversation) } = offer;
    const fitting = await servedOf(conversation, keys);
    // All that would fit are paused: what is left to choose from is none of them.
    const opening = offer.opening === "fitting" && fitting.length === 0 ? "all" : offer.opening;
    const postings = fitting.length > 0 ? fitting : await catalogue.list(conversation);
    const { paragraphs, actions } = offerMessage({ opening, postings }, phrases, ids);
    return {
      ...nothing,
      // It says that this is an AI, so that the first answer need not.
      conversation: { ...conversation, disclosedAt: conversation.disclosedAt ?? clock.now() },
      deliveries: [say(conversation, thread, paragraphs, actions, ids)],
    };
  }

  /** Turns to a posting, and answers what was asked before or with it. */
  async function turnTo(
    conversation: Conversation,
    revision: Revision,
    asked: Conversation["pending"],
    { thread, language = revision.posting.language }: { thread: string | null; language?: string },
  ): Promise<Effects> {
    const about = { ...conversation, postingKey: revision.posting.key };
    const chosen = (speech: Speech): Paragraph[] => {
      if (revision.closedAt !== null && asked === null) return [text(speech.phrases.frames.closed)];
      // Whoever names a posting in the first message has not been told yet that this is an AI.
      const first = disclosure(conversation, revision, speech.language, speech.phrases);
      // The answer to what was asked says so itself.
      const paused = asked === null ? [text(speech.phrases.frames.paused)] : [];
      if (isPaused(revision)) return [...first, ...paused];
      if (first.length > 0) return first;
      const topics = coveredTopics(revision.facts, speech.phrases, speech.language);
      return [text(fill(speech.phrases.postingChosen, { title: revision.posting.title, topics }))];
    };
    // The choice came after a question: it is answered instead of asked again.
    if (asked !== null) return answerIn(about, revision, asked, chosen);
    const spoken = phrasesFor(phrasebook, language);
    const others = await catalogue.list(conversation);
    const actions = [
      ...(others.length > 1 ? [othersButton(spoken.phrases)] : []),
      personButton(spoken.phrases, ids.next()),
    ];
    return {
      ...nothing,
      conversation: { ...about, disclosedAt: conversation.disclosedAt ?? clock.now() },
      deliveries: [say(about, thread, chosen(spoken), actions, ids)],
    };
  }

  /** What follows from a message that names a posting or asks for others; `null` where it is a plain message. */
  async function onNaming(
    conversation: Conversation,
    named: Named,
    source: Source,
    thread: string | null,
  ): Promise<Effects | null> {
    if (named.kind === "none") return null;
    const { pending } = conversation;
    const message = source.text;
    const opening = conversation.disclosedAt === null ? "first" : named.kind === "several" ? "fitting" : "all";
    if (named.kind === "list") return offerPostings(conversation, thread, { opening, phrases: spokenIn(message) });
    const asked = named.asks ? afterPending(pending, source, thread) : pending;
    if (named.kind === "several") {
      const { keys } = named;
      return offerPostings({ ...conversation, pending: asked }, thread, { opening, keys, phrases: spokenIn(message) });
    }
    const revision = await store.postings.current(conversation.tenant, named.key);
    if (revision === null) return null;
    const expected = [revision.posting.language, "en", ...phrasebook.keys()];
    return turnTo(conversation, revision, asked, { thread, language: detectLanguage(message, expected) });
  }

  /** The claimed hand-off whose recruiter reads what the candidate writes now. */
  async function holding({ tenant, heldFor }: Conversation): Promise<HandOff | null> {
    const handOff = heldFor === null ? null : await store.handOffs.find(tenant, heldFor);
    return handOff?.state === "claimed" ? handOff : null;
  }

  async function onMessage(event: EventOf<"message">): Promise<Effects> {
    const conversation = await conversationOf(event);
    const { text: message } = event;
    const held = await holding(conversation);
    // Candor does not answer over a person.
    if (held !== null) return { ...nothing, deliveries: [relayMessage(held, message, ids)] };
    // What was told and does not hold any more is said before anything else.
    const said = await correct(conversation, conversation.toCorrect);
    const effects = await onFreeMessage(event, said.conversation);
    return {
      ...effects,
      conversation: effects.conversation ?? (conversation.toCorrect.length > 0 ? said.conversation : null),
      deliveries: [...said.deliveries, ...effects.deliveries],
      receipts: [...said.receipts, ...effects.receipts],
    };
  }

  async function onFreeMessage(event: EventOf<"message">, conversation: Conversation): Promise<Effects> {
    const { text: message, thread, messageId, inForm } = event;
    if (message === null || message.trim() === "") {
      const phrases = phrasesOf(phrasebook, conversation);
      const words = message === null ? phrases.unreadable : phrases.noText;
      return {
        ...nothing,
        conversation,
        deliveries: [say(conversation, thread, [text(words)], [personButton(phrases, ids.next())], ids)],
      };
    }
    const source = { messageId, text: message, ...(inForm === undefined ? {} : { inForm }) };
    const current = await postingTalkedAbout(conversation);
    const naming = await catalogue.name(conversation, message, current);
    const turned = await onNaming(conversation, naming, source, thread);
    if (turned !== null) return turned;
    const revision = await postingOf(conversation);
    if (revision === null) {
      const request = hearRequest(message);
      if (request !== null) return handOver(conversation, source, thread, request);
      const pending = afterPending(conversation.pending, source, thread);
      return offerPostings({ ...conversation, pending }, thread, { opening: "first", phrases: spokenIn(message) });
    }
    const about = { ...conversation, postingKey: revision.posting.key };
    return answerIn(about, revision, { text: message, sources: [source], thread }, ({ language, phrases }) =>
      disclosure(conversation, revision, language, phrases),
    );
  }

  async function onPostingChosen(event: EventOf<"posting_chosen">): Promise<Effects> {
    const conversation = await conversationOf(event);
    const isOpen = await catalogue.isOpenTo(conversation, event.postingKey);
    const revision = isOpen ? await store.postings.current(event.tenant, event.postingKey) : null;
    if (revision === null) return offerPostings(conversation, null, { opening: "first" });
    return turnTo(conversation, revision, conversation.pending, { thread: null });
  }

  async function onPostingsRequested(event: EventOf<"postings_requested">): Promise<Effects> {
    const conversation = await conversationOf(event);
    return offerPostings(conversation, null, { opening: conversation.disclosedAt === null ? "first" : "all" });
  }

  return { conversationOf, onMessage, onPostingChosen, onPostingsRequested };
}
