import { z } from "zod";

/** Named checks, in the order in which a claim meets them. */
export const RailName = z.enum([
  "form",
  "contact",
  "quantity",
  "words",
  "polarity",
  "modality",
  "quantifier",
  "scope",
  "binding",
  "absence",
  "policy",
  "output",
]);
export type RailName = z.infer<typeof RailName>;

/** One rail's decision. A rail that could not run has blocked. */
export const Verdict = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("pass") }),
  z.strictObject({ kind: z.literal("block"), rail: RailName, reason: z.string() }),
]);
export type Verdict = z.infer<typeof Verdict>;
export type Block = Extract<Verdict, { kind: "block" }>;

export const pass: Verdict = { kind: "pass" };
/** `reason` is a short sentence that a recruiter can read. */
export const block = (rail: RailName, reason: string): Block => ({ kind: "block", rail, reason });
