import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail } from "./rail.ts";
import type { Grammar } from "./reading/grammar.ts";
import { matchesFor } from "./reading/match.ts";
import type { Clause, Evidence, Passage } from "./reading/passage.ts";
import type { Reader } from "./reading/reader.ts";
import type { Token } from "./reading/tokens.ts";

/** What the posting denies is denied, what it says is said: negations are counted clause by clause. */
export const polarityRail = (read: Reader): ClaimRail => ({
  name: "polarity",
  check(subject) {
    const { settled, absent, grammar, claim, evidence } = read(subject);
    if (settled || claim === null || grammar === null || (absent && subject.cited.length === 0)) return pass;
    for (const clause of claim.clauses) {
      const matches = matchesFor(clause, evidence);
      if (matches.length === 0) continue;
      if (matches.some((match) => match.clause.negations % 2 === clause.negations % 2)) continue;
      return block(
        "polarity",
        clause.negations % 2 === 1 ? "denies what the posting says" : "says what the posting denies",
      );
    }
    return denialsDiffer(claim, evidence, grammar)
      ? block("polarity", "denies more or less than the posting does")
      : pass;
  },
});

const sum = (of: readonly Clause[]): number => of.reduce((total, { negations }) => total + negations, 0);

/** Whether the sentence denies as often as the statements that it tells: "no shifts and no calls" is not "shifts and no calls". */
function denialsDiffer(claim: Passage, evidence: readonly Evidence[], grammar: Grammar): boolean {
  const says = (token: Token): boolean => !grammar.isNeutral(token);
  const told = new Set(claim.clauses.flatMap(({ content }) => content.filter(says).map(({ stem }) => stem)));
  const clauses = evidence.flatMap((one) => one.clauses);
  const touched = clauses.filter((clause) =>
    clause.content.some(
      (token) => told.has(token.stem) && clauses.every((other) => other === clause || !other.stems.has(token.stem)),
    ),
  );
  // "Neither A nor B", "no A or B" deny two things at once, and an opening "No" answers a question.
  const opensWithNo = claim.tokens[0]?.folded === "no" && /^[,:.]/u.test(claim.tokens[1]?.gap ?? "");
  const spreads = opensWithNo || claim.tokens.some((token) => grammar.isNor(token) || grammar.isOr(token));
  if (touched.length === 0 || spreads) return false;
  return sum(claim.clauses.filter(({ content }) => content.length > 0)) !== sum(touched);
}
