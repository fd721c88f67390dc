import { factNumber } from "../../../domain/fact.ts";
import type { Grammar } from "./grammar.ts";
import type { Evidence, Passage } from "./passage.ts";
import type { Token } from "./tokens.ts";

/** Where a word stands in all cited facts; nowhere where it stands more than once, which tells no order. */
function placeOf({ stem }: Token, facts: readonly (readonly Token[])[]): number | null {
  const places = facts.flatMap((tokens, fact) =>
    tokens.flatMap((token, index) => (token.stem === stem ? [fact * 10_000 + index] : [])),
  );
  return places.length === 1 ? (places[0] ?? null) : null;
}

/** What the sentence tells one after the other comes so in the posting: "a call, then a visit". Returns the word of order. */
export function outOfOrder(claim: Passage, evidence: readonly Evidence[], grammar: Grammar): string | null {
  const facts = evidence.toSorted((a, b) => factNumber(a.fact) - factNumber(b.fact)).map(({ tokens }) => tokens);
  const says = (token: Token): boolean =>
    !grammar.isFunction(token) && !grammar.isReporting(token) && !grammar.isNeutral(token);
  for (const [at, token] of claim.tokens.entries()) {
    if (!grammar.isSequence(token)) continue;
    const places = (words: readonly Token[]): number[] =>
      words.filter(says).flatMap((word) => placeOf(word, facts) ?? []);
    const [before, behind] = [places(claim.tokens.slice(0, at)), places(claim.tokens.slice(at + 1))];
    if (before.length > 0 && behind.length > 0 && Math.max(...before) > Math.min(...behind)) return token.text;
  }
  return null;
}
