import type { Finding } from "../domain/finding.ts";
import type { QuestionPart } from "../domain/question.ts";
import type { FactIndex } from "./retrieve/fact-index.ts";
import { wordsIn } from "./retrieve/share-words.ts";

/** What an earlier part of the same message was answered with. */
export type Answered = { part: QuestionPart; finding: Finding };

/**
 * A second question on the same matter wants something more than the first: "How often do I travel, and do they fly you
 * business class?" Where only the first one's facts come up again and none holds what it asks for in particular, the
 * posting does not say it.
 */
export function withoutRestating(
  part: QuestionPart,
  finding: Finding,
  before: readonly Answered[],
  index: FactIndex,
): Finding {
  const known = new Set(before.flatMap(({ finding: { facts } }) => facts));
  const repeats = finding.facts.length > 0 && finding.facts.every((fact) => known.has(fact));
  if (!repeats || part.act !== "ask" || part.terms.length === 0) return finding;
  // "Is it permanent, and how long is the trial?": the same words answer both where they hold the value that is asked for.
  const { expects } = part;
  if (expects !== null && before.every(({ part: { expects: other } }) => other?.kind !== expects.kind)) return finding;
  const held = finding.facts.some((fact) => wordsIn(fact, part.terms, index).length > 0);
  return held ? finding : { ...finding, state: "not_stated", facts: [], unmentioned: false };
}
