import type { Delivery, ScheduledEvent } from "../domain/delivery.ts";
import { type HandOff, nameOf, type Recruiter, type RequestMessage, standingAnswer } from "../domain/hand-off.ts";
import type { HandOffReason } from "../domain/reply.ts";
import type { OfficeHours } from "../domain/office-hours.ts";
import type { Topic } from "../domain/topic.ts";
import type { Ids } from "../ports.ts";
import { firstCard } from "./card.ts";

export type HandOffRequest = {
  tenant: string;
  channel: string;
  candidate: string;
  turnId: string;
  reason: HandOffReason;
  topic: Topic | null;
  /** The redacted question. */
  question: string | null;
  /** The message that it was made in; `null` where that stands nowhere. */
  request: RequestMessage | null;
  posting: { key: string; title: string } | null;
  /** The channel of the posting's own recruiters; `null`: the house's. */
  team: string | null;
  at: number;
  /** By when it should be answered. */
  dueAt: number;
};

/** A request for a person, with its card for the recruiters. What a need is about stays with the candidate. */
export function openHandOff(
  request: HandOffRequest,
  { ids, officeHours }: { ids: Ids; officeHours: OfficeHours | null },
): { handOff: HandOff; card: Delivery } {
  const { tenant, channel, candidate, turnId, reason, topic, posting, team, at, dueAt } = request;
  const handOff: HandOff = {
    id: ids.next(),
    tenant,
    channel,
    candidate,
    postingKey: posting?.key ?? null,
    team,
    reason,
    topic,
    question: reason === "accommodation" ? null : request.question,
    request: reason === "accommodation" ? request.request : null,
    passedOnId: null,
    turnId,
    state: "open",
    cardId: ids.next(),
    holder: null,
    owner: null,
    dueAt,
    openedAt: at,
    answeredAt: null,
    answeredBy: null,
    corrected: null,
    stoppedAt: null,
  };
  return { handOff, card: firstCard(handOff, { title: posting?.title ?? null, officeHours }) };
}

export const claimed = (handOff: HandOff, recruiter: Recruiter, at: number): HandOff => ({
  ...handOff,
  state: "claimed",
  holder: { ...recruiter, since: at, activeAt: at },
});

/** Whoever holds it goes on holding it: an answer in a conversation is seldom the last one. */
export const answered = (handOff: HandOff, { recruiter }: Recruiter, at: number): HandOff => ({
  ...handOff,
  state: handOff.state === "claimed" ? "claimed" : "answered",
  holder: handOff.holder === null ? null : { ...handOff.holder, activeAt: at },
  answeredAt: at,
  answeredBy: recruiter,
});

/** The first answer stays the one by which the time until it is counted; `at`: later than what it corrects, by any clock. */
export const corrected = (handOff: HandOff, recruiter: Recruiter, at: number): HandOff => ({
  ...handOff,
  corrected: { ...recruiter, at: Math.max(at, (standingAnswer(handOff) ?? 0) + 1) },
});

/** Who wants no more messages is not written to again about what they have asked. */
export const stopped = (handOff: HandOff, at: number): HandOff => ({ ...handOff, stoppedAt: at });

/** Why somebody's correction of this answer is not sent, for the recruiters to read; `null` where it is. */
export function notCorrected(handOff: HandOff, by: Recruiter, corrects: number): string | null {
  if (handOff.stoppedAt !== null)
    return `The candidate does not want to be written to any more, so what ${nameOf(by)} wrote was not sent.`;
  if (standingAnswer(handOff) === corrects) return null;
  const first = handOff.corrected === null ? "Somebody" : nameOf(handOff.corrected);
  return `${first} has corrected this answer first, so what ${nameOf(by)} wrote was not sent.`;
}

/** Whoever says so last sees to it. */
export const owned = (handOff: HandOff, owner: Recruiter): HandOff => ({ ...handOff, owner });

/** Handed back without an answer it waits for a recruiter as before. */
export const returned = (handOff: HandOff): HandOff => ({
  ...handOff,
  state: handOff.answeredAt === null ? "open" : "answered",
  holder: null,
});

/** Looks after a while whether the recruiter has gone: a candidate must not write to nobody. */
export function silenceCheck({ id, tenant, channel, holder }: HandOff, afterMs: number): ScheduledEvent[] {
  if (holder === null) return [];
  const { activeAt } = holder;
  const atMicros = (activeAt + afterMs) * 1_000;
  return [
    {
      event: { kind: "hand_off_fell_silent", tenant, channel, atMicros, handOffId: id, activeAt },
      key: `silence:${id}:${activeAt}`,
    },
  ];
}

/** Looks when it is due whether somebody has answered: a candidate must not wait for nobody. */
export const dueCheck = ({ id, tenant, channel }: HandOff, dueAt: number, reminder: number): ScheduledEvent => ({
  event: { kind: "hand_off_due", tenant, channel, atMicros: dueAt * 1_000, handOffId: id, reminder },
  key: `due:${id}:${reminder}`,
});

/** After so many nobody is reminded any more: the digest goes on counting it. */
export const mostReminders = 3;

export const lateWords = ({ owner }: HandOff): string =>
  owner === null
    ? "Nobody has answered this yet, and nobody sees to it. The candidate knows that it takes longer."
    : `${nameOf(owner)} sees to this, and it is not answered yet. The candidate knows that it takes longer.`;
