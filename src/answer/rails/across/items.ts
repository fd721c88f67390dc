import { isCounted, isInAny, isInside } from "../reading/quantities.ts";
import type { Quantity } from "../../../domain/quantity/quantity.ts";
import type { Grammar } from "../reading/grammar.ts";
import type { Clause, Passage } from "../reading/passage.ts";
import { named } from "../reading/senses.ts";
import type { Token } from "../reading/tokens.ts";

/** One of the things that a clause tells side by side: what stands between two commas, brackets or conjunctions. */
export type Item = {
  tokens: readonly Token[];
  /** Its words that say something by themselves. */
  telling: readonly Token[];
  /** The same, folded, with the periods that its values are for ("per week" is "§per_week"). */
  words: ReadonlySet<string>;
  quantities: readonly Quantity[];
  /** What narrows, widens, conditions or orders it, by kind. */
  marks: ReadonlySet<string>;
  /** Whether it has a word of its own that tells how strongly: "French is a plus" in "German, French is a plus". */
  hasStrength: boolean;
  /** Whether "or" ties it to the one before it. */
  isAlternative: boolean;
  /** Whether it begins with a word of grammar, as what qualifies the item before it does ("…, after a year"). */
  isTied: boolean;
};

/** By what kinds of words each token is read that is no plain word: of quantity, scope, time, place and cause. */
function marksOf(passage: Passage): Map<Token, Set<string>> {
  const found = new Map<Token, Set<string>>();
  const kinds = [
    ...passage.quantifiers.map((hit) => ({ ...hit, kind: `all ${hit.label}` })),
    ...passage.narrowing.map((hit) => ({ ...hit, kind: `some ${hit.label}` })),
    ...passage.conditions.map((hit) => ({ ...hit, kind: "condition" })),
    ...passage.relations.map((hit) => ({
      ...hit,
      kind: hit.label === "condition" ? "condition" : `time ${hit.label}`,
    })),
  ];
  for (const { kind, from, to } of kinds)
    for (const token of passage.tokens.slice(from, to))
      if (!isInAny(token, passage.quantities)) found.set(token, new Set([...(found.get(token) ?? []), kind]));
  for (const { 0: address, index } of passage.text.matchAll(addresses))
    for (const token of passage.tokens)
      if (token.start >= index && token.end <= index + address.length) found.set(token, new Set(["some address"]));
  return found;
}

/** Letters of an address are no words; that one is given is part of what is told. */
const addresses = /\S*(?:@|:\/\/)\S*/gu;

const parts = /[,;:/>•·|()[\]\n]|\s[-–—]\s/u;

/** @param says whether a word says anything by itself in the sentence's language */
export function itemsOf(passage: Passage, clause: Clause, grammar: Grammar, says: (token: Token) => boolean): Item[] {
  const marks = marksOf(passage);
  const content = new Set(clause.content);
  const strengths = new Set(
    grammar
      .modality(passage.tokens)
      .flatMap(({ label, from, to }) => (label === "able" || label === "none" ? [] : passage.tokens.slice(from, to))),
  );
  const runs: { tokens: Token[]; isAlternative: boolean }[] = [];
  let joined: "or" | "and" | null = null;
  for (const token of passage.tokens.slice(clause.from, clause.to)) {
    const isMark = marks.has(token);
    if (!isMark && (grammar.isOr(token) || grammar.isAnd(token)) && !isInAny(token, passage.quantities)) {
      joined = grammar.isOr(token) ? "or" : "and";
      continue;
    }
    const last = runs.at(-1);
    const before = last?.tokens.at(-1);
    // The comma of "1,650" parts nothing.
    const within = passage.quantities.some(
      (one) => before !== undefined && isInside(before, one) && isInside(token, one),
    );
    if (last === undefined || joined !== null || (parts.test(token.gap) && !within))
      runs.push({ tokens: [token], isAlternative: joined === "or" });
    else last.tokens.push(token);
    joined = null;
  }
  return runs.map(({ tokens, isAlternative }) => {
    const [first] = tokens;
    const quantities = passage.quantities.filter(
      (quantity) => isCounted(quantity) && tokens.some((token) => isInside(token, quantity)),
    );
    const counted = (token: Token): boolean => isInAny(token, quantities);
    const telling = tokens.filter((token) => content.has(token) && !marks.has(token) && !counted(token) && says(token));
    return {
      tokens,
      telling,
      words: new Set([
        ...telling.map(({ folded }) => folded),
        ...quantities.flatMap(({ period }) => (period === null ? [] : [named(`per_${period}`)])),
      ]),
      quantities,
      marks: new Set(tokens.flatMap((token) => [...(marks.get(token) ?? [])])),
      hasStrength: tokens.some((token) => strengths.has(token)),
      isAlternative,
      isTied: first !== undefined && grammar.isFunction(first) && !counted(first),
    };
  });
}
