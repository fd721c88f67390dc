import { z } from "zod";
import { HandOffReason } from "./reply.ts";
import { Topic } from "./topic.ts";

/** A question, need or request that is shown to a recruiter. */
export const HandOff = z.strictObject({
  id: z.string(),
  tenant: z.string().min(1),
  /** The candidate's conversation. */
  channel: z.string(),
  candidate: z.string(),
  postingKey: z.string().nullable(),
  reason: HandOffReason,
  topic: Topic.nullable(),
  /** The redacted question; `null` where passing words on would tell a private matter. */
  question: z.string().nullable(),
  /** The turn that opened it: the same turn opens no second hand-off of the same reason. */
  turnId: z.string(),
  state: z.enum(["open", "answered"]),
  openedAt: z.int(),
  answeredAt: z.int().nullable(),
  answeredBy: z.string().nullable(),
});
export type HandOff = z.infer<typeof HandOff>;
