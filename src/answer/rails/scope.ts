import type { Quantity } from "../../domain/quantity/quantity.ts";
import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail } from "./rail.ts";
import type { Grammar } from "./reading/grammar.ts";
import { limitsOf, phraseFrom } from "./reading/narrowings.ts";
import type { Hit } from "./reading/phrases.ts";
import { matchesFor } from "./reading/match.ts";
import type { Clause, Evidence, Narrowing, Passage } from "./reading/passage.ts";
import { disagreement, isInAny, isInside } from "./reading/quantities.ts";
import { tellsStatedPeriod } from "./reading/rates.ts";
import type { Reader } from "./reading/reader.ts";
import type { Token } from "./reading/tokens.ts";

/** Whether the sentence keeps a condition: its numbers, and a word of what it says. */
function isKept(narrowing: Narrowing, one: Evidence, claim: Passage, grammar: Grammar): boolean {
  const { words, whole = false, of } = narrowing;
  // The reader is a candidate: "shortlisted candidates are invited" is not "you are invited".
  const isReader = of !== undefined && grammar.isReader(of) && claim.tokens.some(grammar.isReader);
  if (of !== undefined && !claim.stems.has(of.stem) && !isReader) return true;
  const numbers = one.quantities.filter((quantity) => words.some((word) => isInside(word, quantity)));
  const kept = (quantity: Quantity): boolean =>
    claim.quantities.some((other) => disagreement(other, quantity, one.text) === null) || saysOne(quantity, claim);
  if (numbers.length > 0) return numbers.every(kept) && keepsSide(words, one, claim);
  const [, ...said] = words.filter((word) => !numbers.some((quantity) => isInside(word, quantity)));
  const telling = (words.length === 1 ? words : said).filter((word) => !grammar.isFunction(word));
  const told = (word: Token): boolean => claim.stems.has(word.stem) || isToldBySynonym(word, one, claim, grammar);
  // "Within commuting distance of Boston" is not "in Boston": how near is what counts.
  if (words[0]?.folded === "within") return telling.slice(0, 1).every(told);
  // "In the season" is not "outside the season".
  if (words[0]?.folded === "outside" && !turnsAway(claim)) return false;
  if (whole) return telling.every(told);
  return telling.length === 0 || ownWords(telling, one).some(told);
}

/** "After a year" is "after one year". */
const saysOne = ({ kind, min, max, unit, comparator }: Quantity, { tokens }: Passage): boolean =>
  kind === "duration" &&
  min === 1 &&
  max === 1 &&
  comparator === "exact" &&
  tokens.some(({ folded }, at) => /^an?$/u.test(folded) && tokens[at + 1]?.folded === unit);

/** "If you move" keeps "if you relocate"; a word that the fact has as well tells what it tells there. */
function isToldBySynonym({ stem }: Token, { topics, stems }: Evidence, claim: Passage, grammar: Grammar): boolean {
  const content = claim.clauses.flatMap((clause) => clause.content.map((token) => token.stem));
  const said = new Set(content).difference(stems);
  return grammar
    .synonymsOf(stem)
    .some(
      (group) =>
        (group.topics === null || group.topics.intersection(topics).size > 0) &&
        group.stems.intersection(said).size > 0,
    );
}

/** Whether a sentence says that something is left out: "outside", "except", "not in". */
const turnsAway = ({ tokens, clauses, relations }: Passage): boolean =>
  tokens.some(({ folded }) => folded === "outside") ||
  clauses.some(({ negations }) => negations > 0) ||
  relations.some(({ label }) => label === "exception");

/** The words of a condition that stand nowhere else in the fact: that others are told tells nothing of the condition. */
function ownWords(words: readonly Token[], one: Evidence): readonly Token[] {
  const own = words.filter(({ stem }) => !one.tokens.some((other) => other.stem === stem && !words.includes(other)));
  return own.length === 0 ? words : own;
}

/** "After one year" is not "for one year": which side of the time it is stays. */
function keepsSide([first]: readonly Token[], one: Evidence, claim: Passage): boolean {
  const side = one.relations.find(({ from }) => one.tokens[from] === first)?.label;
  if (side !== "after" && side !== "before" && side !== "until") return true;
  return claim.relations.some(({ label }) => label === side || label === "condition");
}

/** Whether the sentence tells a value of the clause, though none of its words. */
function sharesValue(one: Evidence, { from, to }: Clause, claim: Passage): boolean {
  const words = one.tokens.slice(from, to);
  return one.quantities.some(
    (quantity) =>
      words.some((word) => isInside(word, quantity)) &&
      claim.quantities.some((other) => disagreement(other, quantity, one.text) === null),
  );
}

/**
 * "25 days, rising to 30 days after five years": the condition is the second value's, and does not touch the first one
 * where only that is told.
 */
