import type { DoubtedFact } from "./doubt.ts";
import type { FeedbackReason, FeedbackVerdict } from "./feedback.ts";
import type { RankedGap } from "./gap.ts";
import type { HandOff } from "./hand-off.ts";

/** How often a posting's answers were judged so, for this reason. */
export type FeedbackCount = {
  postingKey: string;
  verdict: FeedbackVerdict;
  reason: FeedbackReason | null;
  count: number;
};

/** What recruiters should know of one posting. Of candidates it holds counts, and what waits for an answer. */
export type PostingDigest = {
  /** `null`: of those who have not chosen one. */
  postingKey: string | null;
  title: string;
  /** The channel where its cards stand; `null`: the recruiters' channel of the house. */
  team: string | null;
  /** Most candidates first. */
  gaps: readonly RankedGap[];
  /** Facts that are damaged, or contradict one another. */
  unclearCount: number;
  feedback: Readonly<Record<FeedbackVerdict | FeedbackReason, number>>;
  /** Facts of answers that look wrong to candidates, most of them first. */
  doubted: readonly DoubtedFact[];
  /** Requests for a person that wait, oldest first. */
  waiting: readonly HandOff[];
  /** Since the last digest. */
  answered: { count: number; medianMs: number | null };
};

/** Since when, up to when (milliseconds), and the postings, those with the most candidates waiting first. */
export type Digest = { since: number; until: number; postings: readonly PostingDigest[] };
