import type { Quantity } from "../../../domain/quantity/quantity.ts";
import type { Grammar } from "./grammar.ts";
import type { Narrowing, Passage } from "./passage.ts";
import type { Token } from "./tokens.ts";

const opensAnother = /^(?:for|after|before|until|from|during|within)$/u;

/**
 * The words of a condition, from what begins it to the end of its phrase: "for the first six months and full pay for
 * four weeks" is two of them.
 */
export function phraseFrom(passage: Passage, from: number, grammar: Grammar): readonly Token[] {
  const { tokens } = passage;
  const end = tokens.findIndex((token, index) => index > from && /[,.;:!?()]/u.test(token.gap));
  const words = tokens.slice(from, end === -1 ? tokens.length : end);
  const and = words.findIndex(
    (word, at) => at > 1 && grammar.isAnd(word) && words.slice(at + 2).some(({ folded }) => opensAnother.test(folded)),
  );
  return and === -1 ? words : words.slice(0, and);
}

const isArticle = (token: Token | undefined): boolean => /^(?:a|an|the|our|your|their)$/u.test(token?.folded ?? "");

/** "Within a data warehouse" is where, and narrows nobody's right; "within Italy" and "within 30 miles" do. */
const conditionsOf = (one: Passage, grammar: Grammar): Narrowing[] =>
  one.conditions
    .map(({ from }) => ({ words: phraseFrom(one, from, grammar), from }))
    .filter(({ words: [first, second] }) => first?.folded !== "within" || !isArticle(second));

/** What a length of time counts from: "of the visit" in "within five days of the visit". */
export function limitsOf(one: Passage, grammar: Grammar): Narrowing[] {
  return one.relations.flatMap(({ label, to }) => {
    if (label !== "within") return [];
    const length = one.quantities.find(({ kind, start }) => kind === "duration" && start === one.tokens[to]?.start);
    const from = one.tokens.findIndex(({ start }) => length !== undefined && start >= length.end);
    const next = one.tokens[from];
    return next !== undefined && grammar.isDirection(next) ? [{ words: phraseFrom(one, from, grammar), from }] : [];
  });
}

/** "For parents". */
const audiencesOf = (one: Passage, grammar: Grammar): Narrowing[] =>
  one.tokens.flatMap((token, index) => {
    const isFor = one.tokens.slice(Math.max(0, index - 2), index).some(({ folded }) => folded === "for");
    return isFor && grammar.isAudience(token) ? [{ words: [token], from: index }] : [];
  });

/** "For the right candidate", "for external hires": the word that picks some out. */
function pickedBefore(one: Passage, grammar: Grammar): Narrowing[] {
  return one.tokens.flatMap((token, index) => {
    if (!grammar.isPicked(token) && !grammar.isAudience(token)) return [];
    const before = one.tokens.slice(Math.max(0, index - 3), index);
    const words = before.slice(before.findLastIndex(({ folded }) => folded === "for") + 1);
    const picking = words.filter((word) => !grammar.isFunction(word));
    return words.length < before.length && picking.length > 0 ? [{ words: picking, from: index }] : [];
  });
}

/** "Hourly staff are paid on Fridays", where a statement begins with whom it is about. */
const pickedFirst = (one: Passage, grammar: Grammar): Narrowing[] =>
  one.clauses.flatMap(({ from }) => {
    const [first, second] = one.tokens.slice(from, from + 2);
    if (first === undefined || second === undefined || /[,.;:()]/u.test(second.gap)) return [];
    const picks = grammar.isPicked(second) || grammar.isAudience(second);
    const says = !grammar.isFunction(first) && !grammar.isStrength(first) && !grammar.isReporting(first);
    return picks && says && one.tokens.slice(from + 2, from + 3).some((next) => grammar.isAuxiliary(next))
      ? [{ words: [first], from, of: second }]
      : [];
  });

const pickers = /^(?:from|in|with|who|without|outside|under|whose)$/u;

