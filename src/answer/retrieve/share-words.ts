import type { Fact } from "../../domain/fact.ts";
import type { FactIndex } from "./fact-index.ts";

/** A word in more statements than this tells nothing of any of them. */
const mostStatements = 3;

/** Adverbs colour a question and name nothing; a single letter is a slip. */
const naming = (term: string): boolean => term.length >= 2 && !term.endsWith("ly");

/** How much a word tells of where it stands: what few people use and few statements hold tells more than "keep". */
export const tellingOf = (term: string, index: FactIndex): number =>
  index.specificity(term) * (index.rarity(index.stemFor(term) ?? "") || index.rarest);

/**
 * How much of what the terms of a question tell is found in the words of a fact, from 0 to 1.
 */
export function sharedWords(asked: readonly string[], found: readonly string[], index: FactIndex): number {
  const terms = asked.filter(naming);
  const all = terms.reduce((sum, term) => sum + tellingOf(term, index), 0);
  const shared = terms.filter((term) => found.includes(term)).reduce((sum, term) => sum + tellingOf(term, index), 0);
  return all === 0 ? 0 : shared / all;
}

/** Whether one of the words is rare enough in the posting to point at its statement. */
export const pointsAt = (found: readonly string[], index: FactIndex): boolean =>
  found
    .filter(naming)
    .some(
      (term) => index.rarity(index.stemFor(term) ?? "") >= Math.log(1 + (Math.exp(index.rarest) - 1) / mostStatements),
    );

/** Those of the words that a fact holds, in any form. */
export function wordsIn(fact: Fact, words: readonly string[], index: FactIndex): string[] {
  const stems = index.facts.find((one) => one.fact === fact)?.stems;
  return words.filter((word) => stems?.has(index.stemFor(word) ?? "") === true);
}
