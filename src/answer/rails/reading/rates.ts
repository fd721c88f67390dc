import { periodOf } from "../../../domain/quantity/units.ts";
import type { Period } from "../../../domain/value.ts";
import type { Grammar } from "./grammar.ts";
import type { Evidence, Passage } from "./passage.ts";
import type { Hit } from "./phrases.ts";
import type { Token } from "./tokens.ts";

const isPeriodAdverb = ({ folded }: Token): boolean => /(?:ly|daily|annual)$/u.test(folded);

/** The period that a word of rate stands before: "each year", "per month"; `null` where none does. */
function periodBehind({ tokens }: Passage, { to }: { to: number }): Period | null {
  const word = tokens[to];
  return word === undefined || isPeriodAdverb(word) ? null : periodOf(word.folded);
}

/** "Three reports a year": an article behind what is counted. Behind "after" or "for" it tells one length of time. */
function countedBy(passage: Passage, grammar: Grammar): (Period | null)[] {
  return passage.tokens.flatMap((token, at) => {
    const before = passage.tokens[at - 1];
    const counts = before !== undefined && !grammar.isFunction(before) && token.gap === " ";
    const inRelation = passage.relations.some(({ from, to }) => from < at && to >= at);
    return /^an?$/u.test(token.folded) && counts && !inRelation ? [periodBehind(passage, { to: at + 1 })] : [];
  });
}

/** The periods that a passage says something happens, or is counted, by: "every week", "monthly", "20 days a year". */
function periodsOf(passage: Evidence): Set<string | null> {
  return new Set<string | null>([
    ...countedBy(passage, passage.grammar),
    ...passage.quantities.map(({ period }) => period),
    ...passage.relations.filter(({ label }) => label === "each").map((hit) => periodBehind(passage, hit)),
    ...passage.tokens.filter(isPeriodAdverb).map(({ folded }) => periodOf(folded)),
  ]);
}

/** Whether "each" or "every" in the sentence only tells a period that a fact has: "each year" is "a year". */
export function tellsStatedPeriod(claim: Passage, hit: Hit<string>, evidence: readonly Evidence[]): boolean {
  if (!claim.relations.some(({ label, from }) => label === "each" && from === hit.from)) return false;
  const period = periodBehind(claim, hit);
  return period !== null && evidence.some((one) => periodsOf(one).has(period));
}
