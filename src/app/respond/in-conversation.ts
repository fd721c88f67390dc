import { coveredTopics } from "../../answer/fixed-replies.ts";
import { type Conversation, turnsRemembered } from "../../domain/conversation.ts";
import type { Effects } from "../../domain/delivery.ts";
import { type Action, type Paragraph, plainText } from "../../domain/message.ts";
import { fill, type Phrases, phrasesFor } from "../../domain/phrasebook.ts";
import type { Revision } from "../../domain/posting.ts";
import type { Receipt } from "../../domain/receipt.ts";
import { openHandOff } from "../../recruiter/hand-off.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { actionsUnder, disclosure, nothing, personButton, say, text } from "./say.ts";

/** Slack shows a row of buttons well up to here. */
const mostChoices = 10;

type Candidate = Pick<EventOf<"message">, "tenant" | "channel" | "candidate">;

/** What was asked before a posting was chosen, all of it. */
const afterPending = (
  pending: Conversation["pending"],
  message: string,
  thread: string | null,
): Conversation["pending"] => ({ text: pending === null ? message : `${pending.text}\n${message}`, thread });

/** Events of a candidate's own conversation: a message, and the choice of a posting. */
export function conversationEvents({ store, answerMessage, phrasebook, clock, ids, logger }: ResponderDependencies) {
  const english = phrasesFor(phrasebook, "en").phrases;

  async function conversationOf({ tenant, channel, candidate }: Candidate): Promise<Conversation> {
    const known = await store.conversations.find(tenant, channel);
    return known ?? { tenant, channel, candidate, postingKey: null, disclosedAt: null, pending: null, turns: [] };
  }

  /** The posting that the conversation is about; the only one there is needs no choosing. */
  async function postingOf({ tenant, postingKey }: Conversation): Promise<Revision | null> {
    if (postingKey !== null) return store.postings.current(tenant, postingKey);
    const [first, ...others] = await store.postings.list(tenant);
    return first === undefined || others.length > 0 ? null : store.postings.current(tenant, first.key);
  }

  async function answerIn(
    conversation: Conversation,
    revision: Revision,
    message: string,
    thread: string | null,
    introduction: (spoken: { language: string; phrases: Phrases }) => Paragraph[],
  ): Promise<Effects> {
    const { tenant, channel, candidate, turns } = conversation;
    const { posting, number } = revision;
    const at = clock.now();
    const turnId = ids.next();
    const answer = await answerMessage({ revision, message, earlier: turns });
    const { reply } = answer;
    const spoken = phrasesFor(phrasebook, reply.language);
    const turn = { id: turnId, at, message, reply: plainText(reply.paragraphs), outcome: reply.outcome };
    const opened =
      reply.handOff === null
        ? null
        : openHandOff(
            {
              tenant,
              channel,
              candidate,
              turnId,
              reason: reply.handOff,
              topic: reply.open[0]?.topic ?? null,
              question: message,
              posting,
              at,
            },
            ids,
          );
    const receipt: Receipt = {
      id: ids.next(),
      tenant,
      channel,
      turnId,
      at,
      postingKey: posting.key,
      revision: number,
      ...answer,
    };
    logger.info("message_answered", {
      outcome: reply.outcome,
      posting: posting.key,
      revision: number,
      parts: answer.question.parts.length,
      blocked: answer.verdicts.filter(({ kind }) => kind === "block").length,
      model: answer.model?.outcome,
    });
    const paragraphs = [...introduction(spoken), ...reply.paragraphs];
    return {
      ...nothing,
      conversation: {
        ...conversation,
        pending: null,
        disclosedAt: conversation.disclosedAt ?? at,
        turns: [...turns, turn].slice(-turnsRemembered),
      },
      deliveries: [
        say(conversation, thread, paragraphs, actionsUnder(reply, spoken.phrases, turnId), ids),
        ...(opened === null ? [] : [opened.card]),
      ],
      openedHandOffs: opened === null ? [] : [opened.handOff],
      receipt,
    };
  }

  async function offerPostings(
    conversation: Conversation,
    pending: Conversation["pending"],
    thread: string | null,
  ): Promise<Effects> {
    const postings = await store.postings.list(conversation.tenant);
    const choices = postings
      .slice(0, mostChoices)
      .map(({ key, title }): Action => ({ name: "choose_posting", label: title, value: key, primary: false }));
    const actions = [...choices, personButton(english, ids.next())];
    return {
      ...nothing,
      // It says that this is an AI, so that the first answer need not.
      conversation: { ...conversation, pending, disclosedAt: conversation.disclosedAt ?? clock.now() },
      deliveries: [say(conversation, thread, [text(english.choosePosting)], actions, ids)],
    };
  }

  async function onMessage(event: EventOf<"message">): Promise<Effects> {
    const conversation = await conversationOf(event);
    const { text: message, thread } = event;
    if (message === null || message.trim() === "") {
      const words = message === null ? english.unreadable : english.noText;
      return {
        ...nothing,
        conversation,
        deliveries: [say(conversation, thread, [text(words)], [personButton(english, ids.next())], ids)],
      };
    }
    const revision = await postingOf(conversation);
    if (revision === null)
      return offerPostings(conversation, afterPending(conversation.pending, message, thread), thread);
    const about = { ...conversation, postingKey: revision.posting.key };
    return answerIn(about, revision, message, thread, ({ language, phrases }) =>
      disclosure(conversation, revision, language, phrases),
    );
  }

  async function onPostingChosen(event: EventOf<"posting_chosen">): Promise<Effects> {
    const conversation = await conversationOf(event);
    const revision = await store.postings.current(event.tenant, event.postingKey);
    const { pending } = conversation;
    if (revision === null) return offerPostings(conversation, pending, null);
    const about = { ...conversation, postingKey: revision.posting.key };
    const chosen = ({ language, phrases }: { language: string; phrases: Phrases }): Paragraph[] => {
      const topics = coveredTopics(revision.facts, phrases, language);
      return [text(fill(phrases.postingChosen, { title: revision.posting.title, topics }))];
    };
    // The choice came after a question: it is answered instead of asked again.
    if (pending !== null) return answerIn(about, revision, pending.text, pending.thread, chosen);
    const spoken = phrasesFor(phrasebook, revision.posting.language);
    const first = disclosure(conversation, revision, spoken.language, spoken.phrases);
    const paragraphs = first.length > 0 ? first : chosen(spoken);
    return {
      ...nothing,
      conversation: { ...about, disclosedAt: conversation.disclosedAt ?? clock.now() },
      deliveries: [say(about, null, paragraphs, [personButton(spoken.phrases, ids.next())], ids)],
    };
  }

  return { conversationOf, onMessage, onPostingChosen };
}
