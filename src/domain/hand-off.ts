import { z } from "zod";
import { HandOffReason } from "./reply.ts";
import { Topic } from "./topic.ts";

/** A recruiter, as the messenger calls them; `name` is `null` where it does not say. */
export const Recruiter = z.strictObject({ recruiter: z.string(), name: z.string().nullable() });
export type Recruiter = z.infer<typeof Recruiter>;

export const nameOf = ({ recruiter, name }: Recruiter): string => name ?? recruiter;

/** The recruiter who speaks with the candidate instead of Candor. */
export const Holder = Recruiter.extend({
  since: z.int(),
  /** When they last did something: a long silence gives the conversation back to Candor. */
  activeAt: z.int(),
});
export type Holder = z.infer<typeof Holder>;

/** Where a message stands in the messenger, so that it can be read again there; none of its words. */
export const MessagePlace = z.strictObject({
  messageId: z.string(),
  /** The thread that it was written in, or `null` for the top level. */
  thread: z.string().nullable(),
});
export type MessagePlace = z.infer<typeof MessagePlace>;

/** The message that a request was made in, and its language. */
export const RequestMessage = MessagePlace.extend({ language: z.string() });
export type RequestMessage = z.infer<typeof RequestMessage>;

/**
 * open: waits for a recruiter · claimed: one has taken the conversation over · answered: a recruiter has answered, and
 * Candor answers the candidate's questions again.
 */
export const HandOffState = z.enum(["open", "claimed", "answered"]);

/** A question, need or request that is shown to a recruiter. */
export const HandOff = z.strictObject({
  id: z.string(),
  tenant: z.string().min(1),
  /** The candidate's conversation. */
  channel: z.string(),
  candidate: z.string(),
  postingKey: z.string().nullable(),
  /** The channel of the posting's own recruiters when it was opened; `null`: the recruiters' channel of the house. */
  team: z.string().nullable(),
  reason: HandOffReason,
  topic: Topic.nullable(),
  /** The redacted question; `null` where passing words on would tell a private matter. */
  question: z.string().nullable(),
  /** Kept where its words are not, so that the candidate can have them passed on; `null` where they stand nowhere. */
  request: RequestMessage.nullable(),
  /** The delivery with which the candidate had the message passed on; `null` while they have not. */
  passedOnId: z.string().nullable(),
  /** The turn that opened it: the same turn opens no second hand-off of the same reason. */
  turnId: z.string(),
  state: HandOffState,
  /** The delivery that shows its card as it stands now. */
  cardId: z.string(),
  /** Set while it is claimed. */
  holder: Holder.nullable(),
  /** Who sees to it that it is answered; `null` while nobody has said so. */
  owner: Recruiter.nullable(),
  /** By when it should be answered (milliseconds). */
  dueAt: z.int(),
  openedAt: z.int(),
  answeredAt: z.int().nullable(),
  answeredBy: z.string().nullable(),
  /** Who has corrected the answer since, the last of them, and when; `null` while nobody has. */
  corrected: Recruiter.extend({ at: z.int() }).nullable(),
  /** When the candidate said, after they had asked, that they want no more messages; `null` where they have not. */
  stoppedAt: z.int().nullable(),
});
export type HandOff = z.infer<typeof HandOff>;

/**
 * The answer that stands, by when it was given (milliseconds), so that a correction can say what it corrects. `null`
 * where there is none yet, or whoever gave it still talks with the candidate.
 */
export const standingAnswer = ({ state, answeredAt, corrected }: HandOff): number | null =>
  state === "answered" ? (corrected?.at ?? answeredAt) : null;

export const isHeldByAnother = ({ holder }: HandOff, recruiter: string): boolean =>
  holder !== null && holder.recruiter !== recruiter;