/** "Candidates from Poland need no visa": what stands behind the noun picks some out. */
function pickedBehind(one: Passage, grammar: Grammar): Narrowing[] {
  return one.tokens.flatMap((token, index) => {
    const next = one.tokens[index + 1];
    if (!grammar.isPicked(token) || next === undefined || !pickers.test(next.folded)) return [];
    const words = phraseFrom(one, index + 1, grammar);
    const end = words.findIndex((word, at) => at > 1 && (grammar.isAuxiliary(word) || grammar.isStrength(word)));
    const picking = words.slice(1, end === -1 ? 4 : end).filter((word) => !grammar.isFunction(word));
    return picking.length > 0 ? [{ words: picking, from: index }] : [];
  });
}

const placeBefore = /\p{Lu}[\p{L}.-]+(?: \p{Lu}[\p{L}.-]+)*, \p{Lu}{2}[ :–-]*$/u;

/** "Chicago, IL $148,949": an amount that is given for one place is that place's. */
function placesOf(one: Passage): Narrowing[] {
  return one.quantities.flatMap((quantity) => {
    const place = quantity.kind === "money" ? placeBefore.exec(one.text.slice(0, quantity.start)) : null;
    if (place === null) return [];
    const words = one.tokens.filter(({ start, end }) => start >= place.index && end <= quantity.start);
    return [{ words, from: one.tokens.findIndex(({ start }) => start >= quantity.start) }];
  });
}

const opensTime = /^(?:from|starting|effective)$/u;

function narrows({ kind, comparator }: Quantity, before: Token | undefined): boolean {
  return kind === "date"
    ? opensTime.test(before?.folded ?? "")
    : comparator === "at_most" && before !== undefined && !/^(?:of|to|with|is|are|a|the)$/u.test(before.folded);
}

/** "Reimbursed up to €50" has a limit, "from 1 July" a beginning. "Of up to €50" only says how much. */
function boundsOf(one: Passage): Narrowing[] {
  return one.quantities.flatMap((quantity) => {
    const from = one.tokens.findIndex(({ start, end }) => end > quantity.start && start < quantity.end);
    const words = one.tokens.filter(({ start, end }) => end > quantity.start && start < quantity.end);
    const bare = one.tokens[from]?.gap.includes("(") === true;
    return from > 0 && !bare && narrows(quantity, one.tokens[from - 1]) ? [{ words, from }] : [];
  });
}

/** "For one weekend in five", "for moves of more than 75 miles": how long, how often or from what size on. */
function measuresOf(one: Passage): Narrowing[] {
  return one.quantities.flatMap((quantity) => {
    if (quantity.kind !== "duration" && (quantity.kind !== "number" || quantity.comparator === "exact")) return [];
    const at = one.tokens.findIndex(({ end }) => end > quantity.start);
    const before = one.tokens.slice(Math.max(0, at - 4), at);
    const opens = before.findLastIndex(({ folded }) => folded === "for");
    if (opens === -1 || before.slice(opens + 1).some(({ gap }) => /[,.;:()]/u.test(gap))) return [];
    const words = one.tokens.slice(at).filter(({ start }) => start < quantity.end);
    return [{ words, from: at }];
  });
}

/** "For each weekend day", "for one weekend in five": what it is counted by. */
function ratesOf(one: Passage, grammar: Grammar): Narrowing[] {
  return one.tokens.flatMap((token, from) => {
    const [first, ...behind] = phraseFrom(one, from + 1, grammar);
    if (token.folded !== "for" || first === undefined || !/^(?:each|every|one)$/u.test(first.folded)) return [];
    const end = behind.findIndex((word) => grammar.isFunction(word));
    return [{ words: [first, ...behind.slice(0, end === -1 ? behind.length : end)], from, whole: true }];
  });
}

export const narrowingsOf = (one: Passage, grammar: Grammar): Narrowing[] => [
  ...conditionsOf(one, grammar),
  ...audiencesOf(one, grammar),
  ...pickedBefore(one, grammar),
  ...pickedBehind(one, grammar),
  ...pickedFirst(one, grammar),
  ...limitsOf(one, grammar),
  ...placesOf(one),
  ...boundsOf(one),
  ...measuresOf(one),
  ...ratesOf(one, grammar),
];
