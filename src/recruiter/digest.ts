import { dayOf } from "../domain/day.ts";
import type { Delivery } from "../domain/delivery.ts";
import type { Digest, PostingDigest } from "../domain/digest.ts";
import type { DoubtedFact } from "../domain/doubt.ts";
import { type RankedGap, waitingFor } from "../domain/gap.ts";
import type { HandOff } from "../domain/hand-off.ts";
import type { Action, OutgoingMessage } from "../domain/message.ts";
import type { Ids } from "../ports.ts";
import { gapTitle } from "./gap.ts";
import { countedReasons } from "./reasons.ts";

/** Of each kind; the rest is counted. */
const mostShown = 5;
const mostPostings = 20;

export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const candidatesWait = (count: number): string => counted(count, "candidate waits", "candidates wait");

export const gapLine = (gap: RankedGap): string =>
  `${gapTitle(gap)}: the posting does not answer it; ${candidatesWait(gap.waiting)} since ${dayOf(gap.openedAt, "en")}`;

/** Minutes, hours or days, whichever reads well. */
function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 90) return counted(minutes, "minute", "minutes");
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}

const more = (count: number, what: string): string[] =>
  count > mostShown ? [`${count - mostShown} more ${what}`] : [];

/** An answer may rest on several facts: which of them looks wrong nobody said. */
function doubtLine({ fact: { statement }, candidates }: DoubtedFact, postingKey: string | null): string {
  const who = counted(candidates, "candidate", "candidates");
  return `An answer with this looks wrong or out of date to ${who}: “${statement}” (candor review ${postingKey})`;
}

function judgedLine(feedback: PostingDigest["feedback"]): string[] {
  const { helpful, not_helpful: notHelpful } = feedback;
  if (helpful + notHelpful === 0) return [];
  const reasons = countedReasons((reason) => feedback[reason]);
  const why = reasons === "" ? "" : ` (${reasons})`;
  return [`Answers judged: ${helpful} helpful, ${notHelpful} not helpful${why}`];
}

/** What is to be known of a posting, a line each. */
export function digestLines(posting: PostingDigest): string[] {
  const { postingKey, gaps, unclearCount, feedback, doubted, waiting, answered } = posting;
  const inTime = answered.medianMs === null ? "" : `, half of them within ${duration(answered.medianMs)}`;
  return [
    ...gaps.slice(0, mostShown).map(gapLine),
    ...more(gaps.length, "questions that the posting does not answer: candor gaps"),
    ...(waiting.length === 0
      ? []
      : [`${counted(waiting.length, "request", "requests")} for a person not answered yet`]),
    ...(answered.count === 0 ? [] : [`${counted(answered.count, "request", "requests")} answered${inTime}`]),
    ...(unclearCount === 0
      ? []
      : [`${counted(unclearCount, "fact", "facts")} damaged or contradicting another: candor review ${postingKey}`]),
    ...doubted.slice(0, mostShown).map((one) => doubtLine(one, postingKey)),
    ...more(doubted.length, "facts of answers that look wrong to candidates"),
    ...judgedLine(feedback),
  ];
}

export const answerGap = (gap: RankedGap): Action => ({
  name: "answer_gap",
  label: `Answer: ${gapTitle(gap)} (${gap.waiting})`,
  value: gap.id,
  primary: false,
});

const answerRequest = ({ id, openedAt }: HandOff): Action => ({
  name: "answer_hand_off",
  label: `Answer the request of ${dayOf(openedAt, "en")}`,
  value: id,
  primary: false,
});

const postingMessage = (posting: PostingDigest): OutgoingMessage => ({
  paragraphs: [
    { kind: "text", text: posting.title },
    { kind: "list", items: digestLines(posting) },
  ],
  actions: [
    ...posting.gaps.slice(0, mostShown).map(answerGap),
    ...posting.waiting.slice(0, mostShown).map(answerRequest),
  ],
});

function headline({ since, until, postings }: Digest): string {
  const gaps = postings.flatMap((posting) => posting.gaps);
  const waiting = waitingFor(gaps);
  const requests = postings.reduce((sum, posting) => sum + posting.waiting.length, 0);
  const period = `${dayOf(since, "en")} to ${dayOf(until, "en")}`;
  return (
    `The week from ${period}: ${counted(gaps.length, "question", "questions")} that postings do not answer ` +
    `(${candidatesWait(waiting)}), ${counted(requests, "request", "requests")} for a person not answered yet.`
  );
}

/** What one team reads: a message, and a posting each in its thread. */
function forTeam(tenant: string, team: string | null, digest: Digest, ids: Ids): Delivery[] {
  const shown = digest.postings.slice(0, mostPostings);
  const left = digest.postings.length - shown.length;
  const rest =
    left === 0 ? "" : ` The ${shown.length} postings with most who wait are below; ${left} more: candor digest.`;
  const common = { tenant, destination: { kind: "recruiters" as const, team }, otherwise: null };
  const head: Delivery = {
    ...common,
    id: ids.next(),
    relation: null,
    message: { paragraphs: [{ kind: "text", text: `${headline(digest)}${rest}` }], actions: [] },
  };
  return [
    head,
    ...shown.map((posting) => ({
      ...common,
      id: ids.next(),
      relation: { kind: "in_thread_of" as const, deliveryId: head.id },
      message: postingMessage(posting),
    })),
  ];
}

/** The digest for the recruiters of each team, of its own postings. Nothing where nothing happened. */
export const digestDeliveries = (tenant: string, digest: Digest, ids: Ids): Delivery[] =>
  [...Map.groupBy(digest.postings, ({ team }) => team)].flatMap(([team, postings]) =>
    forTeam(tenant, team, { ...digest, postings }, ids),
  );
