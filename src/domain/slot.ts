import type { Fact } from "./fact.ts";
import { parseQuantities } from "./quantity/parse-quantities.ts";

/** Slots in a model's sentence: a fact's id and the name of one of its values. */
export const slotPattern = /\{(f\d+)\.([a-z]+\d*)\}/gu;

/**
 * The values of a fact that a sentence may hold, by name, in the fact's own words: `words` is the whole statement,
 * `q1`, `q2` … its quantities in order, `contact` its address where it has one.
 */
export function slotsOf(fact: Pick<Fact, "statement" | "value">): Readonly<Record<string, string>> {
  const quantities = parseQuantities(fact.statement).map(({ text }, index) => [`q${index + 1}`, text] as const);
  const contact = fact.value?.kind === "contact" ? [["contact", fact.value.address] as const] : [];
  return Object.fromEntries([["words", fact.statement] as const, ...quantities, ...contact]);
}
