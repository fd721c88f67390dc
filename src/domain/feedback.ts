import { z } from "zod";

export const FeedbackVerdict = z.enum(["helpful", "not_helpful"]);
export type FeedbackVerdict = z.infer<typeof FeedbackVerdict>;

/** What a candidate thinks of one answer; the latest press of a button under it stands. */
export const Feedback = z.strictObject({
  tenant: z.string().min(1),
  /** The candidate's conversation. */
  channel: z.string(),
  turnId: z.string(),
  verdict: FeedbackVerdict,
  at: z.int(),
});
export type Feedback = z.infer<typeof Feedback>;
