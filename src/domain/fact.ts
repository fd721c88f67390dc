import { z } from "zod";
import { Day, endOf } from "./day.ts";
import { Topic } from "./topic.ts";
import { Value } from "./value.ts";

/**
 * Exact source words. `raw === texts[path ?? ""].slice(start, end)`, in UTF-16 units of the decoded source,
 * before any repair.
 */
export const Quote = z.strictObject({
  path: z.string().optional(),
  start: z.int().nonnegative(),
  end: z.int().positive(),
  raw: z.string().min(1),
});
export type Quote = z.infer<typeof Quote>;

/**
 * stated: said in so many words · unclear: damaged or ambiguous, quoted and never resolved · conflicting: the posting
 * says two things · inferred: only a tag or a field says so · withheld: not to be shown.
 */
export const FactState = z.enum(["stated", "unclear", "conflicting", "inferred", "withheld"]);
export type FactState = z.infer<typeof FactState>;

export const Provenance = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("posting") }),
  /** A label such as #LI-HYBRID, or a structured field of an applicant tracking system. */
  z.strictObject({ kind: z.literal("tag"), label: z.string() }),
  /** `until`: the last day on which it holds, where the recruiter gave one. */
  z.strictObject({ kind: z.literal("recruiter"), by: z.string(), at: z.int(), until: Day.optional() }),
]);
export type Provenance = z.infer<typeof Provenance>;

/** For whom or when a fact holds, in the posting's words. */
export const Scope = z.strictObject({
  location: z.string().optional(),
  level: z.string().optional(),
  audience: z.string().optional(),
  condition: z.string().optional(),
});
export type Scope = z.infer<typeof Scope>;

export const FactId = z.string().regex(/^f\d+$/u);
export type FactId = z.infer<typeof FactId>;

/** One quotable, atomic statement of a posting. */
export const Fact = z.strictObject({
  id: FactId,
  topic: Topic,
  state: FactState,
  /** What a candidate reads: the quotes' words with their encoding repaired, nothing else changed. */
  statement: z.string().min(1),
  quotes: z.array(Quote).min(1),
  /** The words of the heading under which it stands, where there is one. */
  heading: z.string().optional(),
  value: Value.optional(),
  scope: Scope.optional(),
  /** Facts that speak of the same thing and contradict this one. */
  conflictsWith: z.array(FactId).optional(),
  provenance: Provenance,
  /** Set until a person has looked where a model pointed at the words; nobody is told such a fact. */
  proposedBy: z.strictObject({ model: z.string(), promptHash: z.string() }).optional(),
});
export type Fact = z.infer<typeof Fact>;

/** Facts are numbered in the order of their source. */
export const factNumber = ({ id }: Pick<Fact, "id">): number => Number(id.slice(1));

/** The number of a fact that comes after these. */
export const nextFactNumber = (facts: readonly Fact[]): number => Math.max(0, ...facts.map(factNumber)) + 1;

/** Whether it is a recruiter's word, not the posting's. */
export const isConfirmed = ({ provenance }: Pick<Fact, "provenance">): boolean => provenance.kind === "recruiter";

/** Whether its last day is over. `at` in milliseconds. */
export const hasExpired = ({ provenance }: Pick<Fact, "provenance">, at: number): boolean =>
  provenance.kind === "recruiter" && provenance.until !== undefined && endOf(provenance.until) <= at;

/** The facts that a candidate may be shown. */
export const showable = (facts: readonly Fact[]): readonly Fact[] =>
  facts.filter((fact) => fact.state !== "withheld" && fact.proposedBy === undefined);
