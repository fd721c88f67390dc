import type { LabelWeights } from "../understand/weigh-labels.ts";

/** Square roots of how likely each concept is; empty for a text that the examples do not know. */
export type ConceptSpread = readonly number[];

/** How likely each concept is of a text that does no act. */
export function conceptShares(weights: LabelWeights | null): Map<string, number> {
  if (weights === null) return new Map();
  const sum = weights.values().reduce((all, weight) => all + weight, 0);
  return new Map(weights.entries().map(([concept, weight]) => [concept, weight / sum]));
}

/** What a text spreads over: a question and the statement that answers it spread alike, whatever their words. */
export const conceptSpread = (shares: ReadonlyMap<string, number>): ConceptSpread =>
  Array.from(shares.values(), (share) => Math.sqrt(share));

/** How alike two texts spread (the Bhattacharyya coefficient): from 0 for nothing in common to 1 for the same. */
export const likeness = (one: ConceptSpread, other: ConceptSpread): number =>
  one.reduce((sum, weight, concept) => sum + weight * (other[concept] ?? 0), 0);
