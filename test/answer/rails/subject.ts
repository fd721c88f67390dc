import { fileURLToPath } from "node:url";
import { loadKnowledge } from "../../../src/adapters/knowledge/load-knowledge.ts";
import type { ClaimSubject } from "../../../src/answer/rails/rail.ts";
import { claimRails, createVerifier } from "../../../src/answer/verify.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import type { Verdict } from "../../../src/domain/verdict.ts";

export const knowledge = loadKnowledge(fileURLToPath(new URL("../../../knowledge", import.meta.url)));
export const rails = claimRails(knowledge);
export const verify = createVerifier(rails);

type Given = Partial<Omit<Fact, "id" | "statement" | "quotes">> & { raw?: string };

export const fact = (statement: string, { raw = statement, ...given }: Given = {}, id = "f1"): Fact => ({
  id,
  topic: "other",
  state: "stated",
  statement,
  quotes: [{ start: 0, end: raw.length, raw }],
  provenance: { kind: "posting" },
  ...given,
});

/** A sentence in free words, judged as one that code had no hand in. */
export function subject(
  text: string,
  facts: readonly (Fact | string)[],
  given: Partial<ClaimSubject> = {},
): ClaimSubject {
  const cited = facts.map((one, index) => ({
    ...(typeof one === "string" ? fact(one) : one),
    id: `f${index + 1}`,
  }));
  return {
    claim: { segments: [{ kind: "words", text }], facts: cited.map(({ id }) => id), origin: "free" },
    text,
    language: "en",
    factsLanguage: "en",
    cited,
    all: cited,
    slotsRequired: false,
    ...given,
  };
}

/** The rail that blocks the sentence, or "pass". */
export function railOf(text: string, facts: readonly (Fact | string)[], given: Partial<ClaimSubject> = {}): string {
  const verdict: Verdict = verify(subject(text, facts, given));
  return verdict.kind === "pass" ? "pass" : verdict.rail;
}
