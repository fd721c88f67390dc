import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail } from "./rail.ts";
import { matchesFor } from "./reading/match.ts";
import type { Reader } from "./reading/reader.ts";

/** What the posting denies is denied, what it says is said: negations are counted clause by clause. */
export const polarityRail = (read: Reader): ClaimRail => ({
  name: "polarity",
  check(subject) {
    const { settled, absent, claim, evidence } = read(subject);
    if (settled || claim === null || (absent && subject.cited.length === 0)) return pass;
    for (const clause of claim.clauses) {
      const matches = matchesFor(clause, evidence);
      if (matches.length === 0) continue;
      if (matches.some((match) => match.clause.negations % 2 === clause.negations % 2)) continue;
      return block(
        "polarity",
        clause.negations % 2 === 1 ? "denies what the posting says" : "says what the posting denies",
      );
    }
    return pass;
  },
});
