import type { Delivery, ScheduledEvent } from "../domain/delivery.ts";
import type { HandOff, Holder } from "../domain/hand-off.ts";
import type { HandOffReason } from "../domain/reply.ts";
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
  posting: { key: string; title: string } | null;
  at: number;
};

/** A request for a person, with its card for the recruiters. What a need is about stays with the candidate. */
export function openHandOff(request: HandOffRequest, ids: Ids): { handOff: HandOff; card: Delivery } {
  const { tenant, channel, candidate, turnId, reason, topic, posting, at } = request;
  const handOff: HandOff = {
    id: ids.next(),
    tenant,
    channel,
    candidate,
    postingKey: posting?.key ?? null,
    reason,
    topic,
    question: reason === "accommodation" ? null : request.question,
    turnId,
    state: "open",
    cardId: ids.next(),
    holder: null,
    openedAt: at,
    answeredAt: null,
    answeredBy: null,
  };
  return { handOff, card: firstCard(handOff, posting?.title ?? null) };
}

type Recruiter = Pick<Holder, "recruiter" | "name">;

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
