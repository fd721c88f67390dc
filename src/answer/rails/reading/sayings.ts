import type { Grammar } from "./grammar.ts";
import type { Evidence, Passage } from "./passage.ts";
import type { Token } from "./tokens.ts";

/**
 * The words of the claim that make a turn of phrase for which a fact has another ("free of charge" for "at no cost"),
 * or one that says nothing by itself ("on top of that").
 */
export function saidOtherwise(claim: Passage, evidence: readonly Evidence[], grammar: Grammar): ReadonlySet<Token> {
  const wordsOf = (hits: readonly { from: number; to: number }[]): Token[] =>
    hits.flatMap(({ from, to }) => claim.tokens.slice(from, to));
  const said = grammar.sayings(claim.tokens);
  const joining = wordsOf(grammar.joins(claim.tokens));
  if (said.length === 0) return new Set(joining);
  const stated = evidence.map((one) => ({
    topics: one.topics,
    labels: new Set(
      [one, one.heading].flatMap((words) => grammar.sayings(words?.tokens ?? []).map(({ label }) => label)),
    ),
  }));
  const told = said.filter(({ label }) => {
    const topics = grammar.topicsOfSaying(label);
    return stated.some((one) => one.labels.has(label) && (topics === null || topics.intersection(one.topics).size > 0));
  });
  return new Set([...wordsOf(told), ...joining]);
}
