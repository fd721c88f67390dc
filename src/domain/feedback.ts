import { z } from "zod";

export const FeedbackVerdict = z.enum(["helpful", "not_helpful"]);
export type FeedbackVerdict = z.infer<typeof FeedbackVerdict>;

/**
 * Why an answer did not help; each leads somewhere else. not_asked: it answers another question · too_little: the
 * posting should say more · looks_wrong: or out of date · not_understood.
 */
export const FeedbackReason = z.enum(["not_asked", "too_little", "looks_wrong", "not_understood"]);
export type FeedbackReason = z.infer<typeof FeedbackReason>;

/** Whether more is wanted than was said, so that recruiters can be asked for it. */
export const wantsMore = (reason: FeedbackReason): boolean => reason === "not_asked" || reason === "too_little";

/** What a candidate thinks of one answer; the latest press of a button about it stands. */
export const Feedback = z.strictObject({
  tenant: z.string().min(1),
  /** The candidate's conversation. */
  channel: z.string(),
  turnId: z.string(),
  verdict: FeedbackVerdict,
  /** `null` where it helped, and where nothing more was said. */
  reason: FeedbackReason.nullable(),
  at: z.int(),
});
export type Feedback = z.infer<typeof Feedback>;
