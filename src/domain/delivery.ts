import { z } from "zod";
import { HandOff } from "./gap.ts";
import { Conversation } from "./conversation.ts";
import { OutgoingMessage } from "./message.ts";
import { Receipt } from "./receipt.ts";

/** Where a message goes: a candidate's channel, or a lane that the messenger's configuration names. */
export const Destination = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("conversation"), channel: z.string(), thread: z.string().nullable() }),
  z.strictObject({ kind: z.literal("recruiters") }),
  z.strictObject({ kind: z.literal("accommodations") }),
]);
export type Destination = z.infer<typeof Destination>;

/** One message that waits to be posted, once. */
export const Delivery = z.strictObject({
  id: z.string(),
  tenant: z.string().min(1),
  destination: Destination,
  message: OutgoingMessage,
});
export type Delivery = z.infer<typeof Delivery>;

/** All that working one event changes; the store commits it in one transaction with the event's completion. */
export const Effects = z.strictObject({
  conversation: Conversation.nullable(),
  deliveries: z.array(Delivery),
  openedHandOffs: z.array(HandOff),
  answeredHandOff: z.strictObject({ id: z.string(), by: z.string(), at: z.int() }).nullable(),
  receipt: Receipt.nullable(),
});
export type Effects = z.infer<typeof Effects>;
