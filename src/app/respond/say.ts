import { coveredTopics } from "../../answer/fixed-replies.ts";
import type { Conversation } from "../../domain/conversation.ts";
import type { Delivery, Effects } from "../../domain/delivery.ts";
import { FeedbackReason } from "../../domain/feedback.ts";
import { type Action, type Paragraph, text } from "../../domain/message.ts";
import { fill, type Phrases } from "../../domain/phrasebook.ts";
import { isPaused, type Posting, type Revision } from "../../domain/posting.ts";
import type { Reply } from "../../domain/reply.ts";
import type { Ids } from "../../ports.ts";

/** Effects of an event that changes nothing. */
export const nothing: Effects = {
  conversation: null,
  deliveries: [],
  openedHandOffs: [],
  changedHandOffs: [],
  gaps: [],
  waiters: [],
  withdrawnTurns: [],
  confirmation: null,
  receipts: [],
  feedback: null,
  scheduled: [],
  retracted: null,
  erased: null,
};

/** A message to the candidate; a reply goes where the candidate wrote. */
export const say = (
  { tenant, channel }: Pick<Conversation, "tenant" | "channel">,
  thread: string | null,
  paragraphs: Paragraph[],
  actions: Action[],
  ids: Ids,
): Delivery => ({
  id: ids.next(),
  tenant,
  destination: { kind: "conversation", channel, thread },
  relation: null,
  otherwise: null,
  message: { paragraphs, actions },
});

/** Has recruiters asked what an answer answered without being of help. */
export const furtherButton = ({ buttons }: Phrases, turnId: string): Action => ({
  name: "ask_further",
  label: buttons.recruiter,
  value: turnId,
  primary: true,
});

/** A person is one click away, from the first message on. */
export const personButton = (phrases: Phrases, turnId: string): Action => ({
  name: "talk_to_person",
  label: phrases.buttons.person,
  value: turnId,
  primary: false,
});

export const choiceButton = ({ key, title }: Pick<Posting, "key" | "title">): Action => ({
  name: "choose_posting",
  label: title,
  value: key,
  primary: false,
});

/** Shows which postings there are. A button needs a value; this one is about nothing in particular. */
export const othersButton = (phrases: Phrases): Action => ({
  name: "show_postings",
  label: phrases.buttons.others,
  value: "all",
  primary: false,
});

export const withdrawButton = (phrases: Phrases, turnId: string): Action => ({
  name: "withdraw_question",
  label: phrases.buttons.withdraw,
  value: turnId,
  primary: false,
});

/** Each leads somewhere else, so that what follows may help. */
export const reasonButtons = ({ reasons }: Phrases, turnId: string): Action[] =>
  FeedbackReason.options.map((name) => ({ name, label: reasons[name].button, value: turnId, primary: false }));

const feedbackButtons = ({ buttons }: Phrases, turnId: string): Action[] => [
  { name: "helpful", label: buttons.helpful, value: turnId, primary: false },
  { name: "not_helpful", label: buttons.notHelpful, value: turnId, primary: false },
];

/** What can be pressed under a reply; nothing where a person has been brought in already. */
export function actionsUnder(reply: Reply, phrases: Phrases, turnId: string): Action[] {
  if (reply.handOff !== null) return [];
  const recruiter: Action = { name: "ask_recruiter", label: phrases.buttons.recruiter, value: turnId, primary: true };
  return [
    ...(reply.open.length > 0 ? [recruiter] : []),
    personButton(phrases, turnId),
    ...(reply.outcome === "small_talk" ? [] : feedbackButtons(phrases, turnId)),
  ];
}

/** The first reply says that this is an AI, and what can be asked. */
export function disclosure(
  conversation: Conversation,
  revision: Revision,
  language: string,
  phrases: Phrases,
): Paragraph[] {
  if (conversation.disclosedAt !== null) return [];
  // What could be asked about it otherwise is no promise to make now.
  if (isPaused(revision)) return [text(phrases.smallTalk.identity)];
  const topics = coveredTopics(revision.facts, phrases, language);
  return [text(fill(phrases.disclosure, { title: revision.posting.title, topics }))];
}
