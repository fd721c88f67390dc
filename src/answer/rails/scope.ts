import type { Quantity } from "../../domain/quantity/quantity.ts";
import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail } from "./rail.ts";
import type { Grammar } from "./reading/grammar.ts";
import { matchesFor } from "./reading/match.ts";
import type { Evidence, Passage } from "./reading/passage.ts";
import { disagreement } from "./reading/quantities.ts";
import type { Reader } from "./reading/reader.ts";
import type { Token } from "./reading/tokens.ts";

/** The words of a condition, from what begins it to the end of its phrase. */
function phraseFrom(passage: Passage, from: number): readonly Token[] {
  const end = passage.tokens.findIndex((token, index) => index > from && /[,.;:!?()]/u.test(token.gap));
  return passage.tokens.slice(from, end === -1 ? passage.tokens.length : end);
}

type Narrowing = { words: readonly Token[]; from: number };

/** Words that narrow a fact to a case or to some people. */
function narrowingsOf(one: Evidence, grammar: Grammar): Narrowing[] {
  const conditions = one.conditions.map(({ from }) => ({ words: phraseFrom(one, from), from }));
  const audiences = one.tokens.flatMap((token, index) => {
    const isFor = one.tokens.slice(Math.max(0, index - 2), index).some(({ folded }) => folded === "for");
    return isFor && grammar.isAudience(token) ? [{ words: [token], from: index }] : [];
  });
  return [...conditions, ...audiences];
}

/** Whether the sentence keeps a condition: its numbers, and a word of what it says. */
function isKept({ words }: Narrowing, one: Evidence, claim: Passage, grammar: Grammar): boolean {
  const numbers = one.quantities.filter((quantity) => words.some((word) => inside(word, quantity)));
  const kept = (quantity: Quantity): boolean =>
    claim.quantities.some((other) => disagreement(other, quantity, one.text) === null);
  if (numbers.length > 0) return numbers.every(kept);
  const [, ...said] = words.filter((word) => !numbers.some((quantity) => inside(word, quantity)));
  const telling = (words.length === 1 ? words : said).filter((word) => !grammar.isFunction(word));
  return telling.length === 0 || telling.some((word) => claim.stems.has(word.stem));
}

const inside = (token: Token, { start, end }: Quantity): boolean => token.start < end && token.end > start;

/** Words of time, place and cause stand only where a cited fact has the same kind. */
function addedRelation(claim: Passage, evidence: readonly Evidence[]): string | null {
  const known = new Set(evidence.flatMap((one) => one.relations.map(({ label }) => label)));
  const added = claim.relations.find(({ label }) => !known.has(label));
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
    const added = addedRelation(claim, evidence);
    if (added !== null) return block("scope", `says "${added}", which the posting does not`);
    for (const clause of claim.clauses) {
      for (const { evidence: one, clause: matched, shared } of matchesFor(clause, evidence)) {
        if (shared === 0) continue;
        const lost = narrowingsOf(one, grammar).find(
          (narrowing) =>
            narrowing.from >= matched.from && narrowing.from < matched.to && !isKept(narrowing, one, claim, grammar),
        );
        if (lost !== undefined) return block("scope", `leaves out "${lost.words.map(({ text }) => text).join(" ")}"`);
      }
    }
    return pass;
  },
});
