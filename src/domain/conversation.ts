import { z } from "zod";
import { Outcome } from "./reply.ts";

/** One message and its reply; the message's words are kept redacted only. */
export const Turn = z.strictObject({
  id: z.string(),
  at: z.int(),
  message: z.string(),
  reply: z.string(),
  outcome: Outcome,
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
  pending: z.strictObject({ text: z.string(), thread: z.string().nullable() }).nullable(),
  /** The hand-off whose recruiter has taken the conversation over; Candor is quiet until it is handed back. */
  heldFor: z.string().nullable().default(null),
  /** The latest turns, oldest first. */
  turns: z.array(Turn),
});
export type Conversation = z.infer<typeof Conversation>;

/** How many earlier turns are read to understand a follow-up. */
export const turnsRemembered = 6;
