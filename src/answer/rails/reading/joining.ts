import type { Quantity } from "../../../domain/quantity/quantity.ts";
import { disagreement, isInAny, isInside } from "./quantities.ts";
import type { Grammar } from "./grammar.ts";
import type { Clause, Evidence, Passage } from "./passage.ts";
import type { Token } from "./tokens.ts";

/** The nearest word that says something on each side of a conjunction. */
function neighbours(tokens: readonly Token[], at: number, grammar: Grammar): [Token | undefined, Token | undefined] {
  const says = (token: Token): boolean => !grammar.isFunction(token) && !grammar.isReporting(token);
  return [tokens.slice(0, at).findLast(says), tokens.slice(at + 1).find(says)];
}

type Pair = { left: string; right: string };

const pairs = (passage: Passage, grammar: Grammar, isJoin: (token: Token) => boolean): Pair[] =>
  passage.tokens.flatMap((token, index) => {
    // "70 % or higher" is one value, and no choice.
    if (!isJoin(token) || isInAny(token, passage.quantities)) return [];
    const [left, right] = neighbours(passage.tokens, index, grammar);
    return left === undefined || right === undefined ? [] : [{ left: left.stem, right: right.stem }];
  });

const same = (a: Pair, b: Pair): boolean =>
  (a.left === b.left && a.right === b.right) || (a.left === b.right && a.right === b.left);

const beside = (tokens: readonly Token[], at: number): Pair => ({
  left: tokens[at - 1]?.stem ?? "",
  right: tokens[at + 1]?.stem ?? "",
});

/** Whether what "both" stands before is joined by "and" in a fact, too. */
export function joinsBoth(claim: Passage, from: number, evidence: readonly Evidence[], grammar: Grammar): boolean {
  const at = claim.tokens.findIndex((token, index) => index >= from && grammar.isAnd(token));
  if (at === -1) return false;
  const said = [beside(claim.tokens, at), ...pairs(claim, grammar, (token) => token === claim.tokens[at])];
  const joins = evidence.flatMap((one) => [
    ...one.tokens.flatMap((token, index) => (grammar.isAnd(token) ? [beside(one.tokens, index)] : [])),
    ...pairs(one, grammar, grammar.isAnd),
  ]);
  return said.some((pair) => joins.some((other) => same(pair, other)));
}

/** The words and values on either side of an "or" that stand on no other side of it. */
function sidesOf({ tokens, quantities }: Passage, at: number, grammar: Grammar): [Side, Side] {
  const side = (words: readonly Token[]): Side => ({
    stems: new Set(words.filter((token) => !grammar.isFunction(token)).map(({ stem }) => stem)),
    values: quantities.filter((quantity) => words.some((token) => isInside(token, quantity))),
  });
  return [side(tokens.slice(0, at)), side(tokens.slice(at + 1))];
}
type Side = { stems: ReadonlySet<string>; values: readonly Quantity[] };

/** "6 years, or 3 years and a degree": a value of one choice together with a word that only the other choice has. */
function crossesChoice(claim: Passage, one: Evidence, grammar: Grammar): boolean {
  return one.tokens.some((token, at) => {
    if (!grammar.isOr(token) || isInAny(token, one.quantities)) return false;
    const sides = sidesOf(one, at, grammar);
    return [sides, sides.toReversed()].some(([own, other]) => {
      if (own === undefined || other === undefined || other.values.length === 0) return false;
      const said = own.values.some((value) =>
        claim.quantities.some((quantity) => disagreement(quantity, value, one.text) === null),
      );
      return said && !claim.stems.isDisjointFrom(other.stems.difference(own.stems));
    });
  });
}

const isDemand = ({ modality }: Clause): boolean =>
  (modality.has("required") || modality.has("needed") || modality.has("asked")) && !modality.has("preferred");

const denied = ({ clauses }: Passage): boolean => clauses.some(({ negations }) => negations % 2 === 1);

/** What is wrong with how the sentence joins its items; `null` where it joins them as the facts do. */
export function joinedOtherwise(claim: Passage, evidence: readonly Evidence[], grammar: Grammar): string | null {
  const claimsOr =
    claim.tokens.some((token) => grammar.isOr(token) || grammar.isNor(token)) ||
    claim.narrowing.some(({ label }) => label === "one_of" || label === "similar");
  const alternatives = evidence.flatMap((one) => pairs(one, grammar, grammar.isOr));
  if (!claimsOr) {
    // One of several ways may be told by itself, but not as what is asked for.
    const demands = claim.clauses.some(isDemand);
    const lost = alternatives.find(({ left, right }) => {
      const told = [left, right].filter((one) => claim.stems.has(one)).length;
      return told === 2 || (told === 1 && demands);
    });
    const crossed = demands && evidence.some((one) => crossesChoice(claim, one, grammar));
    if (lost !== undefined || crossed) return `leaves out an "or" of the posting`;
  }
  const sums = evidence.flatMap((one) => pairs(one, grammar, grammar.isAnd));
  // What is needed for neither of two things is not needed "for one or the other".
  const weakened = (denied(claim) && evidence.every(denied) ? [] : pairs(claim, grammar, grammar.isOr)).find(
    (pair) => sums.some((other) => same(pair, other)) && !alternatives.some((other) => same(pair, other)),
  );
  if (weakened !== undefined) return `says "or" where the posting says "and"`;
  const added = pairs(claim, grammar, grammar.isAnd).find((pair) => alternatives.some((other) => same(pair, other)));
  return added === undefined ? null : `says "and" where the posting says "or"`;
}
