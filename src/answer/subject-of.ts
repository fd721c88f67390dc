import type { Fact } from "../domain/fact.ts";
import { detectLanguage, languageOfPassage } from "../domain/language.ts";
import { foldedWords } from "../domain/words.ts";
import type { ClaimSubject } from "./rails/rail.ts";

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

/** A sentence without the words that it takes from its sources: names and quoted words tell nothing about its language. */
function ownWords(claim: string, sources: string): string {
  const taken = new Set(foldedWords(sources));
  const words = claim.match(/[\p{L}\p{M}'’]+/gu) ?? [];
  return words.filter((word) => foldedWords(word).some((one) => !taken.has(one))).join(" ");
}

/** What the quotes are in: where they hold a word in the posting's own script, that posting's language. */
function languageOfQuotes(quoted: string, posting: string, claim: string): string {
  if (quoted === "" || /\p{Script=Han}|\p{Script=Hangul}/u.test(quoted)) return languageOfPassage(quoted, posting);
  return detectLanguage(quoted, [posting, claim]);
}

/** What the rails are given of a sentence that code had no hand in: its quotes as facts, or none where it quotes nothing. */
export function subjectOf(foreign: ForeignClaim): ClaimSubject {
  const cited = foreign.quotes.map((quote, index): Fact => ({ ...foreign.factOf(quote), id: `f${index + 1}` }));
  const quoted = cited.map(({ statement }) => statement).join("\n");
  const own = ownWords(foreign.claim, `${quoted} ${foreign.employer ?? ""}`);
  const language = detectLanguage(own === "" ? foreign.claim : own, [foreign.language, "en"]);
  return {
    claim: { segments: [{ kind: "words", text: foreign.claim }], facts: cited.map(({ id }) => id), origin: "free" },
    text: foreign.claim,
    language,
    factsLanguage: languageOfQuotes(quoted, foreign.language, language),
    cited,
    all: foreign.facts,
    employer: foreign.employer ?? null,
    slotsRequired: false,
  };
}
