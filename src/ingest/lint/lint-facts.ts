import type { LintFinding, PostingKind } from "../../domain/posting.ts";
import type { DocumentView } from "../document.ts";
import type { JudgedFact } from "./finding.ts";
import { lintContradictions } from "./lint-contradictions.ts";
import { lintDamage } from "./lint-damage.ts";
import { lintOmissions } from "./lint-omissions.ts";
import { lintPay } from "./lint-pay.ts";

/** What a person should look at before the posting is published, each with the exact words, what to do, and candidates. */
export function lintFacts(judged: readonly JudgedFact[], view: DocumentView, kind: PostingKind): LintFinding[] {
  const facts = judged.map(({ fact }) => fact);
  return [
    ...lintDamage(judged, view),
    ...lintContradictions(facts),
    ...lintPay(facts),
    ...(kind === "not_a_posting" ? [] : lintOmissions(facts)),
  ];
}
