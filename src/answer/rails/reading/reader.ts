import type { Fact } from "../../../domain/fact.ts";
import type { Knowledge } from "../../../domain/knowledge.ts";
import { fold, foldedWords } from "../../../domain/words.ts";
import type { ClaimSubject } from "../rail.ts";
import { compileGrammar, type Grammar } from "./grammar.ts";
import { isFairQuotation, isOwnWords } from "./own-words.ts";
import { topicsOf } from "./topics.ts";
import { type Evidence, type Passage, readEvidence, readPassage } from "./passage.ts";

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
  evidence: readonly Evidence[];
};
export type Reader = (subject: ClaimSubject) => Reading;

const isEmployer = (word: string, { employer }: ClaimSubject): boolean =>
  typeof employer === "string" && foldedWords(employer).includes(fold(word).trim());

const rememberedWords = 2000;

export function createReader(
  knowledge: Pick<Knowledge, "claimGrammars" | "concepts" | "statements" | "topicOf">,
): Reader {
  const grammars = new Map(
    [...knowledge.claimGrammars].map(([language, source]) => [language, compileGrammar(language, source)]),
  );
  // Facts are read once: they stay, sentences come and go.
  const facts = new Map([...grammars.keys()].map((language) => [language, new WeakMap<Fact, Evidence>()]));
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

  function evidenceOf(fact: Fact, grammar: Grammar): Evidence {
    const known = facts.get(grammar.language)?.get(fact);
    if (known !== undefined) return known;
    const evidence = readEvidence(fact, topicsOf(fact, knowledge), grammar);
    facts.get(grammar.language)?.set(fact, evidence);
    return evidence;
  }

  function readSubject(subject: ClaimSubject): Reading {
    const grammar = grammars.get(subject.language) ?? null;
    const claim = grammar === null ? null : readPassage(subject.text, grammar);
    return {
      settled:
        subject.claim.origin === "frame" ||
        isOwnWords(
          subject.text,
          subject.cited,
          grammar,
          (word, fact) => names(word, fact) || isEmployer(word, subject),
        ) ||
        isFairQuotation(subject.text, subject.cited, grammar),
      absent: claim !== null && grammar !== null && grammar.absence(claim.tokens).length > 0,
      grammar,
      claim,
      evidence: grammar === null ? [] : subject.cited.map((fact) => evidenceOf(fact, grammar)),
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
