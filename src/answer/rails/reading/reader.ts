import type { Fact } from "../../../domain/fact.ts";
import type { Knowledge } from "../../../domain/knowledge.ts";
import { languageOfPassage } from "../../../domain/language.ts";
import { fold, foldedWords } from "../../../domain/words.ts";
import type { ClaimSubject } from "../rail.ts";
import { compileGrammar, type Grammar } from "./grammar.ts";
import { isFairQuotation, isOwnWords } from "./own-words.ts";
import { closedUpLanguages, compileSenses, type SenseReader } from "./senses.ts";
import { topicsOf } from "./topics.ts";
import type { Clause, Evidence, Passage } from "./passage.ts";
import { readEvidence, readPassage } from "./read-passage.ts";

/** All that the rails need to know of a sentence and its facts. */
export type Reading = {
  /**
   * Nothing in it was made up: fixed text of ours, or facts word for word. Only its form, contacts and quantities are
   * left to look at.
   */
  settled: boolean;
  /** Whether it says that the posting does not speak of something. */
  absent: boolean;
  /** `null` where no vocabulary knows the sentence's language, so that free words cannot be judged. */
  grammar: Grammar | null;
  claim: Passage | null;
  /** The part of it that says so; the rest is `claim` where facts are cited for it. */
  denied: Passage | null;
  evidence: readonly Evidence[];
  /** Whether a cited fact is in another language than the sentence. */
  foreign: boolean;
  /** Whether each cited fact was read by the grammar of its own language. */
  readable: boolean;
};
export type Reader = (subject: ClaimSubject) => Reading;

const isEmployer = (word: string, { employer }: ClaimSubject): boolean =>
  typeof employer === "string" && foldedWords(employer).includes(fold(word).trim());

/** The clauses that say that something is not said, and the others, each read by itself. */
function divide(whole: Passage, grammar: Grammar): [Passage | null, Passage | null] {
  const hits = grammar.absence(whole.tokens);
  if (hits.length === 0) return [null, whole];
  const isDenial = ({ from, to }: Clause): boolean => hits.some((hit) => hit.from >= from && hit.from < to);
  const textOf = ({ from, to }: Clause): string =>
    whole.text.slice(whole.tokens[from]?.start ?? 0, whole.tokens[to - 1]?.end ?? 0);
  const read = (clauses: readonly Clause[]): Passage => readPassage(clauses.map(textOf).join("; "), grammar);
  const told = whole.clauses.filter((clause) => !isDenial(clause));
  return [read(whole.clauses.filter(isDenial)), read(told)];
}

const rememberedWords = 2000;

export function createReader(
  knowledge: Pick<Knowledge, "claimGrammars" | "glossary" | "concepts" | "statements" | "topicOf">,
): Reader {
  const grammars = new Map(
    [...knowledge.claimGrammars].map(([language, source]) => [language, compileGrammar(language, source)]),
  );
  const senses = new Map(
    [...grammars.keys()].map((language) => [language, compileSenses(knowledge.glossary, language)]),
  );
  // Facts are read once: they stay, sentences come and go.
  const facts = {
    words: new Map<string, WeakMap<Fact, Evidence>>(),
    senses: new Map<string, WeakMap<Fact, Evidence>>(),
  };
  const readings = new WeakMap<ClaimSubject, Reading>();

  const named = new Map<string, ReadonlySet<string>>();
  function names(word: string, fact: Fact): boolean {
    let concepts = named.get(word);
    if (concepts === undefined) {
      concepts = new Set(knowledge.concepts.score(word).map(({ label }) => label));
      // Words come from sentences that anybody may have written: what is kept of them has an end.
      if (named.size >= rememberedWords) named.clear();
      named.set(word, concepts);
    }
    return concepts.has(fact.topic);
  }

  function evidenceOf(fact: Fact, grammar: Grammar, reader: SenseReader | undefined): Evidence {
    const byLanguage = reader === undefined ? facts.words : facts.senses;
    const ofLanguage = byLanguage.get(grammar.language) ?? new WeakMap<Fact, Evidence>();
    byLanguage.set(grammar.language, ofLanguage);
    const evidence = ofLanguage.get(fact) ?? readEvidence(fact, topicsOf(fact, knowledge), grammar, reader);
    ofLanguage.set(fact, evidence);
    return evidence;
  }

  /** The facts, each read in its own language; `null` where no vocabulary knows the language of one. */
  function evidenceIn(languages: readonly string[], cited: readonly Fact[]): Evidence[] | null {
    const evidence = cited.flatMap((fact, index) => {
      const grammar = grammars.get(languages[index] ?? "");
      return grammar === undefined ? [] : [evidenceOf(fact, grammar, senses.get(grammar.language))];
    });
    return evidence.length === cited.length ? evidence : null;
  }

  function readSubject(subject: ClaimSubject): Reading {
    const { text, cited, language, factsLanguage } = subject;
    const grammar = grammars.get(language) ?? null;
    const whole = grammar === null ? null : readPassage(text, grammar);
    const [denied, told] = grammar === null || whole === null ? [null, null] : divide(whole, grammar);
    const leads = (word: string, fact: Fact): boolean => names(word, fact) || isEmployer(word, subject);
    const languages = cited.map(({ statement }) => languageOfPassage(statement, factsLanguage));
    const foreign = factsLanguage !== "und" && languages.some((one) => one !== language);
    const reader = foreign || closedUpLanguages.has(language) ? senses.get(language) : undefined;
    const abroad = foreign ? evidenceIn(languages, cited) : null;
    const read = foreign && abroad === null ? undefined : reader;
    const evidence = abroad ?? (grammar === null ? [] : cited.map((fact) => evidenceOf(fact, grammar, read)));
    const own = denied === null || cited.length === 0 ? whole : told;
    return {
      settled:
        subject.claim.origin === "frame" ||
        isOwnWords(text, cited, grammar, leads) ||
        isFairQuotation(text, cited, grammar, leads),
      absent: denied !== null,
      grammar,
      claim: own === null || grammar === null || read === undefined ? own : readPassage(own.text, grammar, read),
      denied,
      foreign,
      readable: !foreign || abroad !== null,
      evidence,
    };
  }

  return (subject) => {
    const known = readings.get(subject);
    if (known !== undefined) return known;
    const reading = readSubject(subject);
    readings.set(subject, reading);
    return reading;
  };
}
