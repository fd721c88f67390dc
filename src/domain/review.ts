import { z } from "zod";
import { Day, endOf } from "./day.ts";
import type { Fact } from "./fact.ts";
import type { IngestedPosting, Revision } from "./posting.ts";
import { Topic } from "./topic.ts";

/**
 * Which extracted fact a decision is about: its topic and its exact words. Not its number, which another state of the
 * source may give to another fact: a decision holds as long as the words stand.
 */
export const Subject = z.strictObject({ topic: Topic, words: z.string().min(1) });
export type Subject = z.infer<typeof Subject>;

const subject = Subject;
/** Who decided, as that person is known to the house, and when (milliseconds). */
const signature = { by: z.string().min(1).max(200), at: z.int().nonnegative() };
const words = z.string().trim().min(1).max(2_000);

const decided = {
  approve: { kind: z.literal("approve"), subject },
  withhold: { kind: z.literal("withhold"), subject },
  restate: { kind: z.literal("restate"), subject, words, topic: Topic },
  add: { kind: z.literal("add"), words, topic: Topic, until: Day.optional() },
  reopen: { kind: z.literal("reopen"), subject },
  name: { kind: z.literal("name"), title: words, employer: words.nullable() },
};

/** A decision before it is signed with who made it and when. */
export const UnsignedDecision = z.discriminatedUnion("kind", [
  z.strictObject(decided.approve),
  z.strictObject(decided.withhold),
  z.strictObject(decided.restate),
  z.strictObject(decided.add),
  z.strictObject(decided.reopen),
  z.strictObject(decided.name),
]);
export type UnsignedDecision = z.infer<typeof UnsignedDecision>;

/**
 * What a person decided about a posting's facts. approve: it may be told as it stands, also where it waited for a
 * person · withhold: it is not told · restate: these words are told in its place, as the person's · add: the posting
 * does not say it, the person does, up to the last day of it where there is one · reopen: an earlier decision is taken back.
 */
export const Decision = z.discriminatedUnion("kind", [
  z.strictObject({ ...decided.approve, ...signature }),
  z.strictObject({ ...decided.withhold, ...signature }),
  z.strictObject({ ...decided.restate, ...signature }),
  z.strictObject({ ...decided.add, ...signature }),
  z.strictObject({ ...decided.reopen, ...signature }),
  z.strictObject({ ...decided.name, ...signature }),
]);
export type Decision = z.infer<typeof Decision>;

/** White space may differ between two states of a source without a change of its words. */
const plain = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** The subject by which decisions about this fact are known. */
export const subjectOf = ({ topic, quotes }: Pick<Fact, "topic" | "quotes">): Subject => ({
  topic,
  words: quotes.map(({ raw }) => plain(raw)).join(" … "),
});

/** A subject as a key of maps. */
export const subjectKey = (one: Subject): string => `${one.topic} ${plain(one.words)}`;

/** What a decision is about; a person's own addition is its own subject, a name that of the posting as a whole. */
function subjectOfDecision(decision: Decision): string {
  if (decision.kind === "name") return "";
  return subjectKey(decision.kind === "add" ? decision : decision.subject);
}

/**
 * The latest decision about each subject, in the order in which they were first decided; taken back ones are gone.
 * @param decisions in the order in which they were made
 */
export function standing(decisions: readonly Decision[]): Decision[] {
  const latest = new Map<string, Decision>();
  for (const decision of decisions) {
    latest.set(subjectOfDecision(decision), decision);
  }
  return [...latest.values()].filter(({ kind }) => kind !== "reopen");
}

/** Whether it still says something: a person's addition may have had a last day. `at` in milliseconds. */
export const holdsAt = (decision: Decision, at: number): boolean =>
  decision.kind !== "add" || decision.until === undefined || at < endOf(decision.until);

/** A posting with its reviewers' decisions applied: what would be published, and what still needs a person. */
export type ReviewedPosting = IngestedPosting & {
  /** Facts that cannot simply be told, or that a finding is about, and that nobody has decided about. */
  open: readonly Fact[];
  /** Decisions about words that the source does not hold any more. */
  stale: readonly Decision[];
};

/** One field of a fact that differs; `null` where a side does not have it. Values are as they are shown. */
export type FieldChange = { field: string; before: string | null; after: string | null };

/** How a fact of a posting differs from another state of it. */
export type FactChange =
  | { kind: "added"; after: Fact }
  | { kind: "removed"; before: Fact }
  | { kind: "changed"; before: Fact; after: Fact; fields: FieldChange[] };

/** A posting as a reviewer sees it: what was read, with what was decided so far, against what is published. */
export type UnderReview = ReviewedPosting & {
  collection: string;
  /** `null` where nobody has been through this state of it yet. */
  reviewed: { by: string; at: number } | null;
  current: Revision | null;
  /** The decisions that hold, in the order in which they were first made. */
  decisions: readonly Decision[];
  /** From what is published to what would be. */
  changes: readonly FactChange[];
};
