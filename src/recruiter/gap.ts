import { dayWords, endOf } from "../domain/day.ts";
import type { Delivery, ScheduledEvent } from "../domain/delivery.ts";
import { gapLane } from "../domain/destination.ts";
import type { Gap, GapAnswer, GapSubject, Waiter } from "../domain/gap.ts";
import { wordingsOf } from "../domain/gap.ts";
import type { OutgoingMessage, Paragraph } from "../domain/message.ts";
import { type Fact, isConfirmed } from "../domain/fact.ts";
import { postingLane, type Revision } from "../domain/posting.ts";
import { topicWords } from "../domain/topic.ts";
import type { Ids } from "../ports.ts";
import { countedReasons } from "./reasons.ts";

/** The fact that a gap's answer has become, as long as the posting tells it. */
export const factOfAnswer = (gap: Gap, revision: Revision | null): Fact | null =>
  gap.answer?.scope === "fact"
    ? (revision?.facts.find(
        (fact) => isConfirmed(fact) && fact.statement === gap.answer?.words && fact.state !== "withheld",
      ) ?? null)
    : null;

export const openGap = (
  { tenant, team, at, dueAt }: { tenant: string; team: string | null; at: number; dueAt: number },
  subject: GapSubject,
  ids: Ids,
): Gap => ({
  id: ids.next(),
  tenant,
  ...subject,
  team,
  cardId: ids.next(),
  openedAt: at,
  dueAt,
  answer: null,
});

/** What a gap is about, as a recruiter reads it: "visa", "benefits: gym". */
export const gapTitle = ({ topic, ask }: GapSubject): string => {
  const words = topicWords(topic);
  return ask === "" ? words : `${words}: ${ask.replaceAll("_", " ")}`;
};

const mostWordings = 3;

function opening(gap: Gap, waiters: readonly Waiter[]): string {
  if (waiters.length === 0) return `Nobody waits any more for what the posting does not say (${gapTitle(gap)}).`;
  const asked = waiters.length === 1 ? "One candidate asks" : `${waiters.length} candidates ask`;
  const unhelped = countedReasons((reason) => waiters.filter((waiter) => waiter.reason === reason).length);
  const isSilent = waiters.some(({ reason }) => reason === null);
  const what = isSilent ? "what the posting does not say" : "more than the posting says";
  return `${asked} ${what} (${gapTitle(gap)}).${unhelped === "" ? "" : ` Reasons given: ${unhelped}.`}`;
}

function answerParagraphs({ answer }: Gap, told: number): Paragraph[] {
  if (answer === null) return [];
  const what =
    answer.scope === "fact"
      ? "It is a fact of the posting from now on"
      : "It was sent to those who waited, and nobody else";
  const who = told === 1 ? "one candidate is told" : `${told} candidates are told`;
  const until = answer.until === null ? "" : ` It holds until ${dayWords(answer.until, "en")}.`;
  return [
    { kind: "text", text: `${answer.name ?? answer.by} has answered. ${what}; ${who}.${until}` },
    { kind: "quote", text: answer.words },
  ];
}

function cardMessage(gap: Gap, waiters: readonly Waiter[], postingTitle: string): OutgoingMessage {
  const wordings = wordingsOf(waiters).slice(0, mostWordings);
  return {
    paragraphs: [
      { kind: "text", text: opening(gap, waiters) },
      ...wordings.map((text): Paragraph => ({ kind: "quote", text })),
      ...answerParagraphs(gap, waiters.length),
      { kind: "source", text: `Posting: ${postingTitle}` },
    ],
    actions: [
      gap.answer === null
        ? { name: "answer_gap", label: "Answer once, for all", value: gap.id, primary: true }
        : { name: "correct_gap", label: "Correct the answer", value: gap.id, primary: false },
    ],
  };
}

const cardOf = (gap: Gap, waiters: readonly Waiter[], postingTitle: string): Omit<Delivery, "relation"> => ({
  id: gap.cardId,
  tenant: gap.tenant,
  destination: gapLane(gap),
  otherwise: {
    kind: "gap_card_not_posted",
    tenant: gap.tenant,
    channel: postingLane(gap.postingKey),
    atMicros: gap.openedAt * 1_000,
    gapId: gap.id,
  },
  message: cardMessage(gap, waiters, postingTitle),
});

/** The card of a gap that was just opened. */
export const firstGapCard = (gap: Gap, waiters: readonly Waiter[], postingTitle: string): Delivery => ({
  ...cardOf(gap, waiters, postingTitle),
  relation: null,
});

/** The gap with its card as it looks now, in the place of the one before. */
export function redrawnGap(
  gap: Gap,
  waiters: readonly Waiter[],
  postingTitle: string,
  ids: Ids,
): { gap: Gap; card: Delivery } {
  const drawn = { ...gap, cardId: ids.next() };
  const relation = { kind: "replaces" as const, deliveryId: gap.cardId };
  return { gap: drawn, card: { ...cardOf(drawn, waiters, postingTitle), otherwise: null, relation } };
}

/** Something for the recruiters, in the thread of a gap's card. */
export const underGapCard = (gap: Gap, paragraphs: Paragraph[], ids: Ids): Delivery => ({
  id: ids.next(),
  tenant: gap.tenant,
  destination: gapLane(gap),
  relation: { kind: "in_thread_of", deliveryId: gap.cardId },
  otherwise: null,
  message: { paragraphs, actions: [] },
});

/** Brings the answer to these, each in their own conversation; the same answer twice is one. */
export const notify = (
  { tenant, id }: Gap,
  { at: answeredAt }: GapAnswer,
  waiters: readonly Waiter[],
  at: number,
): ScheduledEvent[] =>
  waiters.map(({ channel, askedAt }) => ({
    event: { kind: "answer_arrived", tenant, channel, atMicros: at * 1_000, gapId: id },
    key: `told:${id}:${answeredAt}:${channel}:${askedAt}`,
  }));

/** Looks when it is due whether somebody has answered. */
export const gapDueCheck = (
  { tenant, id, postingKey, openedAt }: Gap,
  dueAt: number,
  reminder: number,
): ScheduledEvent => ({
  event: {
    kind: "gap_due",
    tenant,
    channel: postingLane(postingKey),
    atMicros: dueAt * 1_000,
    gapId: id,
    openedAt,
    reminder,
  },
  key: `due:${id}:${openedAt}:${reminder}`,
});

/** After its last day an answer is no fact of the posting any more. */
export const expiry = ({ tenant, postingKey }: Gap, { until, scope }: GapAnswer): ScheduledEvent[] =>
  until === null || scope === "answer"
    ? []
    : [
        {
          event: {
            kind: "fact_expired",
            tenant,
            channel: postingLane(postingKey),
            atMicros: endOf(until) * 1_000,
            postingKey,
          },
          key: `expired:${postingKey}:${until}`,
        },
      ];
