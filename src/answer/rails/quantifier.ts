import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail } from "./rail.ts";
import { joinedOtherwise, joinsBoth } from "./reading/joining.ts";
import { matchesFor } from "./reading/match.ts";
import type { Evidence, Passage } from "./reading/passage.ts";
import type { Grammar } from "./reading/grammar.ts";
import type { Hit } from "./reading/phrases.ts";
import { tellsStatedPeriod } from "./reading/rates.ts";
import type { Reader } from "./reading/reader.ts";

/** A shorter stretch between commas belongs to the one beside it. */
const stretchWords = 4;
const labels = (hits: Passage["quantifiers"]): Set<string> => new Set(hits.map(({ label }) => label));

/** "Only says" and "says exactly" are about the posting; "both A and B" is "A and B", "each year" is "a year". */
function saysNoMore(hit: Hit<string>, claim: Passage, evidence: readonly Evidence[], grammar: Grammar): boolean {
  const [before, behind] = [claim.tokens[hit.from - 1], claim.tokens[hit.to]];
  if (hit.label === "exclusive" || hit.label === "exact")
    return [before, behind].some((one) => one !== undefined && grammar.isReporting(one));
  if (hit.label === "universal") return tellsStatedPeriod(claim, hit, evidence);
  return hit.label === "both" && joinsBoth(claim, hit.to, evidence, grammar);
}

/** Whether the claim tells anything of the stretch between commas that the word narrows. */
function isToldOf(passage: Passage, { from }: Hit<string>, claim: Passage, grammar: Grammar): boolean {
  const [before, behind] = [passage.tokens.slice(0, from + 1), passage.tokens.slice(from + 1)];
  const start = before.findLastIndex(({ gap }) => gap.includes(","));
  const end = behind.findIndex(({ gap }) => gap.includes(","));
  const stretch = [...before.slice(Math.max(0, start)), ...(end === -1 ? behind : behind.slice(0, end))];
  const telling = stretch.filter((token) => !grammar.isFunction(token) && !grammar.isReporting(token));
  return telling.length < stretchWords || telling.some(({ stem }) => claim.stems.has(stem));
}

/** "All", "only", "both" are added to nothing; "some", "most", "one of" are dropped from nothing; "or" stays "or". */
export const quantifierRail = (read: Reader): ClaimRail => ({
  name: "quantifier",
  check(subject) {
    const { settled, absent, grammar, claim, evidence } = read(subject);
    if (settled || claim === null || grammar === null || (absent && subject.cited.length === 0)) return pass;
    const stated = new Set(evidence.flatMap((one) => [...labels(one.quantifiers)]));
    const added = claim.quantifiers.find((hit) => !stated.has(hit.label) && !saysNoMore(hit, claim, evidence, grammar));
    if (added !== undefined) {
      const word = claim.tokens
        .slice(added.from, added.to)
        .map(({ text }) => text)
        .join(" ");
      return block("quantifier", `says "${word}", which the posting does not`);
    }
    const kept = labels(claim.narrowing);
    if (claim.tokens.some(grammar.isOr)) kept.add("one_of");
    for (const clause of claim.clauses) {
      const [match, ...others] = matchesFor(clause, evidence);
      if (match === undefined || match.shared === 0 || others.length > 0) continue;
      const inside = match.evidence.narrowing.filter(({ from }) => from >= match.clause.from && from < match.clause.to);
      const dropped = inside.find((hit) => !kept.has(hit.label) && isToldOf(match.evidence, hit, claim, grammar));
      if (dropped === undefined) continue;
      const word = match.evidence.tokens
        .slice(dropped.from, dropped.to)
        .map(({ text }) => text)
        .join(" ");
      return block("quantifier", `leaves out "${word}"`);
    }
    const joined = joinedOtherwise(claim, evidence, grammar);
    return joined === null ? pass : block("quantifier", joined);
  },
});
