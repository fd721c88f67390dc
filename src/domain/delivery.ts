import { z } from "zod";
import { Conversation } from "./conversation.ts";
import { Destination } from "./destination.ts";
import { IncomingEvent } from "./event.ts";
import { Feedback } from "./feedback.ts";
import { Gap, Waiter } from "./gap.ts";
import { HandOff, MessagePlace } from "./hand-off.ts";
import { OutgoingMessage } from "./message.ts";
import { Publication } from "./posting.ts";
import { Receipt } from "./receipt.ts";
import { Decision } from "./review.ts";

/**
 * What a delivery is to an earlier one. replaces: a new form of that message · in_thread_of: an answer in its thread ·
 * takes_back: the line that stands in its place from now on · follows: it stands anywhere below that one, and is not
 * posted before. Where the earlier one was never posted, the first two are messages of their own, there is nothing to
 * take back, and what would follow is not posted at all.
 */
export const Relation = z.strictObject({
  kind: z.enum(["replaces", "in_thread_of", "takes_back", "follows"]),
  deliveryId: z.string(),
});
export type Relation = z.infer<typeof Relation>;

/** A candidate's message that is read in the messenger when the delivery is posted. */
export const PassedOn = MessagePlace.extend({ channel: z.string(), candidate: z.string() });
export type PassedOn = z.infer<typeof PassedOn>;

/** The person to whom all that is kept about them is handed, as a file that is made when the delivery is posted. */
export const HandsOut = z.strictObject({ candidate: z.string() });

/** One message that waits to be posted, once. */
export const Delivery = z.strictObject({
  id: z.string(),
  tenant: z.string().min(1),
  destination: Destination,
  relation: Relation.nullable(),
  /** What comes about where it can never be posted. */
  otherwise: IncomingEvent.nullable(),
  message: OutgoingMessage,
  /** Its words are quoted below the message, as they stand at that moment, and kept nowhere. */
  passesOn: PassedOn.optional(),
  /** The message introduces the file, whose bytes are kept nowhere. */
  handsOut: HandsOut.optional(),
});
export type Delivery = z.infer<typeof Delivery>;

/** An event that Candor itself brings about, worked in its conversation from `event.atMicros` on. */
export const ScheduledEvent = z.strictObject({
  event: IncomingEvent,
  /** The same key once more changes nothing. */
  key: z.string().min(1),
});
export type ScheduledEvent = z.infer<typeof ScheduledEvent>;

/** What goes before all else is stored, since a candidate edited or deleted messages of the conversation. */
export const Retraction = z.strictObject({
  channel: z.string(),
  /** Receipts and handed-off questions forget what these said. */
  messageIds: z.array(z.string()),
  /** Replies that are not posted any more, where they have not been yet. */
  deliveryIds: z.array(z.string()),
});
export type Retraction = z.infer<typeof Retraction>;

/**
 * What recruiters' words, or their last day, change of a posting's facts: the decisions that keep it so, whatever is
 * read of the source later, and the revision that tells it from now on.
 */
export const Confirmation = z.strictObject({
  decisions: z.array(Decision),
  /** The revision that is changed; where another one is current by now, nothing of the event is committed. */
  basis: z.int().positive(),
  publication: Publication,
});
export type Confirmation = z.infer<typeof Confirmation>;

/** All that working one event changes; the store commits it in one transaction with the event's completion. */
export const Effects = z.strictObject({
  conversation: Conversation.nullable(),
  deliveries: z.array(Delivery),
  openedHandOffs: z.array(HandOff),
  /** As they stand now. */
  changedHandOffs: z.array(HandOff),
  /** As they stand now, new ones among them. */
  gaps: z.array(Gap),
  waiters: z.array(Waiter),
  /** Turns whose questions nobody waits for any more. */
  withdrawnTurns: z.array(z.string()),
  confirmation: Confirmation.nullable(),
  receipts: z.array(Receipt),
  feedback: Feedback.nullable(),
  scheduled: z.array(ScheduledEvent),
  retracted: Retraction.nullable(),
  /**
   * A person whose data goes before all else is stored, under the number that they are told; what they did after `upTo`
   * (microseconds) is still worked.
   */
  erased: z.strictObject({ person: z.string(), upTo: z.int(), receipt: z.string() }).nullable(),
});
export type Effects = z.infer<typeof Effects>;
