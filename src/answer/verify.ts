import type { Knowledge } from "../domain/knowledge.ts";
import { block, pass, type RailName, Verdict } from "../domain/verdict.ts";
import { absenceRail } from "./rails/absence.ts";
import { bindingRail } from "./rails/binding.ts";
import { contactRail } from "./rails/contact.ts";
import { inParts } from "./rails/in-parts.ts";
import { formRail } from "./rails/form.ts";
import { modalityRail } from "./rails/modality.ts";
import { polarityRail } from "./rails/polarity.ts";
import { policyRail } from "./rails/policy.ts";
import { quantifierRail } from "./rails/quantifier.ts";
import { quantityRail } from "./rails/quantity.ts";
import type { ClaimRail, ClaimSubject } from "./rails/rail.ts";
import { createReader } from "./rails/reading/reader.ts";
import { scopeRail } from "./rails/scope.ts";
import { wordsRail } from "./rails/words.ts";

export type OnRailError = (rail: RailName, error: unknown) => void;
/** Judges one sentence; the first block decides. */
export type Verifier = (subject: ClaimSubject, onError?: OnRailError) => Verdict;

/** All rails that a sentence meets, in their order. They share one reading of each sentence and fact. */
export function claimRails(knowledge: Knowledge): readonly ClaimRail[] {
  const read = createReader(knowledge);
  const common = [...knowledge.commonWords.values()];
  const isCommon = (word: string): boolean => common.some((words) => words.has(word));
  return [
    formRail(read),
    contactRail(),
    ...inParts(
      [
        quantityRail(read),
        wordsRail(read, { glossary: knowledge.glossary, isCommon }),
        polarityRail(read),
        modalityRail(read),
        quantifierRail(read),
        scopeRail(read),
        bindingRail(read),
      ],
      read,
    ),
    absenceRail(read, knowledge),
    policyRail(read),
  ];
}

/** Pass or block, and nothing else: whatever a broken rail hands back, or throws, is a block. */
function verdictOf(rail: ClaimRail, subject: ClaimSubject, onError?: OnRailError): Verdict {
  try {
    const verdict = Verdict.safeParse(rail.check(subject));
    return verdict.success ? verdict.data : block(rail.name, "gave no verdict");
  } catch (error) {
    onError?.(rail.name, error);
    return block(rail.name, "could not run");
  }
}

/** The caller logs through `onError` what a rail threw. */
export function createVerifier(rails: readonly ClaimRail[]): Verifier {
  return (subject, onError) => {
    for (const rail of rails) {
      const verdict = verdictOf(rail, subject, onError);
      if (verdict.kind === "block") return verdict;
    }
    return pass;
  };
}

export type Finding = { rail: RailName; verdict: Verdict };

/** What every rail finds, where one block would have been enough: for explaining and for measuring. */
export const createExaminer =
  (rails: readonly ClaimRail[]) =>
  (subject: ClaimSubject, onError?: OnRailError): Finding[] =>
    rails.map((rail) => ({ rail: rail.name, verdict: verdictOf(rail, subject, onError) }));
