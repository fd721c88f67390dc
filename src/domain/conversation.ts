import { z } from "zod";
import { Outcome } from "./reply.ts";

/** A message that the candidate wrote, redacted, under the messenger's id. */
export const Source = z.strictObject({
  messageId: z.string(),
  text: z.string(),
  /** Written in a form: it stands nowhere in the messenger. */
  inForm: z.literal(true).optional(),
});
export type Source = z.infer<typeof Source>;

/** One message and its reply; the message's words are kept redacted only. */
export const Turn = z.strictObject({
  id: z.string(),
  at: z.int(),
  message: z.string(),
  reply: z.string(),
  outcome: Outcome,
  /** What `message` consists of, so that it follows when one of them is edited or deleted. */
  sources: z.array(Source).default([]),
  /** The deliveries that carry the reply, in order. */
  deliveries: z.array(z.string()).default([]),
  /** A recruiter has been asked what the posting did not answer. */
  asked: z.literal(true).optional(),
  /** And what it did answer, but not so that it helped. */
  askedFurther: z.literal(true).optional(),
});
export type Turn = z.infer<typeof Turn>;

/** One candidate's direct messages with the bot, ordered, about one posting at a time. */
export const Conversation = z.strictObject({
  tenant: z.string().min(1),
  /** The messenger's channel in which it takes place. */
  channel: z.string().min(1),
  candidate: z.string().min(1),
  postingKey: z.string().nullable(),
  /** When the candidate was told that this is an AI; `null` before the first message. */
  disclosedAt: z.int().nullable(),
  /** A question that came before a posting was chosen; it is answered as soon as one is. */
  pending: z
    .strictObject({ text: z.string(), thread: z.string().nullable(), sources: z.array(Source).default([]) })
    .nullable(),
  /** The hand-off whose recruiter has taken the conversation over; Candor is quiet until it is handed back. */
  heldFor: z.string().nullable().default(null),
  /** Postings of which something told has changed since: said as soon as the candidate writes again. */
  toCorrect: z.array(z.string()).default([]),
  /** Postings that the candidate knows to be closed. */
  knownClosed: z.array(z.string()).default([]),
  /** The latest turns, oldest first. */
  turns: z.array(Turn),
});
export type Conversation = z.infer<typeof Conversation>;

/** When anything last happened in it (milliseconds). */
export const lastAt = ({ turns, disclosedAt }: Conversation): number =>
  Math.max(disclosedAt ?? 0, ...turns.map(({ at }) => at));

export const joined = (sources: readonly Source[]): string => sources.map(({ text }) => text).join("\n");

/** How many earlier turns are read to understand a follow-up. */
export const turnsRemembered = 6;

/** The turns with this one: in the place of its earlier state, or after all others, of which the oldest goes. */
export const withTurn = (turns: readonly Turn[], turn: Turn): Turn[] =>
  turns.some(({ id }) => id === turn.id)
    ? turns.map((other) => (other.id === turn.id ? turn : other))
    : [...turns, turn].slice(-turnsRemembered);
