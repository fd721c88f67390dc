import { periodOf } from "../../../domain/quantity/units.ts";
import type { Grammar } from "./grammar.ts";
import type { Evidence, Passage } from "./passage.ts";
import type { Hit } from "./phrases.ts";
import type { Token } from "./tokens.ts";

/** "Quarterly", "daily", "annual"; "family" and "early" end alike and are none. */
const isPeriodAdverb = ({ folded, stem }: Token): boolean =>
  folded === `${stem}ly` || (/(?:ly|annual)$/u.test(folded) && periodOf(folded) !== null);

/** By what a word counts: a period, or the word itself ("per term"); `null` where none stands there. */
function countedBy(word: Token | undefined): string | null {
  return word === undefined || isPeriodAdverb(word) ? null : (periodOf(word.folded) ?? word.stem);
}

/** "Three reports a year": an article behind what is counted. Behind "after" or "for" it tells one length of time. */
function articleRates(passage: Passage, grammar: Grammar): (string | null)[] {
  return passage.tokens.flatMap((token, at) => {
    const [before, next] = [passage.tokens[at - 1], passage.tokens[at + 1]];
    const counts = before !== undefined && !grammar.isFunction(before) && token.gap === " ";
    const inRelation = passage.relations.some(({ from, to }) => from < at && to >= at);
    return /^an?$/u.test(token.folded) && counts && !inRelation ? [periodOf(next?.folded ?? "")] : [];
  });
}

/** By what a passage says something happens, or is counted: "every week", "quarterly", "20 days a year", "per term". */
function ratesOf(passage: Evidence): Set<string | null> {
  return new Set<string | null>([
    ...articleRates(passage, passage.grammar),
    ...passage.quantities.map(({ period }) => period),
    ...passage.relations.filter(({ label }) => label === "each").map(({ to }) => countedBy(passage.tokens[to])),
    ...passage.tokens.filter(isPeriodAdverb).map(({ folded, stem }) => periodOf(folded) ?? stem),
  ]);
}

/** Whether "each" or "every" in the sentence only tells a period that a fact has: "each year" is "a year". */
export function tellsStatedPeriod(claim: Passage, hit: Hit<string>, evidence: readonly Evidence[]): boolean {
  if (!claim.relations.some(({ label, from }) => label === "each" && from === hit.from)) return false;
  const rate = countedBy(claim.tokens[hit.to]);
  return rate !== null && evidence.some((one) => ratesOf(one).has(rate));
}