function isOfAnotherValue({ from }: Narrowing, one: Evidence, claim: Passage): boolean {
  const start = one.tokens.slice(0, from + 1).findLastIndex(({ gap }) => gap.includes(","));
  const stretch = start === -1 ? [] : one.tokens.slice(start, from);
  const told = (quantity: Quantity): boolean =>
    claim.quantities.some((other) => disagreement(other, quantity, one.text) === null);
  const own = one.quantities.filter((quantity) => stretch.some((word) => isInside(word, quantity)));
  const others = one.quantities.filter(
    ({ end, kind }) => end <= (one.tokens[start]?.start ?? 0) && own.some((value) => value.kind === kind),
  );
  return own.length > 0 && !own.some(told) && others.some(told);
}

/** "Since nobody else does it": without a time behind it, the word tells why. */
const givesCause = ({ relations, tokens, quantities }: Evidence): boolean =>
  relations.some(({ label, to }) => {
    const next = tokens[to];
    return label === "since" && next !== undefined && !/^\d/u.test(next.folded) && !isInAny(next, quantities);
  });

/** "Pre-hire" is before hire. */
const isPrefixed = ({ tokens }: Passage, prefix: string): boolean =>
  tokens.some(({ folded }, at) => folded === prefix && tokens[at + 1]?.gap === "-");

/**
 * What other words say as well: "within five days of the visit" is after it, "by 5 pm" is until 5 pm, and prior
 * experience is from before.
 */
function impliedBy(one: Evidence, grammar: Grammar): string[] {
  const due = one.tokens.some(
    (token, index) =>
      grammar.isAgent(token) &&
      one.quantities.some(
        ({ kind, start }) => (kind === "date" || kind === "time") && start === one.tokens[index + 1]?.start,
      ),
  );
  return [
    ...(limitsOf(one, grammar).length > 0 ? ["after"] : []),
    ...(due ? ["until"] : []),
    ...(one.tokens.some(grammar.isEarlier) || isPrefixed(one, "pre") ? ["before"] : []),
    ...(givesCause(one) ? ["cause"] : []),
  ];
}

/** A condition in the fact's own words makes a sentence weaker, never stronger; "within Italy" is "in Italy". */
function isHarmless({ label, from, to }: Hit<string>, claim: Passage, grammar: Grammar): boolean {
  if (label === "condition")
    return phraseFrom(claim, from, grammar)
      .slice(to - from)
      .some((word) => !grammar.isFunction(word));
  const next = claim.tokens[to];
  return label === "within" && next !== undefined && /^\p{Lu}/u.test(next.text);
}

/** "In the harvest", "over the summer". */
const placesInTime = /^(?:in|over|throughout|while)$/u;

/** "Weeks 1-4: …", "in the harvest": what a fact has as a time by its place in it may be told as one with "during". */
function tellsStatedTime(
  { label, to }: Hit<string>,
  claim: Passage,
  evidence: readonly Evidence[],
  grammar: Grammar,
): boolean {
  const time = claim.tokens.slice(to).find((token) => !grammar.isFunction(token));
  if (label !== "during" || time === undefined) return false;
  return evidence.some(
    ({ tokens, heading }) =>
      tokens.some((token, at) => {
        if (token.stem !== time.stem) return false;
        const before = tokens.slice(Math.max(0, at - 2), at).some(({ folded }) => placesInTime.test(folded));
        const opens = at === 0 && tokens.slice(1, labelWords + 1).some(({ gap }) => gap.startsWith(":"));
        return before || opens;
      }) || heading?.tokens[0]?.stem === time.stem,
  );
}
const labelWords = 4;

/** Words of time, place and cause stand only where a cited fact has the same kind. */
function addedRelation(claim: Passage, evidence: readonly Evidence[], grammar: Grammar): string | null {
  const known = new Set(
    evidence.flatMap((one) => [...one.relations.map(({ label }) => label), ...impliedBy(one, grammar)]),
  );
  const added = claim.relations.find(
    (hit) =>
      !known.has(hit.label) &&
      !isHarmless(hit, claim, grammar) &&
      !tellsStatedPeriod(claim, hit, evidence) &&
      !tellsStatedTime(hit, claim, evidence, grammar),
  );
  return added === undefined
    ? null
    : claim.tokens
        .slice(added.from, added.to)
        .map(({ text }) => text)
        .join(" ");
}

/** A condition or an audience that the fact names is kept wherever the rest of the fact is told; none is added. */
export const scopeRail = (read: Reader): ClaimRail => ({
  name: "scope",
  check(subject) {
    const { settled, absent, grammar, claim, evidence } = read(subject);
    if (settled || claim === null || grammar === null || (absent && subject.cited.length === 0)) return pass;
    const added = addedRelation(claim, evidence, grammar);
    if (added !== null) return block("scope", `says "${added}", which the posting does not`);
    for (const clause of claim.clauses) {
      for (const { evidence: one, clause: matched, shared } of matchesFor(clause, evidence)) {
        if (shared === 0 && !sharesValue(one, matched, claim)) continue;
        const lost = one.narrowings.find(
          (narrowing) =>
            narrowing.from >= matched.from &&
            narrowing.from < matched.to &&
            !isKept(narrowing, one, claim, grammar) &&
            !isOfAnotherValue(narrowing, one, claim),
        );
        if (lost !== undefined) return block("scope", `leaves out "${lost.words.map(({ text }) => text).join(" ")}"`);
      }
    }
    return pass;
  },
});
