import type { Grammar } from "./grammar.ts";
import type { Evidence, Passage } from "./passage.ts";
import { isInAny } from "./quantities.ts";
import type { Token } from "./tokens.ts";

/** Two words that belong together in one item of a row: "fluent" and "French", "Python" and "services". */
type Pair = { words: readonly Token[]; by: string; opens: Token };

/** A label or a bracket before an item is none of its row. */
const joins = /^\s*[,;&/]?\s*$/u;

/** The items of a text between commas and conjunctions. */
function itemsOf({ tokens }: Passage, grammar: Grammar): (readonly Token[])[] {
  const items: Token[][] = [[]];
  for (const token of tokens) {
    if (grammar.isAnd(token) || grammar.isOr(token) || /[,;:()+&/]|\.\s/u.test(token.gap)) items.push([]);
    items.at(-1)?.push(token);
  }
  return items.filter((item) => item.length > 0);
}

/** An item of two words, side by side or with one preposition between them. */
function pairIn(item: readonly Token[], passage: Passage, grammar: Grammar): Pair | null {
  const says = (token: Token): boolean => !grammar.isFunction(token) || /^\p{Lu}\p{Ll}*$/u.test(token.text);
  const words = item.filter((token) => token.text.length > 1 && says(token) && !isInAny(token, passage.quantities));
  const [first, second] = words;
  if (words.length !== 2 || first === undefined || second === undefined || isInAny(first, passage.quantities))
    return null;
  const between = item.slice(item.indexOf(first) + 1, item.indexOf(second));
  return between.length > 1 ? null : { words, by: between[0]?.folded ?? "", opens: item[0] ?? first };
}

/**
 * Words of two items of a row that are made alike, put into one: "fluent German" of "fluent French and good German".
 * Returns the two words.
 */
export function crossedItems(claim: Passage, evidence: readonly Evidence[], grammar: Grammar): [string, string] | null {
  const items = itemsOf(claim, grammar).map((item) => ({ item, stems: new Set(item.map(({ stem }) => stem)) }));
  for (const one of evidence) {
    const pairs = itemsOf(one, grammar).map((item) => pairIn(item, one, grammar));
    for (const [at, left] of pairs.entries()) {
      const right = pairs[at + 1];
      if (left === null || right === null || right === undefined || left.by !== right.by) continue;
      if (!joins.test(right.opens.gap)) continue;
      const own = (pair: Pair, other: Pair): Token[] =>
        pair.words.filter(({ stem }) => !other.words.some((word) => word.stem === stem));
      const [lefts, rights] = [own(left, right), own(right, left)];
      for (const { stems } of items) {
        const told = (words: readonly Token[]): Token[] => words.filter(({ stem }) => stems.has(stem));
        const [fromLeft, fromRight] = [told(lefts), told(rights)];
        const [a, b] = [fromLeft[0], fromRight[0]];
        if (
          a !== undefined &&
          b !== undefined &&
          fromLeft.length < 2 &&
          fromRight.length < 2 &&
          lefts.length + rights.length === 4
        )
          return [a.text, b.text];
      }
    }
  }
  return null;
}
