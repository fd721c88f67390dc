import type { Grammar } from "./grammar.ts";
import type { Evidence, Passage } from "./passage.ts";
import type { Token } from "./tokens.ts";

/** The words of a condition, from what begins it to the end of its phrase. */
export function phraseFrom(passage: Passage, from: number): readonly Token[] {
  const end = passage.tokens.findIndex((token, index) => index > from && /[,.;:!?()]/u.test(token.gap));
  return passage.tokens.slice(from, end === -1 ? passage.tokens.length : end);
}

export type Narrowing = { words: readonly Token[]; from: number };

/** What a length of time counts from: "of the visit" in "within five days of the visit". */
export function limitsOf(one: Evidence, grammar: Grammar): Narrowing[] {
  return one.relations.flatMap(({ label, to }) => {
    if (label !== "within") return [];
    const length = one.quantities.find(({ kind, start }) => kind === "duration" && start === one.tokens[to]?.start);
    const from = one.tokens.findIndex(({ start }) => length !== undefined && start >= length.end);
    const next = one.tokens[from];
    return next !== undefined && grammar.isDirection(next) ? [{ words: phraseFrom(one, from), from }] : [];
  });
}

/** "For the right candidate", "for external hires": the word that picks some out. */
function pickedOut(one: Evidence, grammar: Grammar): Narrowing[] {
  return one.tokens.flatMap((token, index) => {
    if (!grammar.isPicked(token)) return [];
    const before = one.tokens.slice(Math.max(0, index - 3), index);
    const words = before.slice(before.findLastIndex(({ folded }) => folded === "for") + 1);
    const picking = words.filter((word) => !grammar.isFunction(word));
    return words.length < before.length && picking.length > 0 ? [{ words: picking, from: index }] : [];
  });
}

const placeBefore = /\p{Lu}[\p{L}.-]+(?: \p{Lu}[\p{L}.-]+)*, \p{Lu}{2}[ :–-]*$/u;

/** "Chicago, IL $148,949": an amount that is given for one place is that place's. */
function placesOf(one: Evidence): Narrowing[] {
  return one.quantities.flatMap((quantity) => {
    const place = quantity.kind === "money" ? placeBefore.exec(one.text.slice(0, quantity.start)) : null;
    if (place === null) return [];
    const words = one.tokens.filter(({ start, end }) => start >= place.index && end <= quantity.start);
    return [{ words, from: one.tokens.findIndex(({ start }) => start >= quantity.start) }];
  });
}

const isArticle = (token: Token | undefined): boolean => /^(?:a|an|the|our|your|their)$/u.test(token?.folded ?? "");

/** Words that narrow a fact to a case or to some people. */
export function narrowingsOf(one: Evidence, grammar: Grammar): Narrowing[] {
  const conditions = one.conditions
    .map(({ from }) => ({ words: phraseFrom(one, from), from }))
    // "Within a data warehouse" is where, and narrows nobody's right; "within Italy" and "within 30 miles" do.
    .filter(({ words: [first, second] }) => first?.folded !== "within" || !isArticle(second));
  const audiences = one.tokens.flatMap((token, index) => {
    const isFor = one.tokens.slice(Math.max(0, index - 2), index).some(({ folded }) => folded === "for");
    return isFor && grammar.isAudience(token) ? [{ words: [token], from: index }] : [];
  });
  return [...conditions, ...audiences, ...pickedOut(one, grammar), ...limitsOf(one, grammar), ...placesOf(one)];
}
