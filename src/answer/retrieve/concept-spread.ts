import type { Knowledge } from "../../domain/knowledge.ts";
import { weighLabels } from "../understand/weigh-labels.ts";

/** Square roots of how likely each concept is; empty for a text that the examples do not know. */
export type ConceptSpread = readonly number[];

/** What a text spreads over: a question and the statement that answers it spread alike, whatever their words. */
export function conceptSpread(text: string, knowledge: Knowledge): ConceptSpread {
  const weights = weighLabels(text, knowledge);
  if (weights === null) return [];
  const concepts = [...weights.concepts.values()];
  const sum = concepts.reduce((all, weight) => all + weight, 0);
  return concepts.map((weight) => Math.sqrt(weight / sum));
}

/** How alike two texts spread (the Bhattacharyya coefficient): from 0 for nothing in common to 1 for the same. */
export const likeness = (one: ConceptSpread, other: ConceptSpread): number =>
  one.reduce((sum, weight, concept) => sum + weight * (other[concept] ?? 0), 0);
