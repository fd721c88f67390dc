import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail } from "./rail.ts";
import { joinedOtherwise } from "./reading/joining.ts";
import { matchesFor } from "./reading/match.ts";
import type { Passage } from "./reading/passage.ts";
import type { Reader } from "./reading/reader.ts";

const labels = (hits: Passage["quantifiers"]): Set<string> => new Set(hits.map(({ label }) => label));

/** "All", "only", "both" are added to nothing; "some", "most", "one of" are dropped from nothing; "or" stays "or". */
export const quantifierRail = (read: Reader): ClaimRail => ({
  name: "quantifier",
  check(subject) {
    const { settled, absent, grammar, claim, evidence } = read(subject);
    if (settled || claim === null || grammar === null || (absent && subject.cited.length === 0)) return pass;
    const stated = new Set(evidence.flatMap((one) => [...labels(one.quantifiers)]));
    const added = claim.quantifiers.find(({ label }) => !stated.has(label));
    if (added !== undefined) {
      const word = claim.tokens
        .slice(added.from, added.to)
        .map(({ text }) => text)
        .join(" ");
      return block("quantifier", `says "${word}", which the posting does not`);
    }
    const kept = labels(claim.narrowing);
    for (const clause of claim.clauses) {
      const [match, ...others] = matchesFor(clause, evidence);
      if (match === undefined || match.shared === 0 || others.length > 0) continue;
      const inside = match.evidence.narrowing.filter(({ from }) => from >= match.clause.from && from < match.clause.to);
      const dropped = inside.find(({ label }) => !kept.has(label));
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
