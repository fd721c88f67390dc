import type { Fact } from "../domain/fact.ts";
import { detectLanguage } from "../domain/language.ts";
import { pass, type Verdict } from "../domain/verdict.ts";
import type { ClaimSubject } from "./rails/rail.ts";
import type { OnRailError, Verifier } from "./verify.ts";

export type ForeignClaim = {
  claim: string;
  /** Verbatim words of the source that it cites; none for a claim that something is absent. */
  quotes: readonly string[];
  /** All facts of the posting. */
  facts: readonly Fact[];
  /** Primary language of the posting; `und` where it cannot be told. */
  language: string;
  employer?: string | null;
  /** Reads a quote as ingestion would read it; the id is given here. */
  factOf(quote: string): Omit<Fact, "id">;
};

/** Judges a sentence that code had no hand in, on its quotes alone, or on all facts where it quotes nothing. */
export function judgeClaim(foreign: ForeignClaim, verify: Verifier, onError?: OnRailError): Verdict {
  const cited = foreign.quotes.map((quote, index): Fact => ({ ...foreign.factOf(quote), id: `f${index + 1}` }));
  const quoted = cited.map(({ statement }) => statement).join("\n");
  const language = detectLanguage(foreign.claim, [foreign.language, "en"]);
  const subject: ClaimSubject = {
    claim: { segments: [{ kind: "words", text: foreign.claim }], facts: cited.map(({ id }) => id), origin: "free" },
    text: foreign.claim,
    language,
    factsLanguage: quoted === "" ? foreign.language : detectLanguage(quoted, [foreign.language, language]),
    cited,
    all: foreign.facts,
    employer: foreign.employer ?? null,
    slotsRequired: false,
  };
  const verdict = verify(subject, onError);
  return verdict.kind === "block" ? verdict : pass;
}
