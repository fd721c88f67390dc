import { z } from "zod";
import { Day } from "./day.ts";
import { FeedbackReason } from "./feedback.ts";
import { postingLane } from "./posting.ts";
import { Topic } from "./topic.ts";

/** What is asked of a topic that the posting is silent about, the same for all ways of asking it. */
export const GapSubject = z.strictObject({
  postingKey: z.string(),
  topic: Topic,
  /** A concept's name, or the telling words in a fixed order; empty where the topic as a whole is asked about. */
  ask: z.string(),
});
export type GapSubject = z.infer<typeof GapSubject>;

/** fact: part of the posting from now on · answer: for those who wait now, and nobody else. */
export const AnswerScope = z.enum(["fact", "answer"]);
export type AnswerScope = z.infer<typeof AnswerScope>;

/** What a recruiter said to a gap, in their words. */
export const GapAnswer = z.strictObject({
  words: z.string().min(1),
  by: z.string(),
  /** As the messenger calls them; `null` where it does not say. */
  name: z.string().nullable(),
  at: z.int(),
  scope: AnswerScope,
  /** The last day on which it holds; `null` where it has none. */
  until: Day.nullable().default(null),
});
export type GapAnswer = z.infer<typeof GapAnswer>;

/** Something that candidates ask and the posting does not say: one for all of them, with one card for the recruiters. */
export const Gap = z.strictObject({
  id: z.string(),
  tenant: z.string().min(1),
  ...GapSubject.shape,
  /** The channel of the posting's own recruiters when it was opened; `null`: the recruiters' channel of the house. */
  team: z.string().nullable().default(null),
  /** The delivery that shows its card as it stands now. */
  cardId: z.string(),
  openedAt: z.int(),
  /** By when it should be answered (milliseconds); `null` of gaps from before there was such a time. */
  dueAt: z.int().nullable().default(null),
  /** `null` while it waits for a recruiter. */
  answer: GapAnswer.nullable(),
});
export type Gap = z.infer<typeof Gap>;

/** A candidate who asked and wants to be told. One for each conversation and gap. */
export const Waiter = z.strictObject({
  tenant: z.string().min(1),
  gapId: z.string(),
  /** The candidate's conversation. */
  channel: z.string(),
  candidate: z.string(),
  /** The turn that was not answered, or not to their help. */
  turnId: z.string(),
  /** In which they are told. */
  language: z.string(),
  /** Redacted; `null` where nothing of it is kept. */
  question: z.string().nullable(),
  askedAt: z.int(),
  /** Why what the posting says did not help; `null` where it says nothing. */
  reason: FeedbackReason.nullable().default(null),
  toldAt: z.int().nullable(),
});
export type Waiter = z.infer<typeof Waiter>;

/** Whether the candidate has heard what is the answer now. */
export const hasHeard = ({ toldAt }: Waiter, { at }: Pick<GapAnswer, "at">): boolean => toldAt !== null && toldAt >= at;

/** Who has not been told yet. */
export const stillWaiting = (waiters: readonly Waiter[]): Waiter[] => waiters.filter(({ toldAt }) => toldAt === null);

/** In how many ways it was asked, not by whom. */
export const wordingsOf = (waiters: readonly Waiter[]): string[] => [
  ...new Set(waiters.flatMap(({ question }) => question ?? [])),
];

/** A gap with how many wait for its answer. */
export type RankedGap = Gap & { waiting: number };

/** How many candidates wait for any of them. */
export const waitingFor = (gaps: readonly RankedGap[]): number => gaps.reduce((sum, { waiting }) => sum + waiting, 0);

/** Whether recruiters are to see that it waits: who asked for what they need is shown in its own lane alone. */
export const waitsForRecruiters = ({ topic, waiting }: RankedGap): boolean => topic !== "accommodations" && waiting > 0;

/** Has a gap's card drawn anew, as who waits or what they asked has changed; `cause` tells apart why. */
export const gapChanged = ({ tenant, id, postingKey }: Gap, cause: string, at: number) => ({
  event: { kind: "gap_changed" as const, tenant, channel: postingLane(postingKey), atMicros: at * 1_000, gapId: id },
  key: `changed:${id}:${cause}`,
});
