import type { Delivery, Destination } from "../domain/delivery.ts";
import type { HandOff } from "../domain/gap.ts";
import type { OutgoingMessage, Paragraph } from "../domain/message.ts";
import type { HandOffReason } from "../domain/reply.ts";
import type { Topic } from "../domain/topic.ts";
import type { Ids } from "../ports.ts";

/** Recruiters read English; what a candidate reads stands in `knowledge/phrases`. */
const openings: Readonly<Record<HandOffReason, string>> = {
  person: "A candidate would like to talk to a person.",
  accommodation:
    "A candidate asks about an accommodation. Why they ask is not passed on, and please don't ask for it: ask what they need.",
  status: "A candidate asks about their application. Candor cannot see applications.",
  gap: "The posting does not answer a candidate's question.",
};

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

/** Accommodation requests live in a lane of their own, which hiring managers don't see. */
const destinationOf = (reason: HandOffReason): Destination =>
  reason === "accommodation" ? { kind: "accommodations" } : { kind: "recruiters" };

function card(handOff: HandOff, title: string | null): OutgoingMessage {
  const paragraphs: Paragraph[] = [{ kind: "text", text: openings[handOff.reason] }];
  if (handOff.question !== null) paragraphs.push({ kind: "quote", text: handOff.question });
  const about = title === null ? "No posting chosen yet" : `Posting: ${title}`;
  paragraphs.push({ kind: "source", text: `${about} · Candidate ${handOff.candidate}` });
  return {
    paragraphs,
    actions: [{ name: "answer_hand_off", label: "Answer the candidate", value: handOff.id, primary: true }],
  };
}

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
    openedAt: at,
    answeredAt: null,
    answeredBy: null,
  };
  const message = card(handOff, posting?.title ?? null);
  return { handOff, card: { id: ids.next(), tenant, destination: destinationOf(reason), relation: null, message } };
}

/** Says in the recruiters' lane what became of a hand-off. */
export const laneNotice = (handOff: HandOff, text: string, ids: Ids): Delivery => ({
  id: ids.next(),
  tenant: handOff.tenant,
  destination: destinationOf(handOff.reason),
  relation: null,
  message: { paragraphs: [{ kind: "text", text }], actions: [] },
});
