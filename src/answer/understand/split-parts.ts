import type { Knowledge } from "../../domain/knowledge.ts";
import { foldedWords } from "../../domain/words.ts";
import { decideAct } from "./decide-act.ts";

/** One clause of a message, with the concepts that it names. */
export type Clause = { text: string; concepts: readonly string[] };

const sentenceEnd = /(?<=[.!?…])["”’)]*\s+|(?<=[。？！；])|\n+/u;
/** Where one sentence may go on with another question: a comma, a plus, or a joining word. */
const joint = /\s*[,;+&]\s+|\s+(?:and|or|plus|also|und|sowie|oder|et|ou|y(?! a-t)|e)\s+(?=\S)|\s*[、，]\s*/iu;
/** A sentence that asks: it ends so, or opens with a question word or a turned verb. */
const opens =
  /^\W*(?:(?:so|and|but|ok|okay|also|und|et|y|e|then|well)[ ,]+)?(?:what|when|wen|where|who|whom|whose|why|how|which|is|are|am|do|does|did|can|could|will|would|should|may|any|got|tell me|please|wondering|was|wann|wo|wer|wie|welche[rsn]?|gibt|kann|ist|sind|qué|que|cuándo|cuando|dónde|cómo|cuánto|cuál|hay|quel|quelle|quand|où|comment|combien|est-ce|y a-t-il|qual|quando|onde|como|quanto|há|ha)(?!\p{L})/iu;
const asks = (sentence: string): boolean => /[?？]/u.test(sentence) || opens.test(sentence);

export const sentencesOf = (message: string): string[] =>
  message
    .split(sentenceEnd)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));

/** Numbers keep their marks ("$120,000 and up"): a joint between two digits is none. */
const clausesOf = (sentence: string): string[] =>
  sentence
    .split(joint)
    .map((clause) => clause.trim())
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));

const disjoint = (a: readonly string[], b: readonly string[]): boolean => a.every((concept) => !b.includes(concept));

type Asking = (text: string) => boolean;
/** Within a sentence its question mark tells nothing of a clause: only a turned verb or a question word does. */
const turned: Asking = (clause) => opens.test(clause);

/** Whether a clause asks about something of its own: another concept, or in a turned sentence any word to look up. */
function standsAlone(clause: Clause, before: Clause, knowledge: Knowledge, asking: Asking): boolean {
  if (clause.concepts.length > 0 && before.concepts.length > 0) return disjoint(clause.concepts, before.concepts);
  // The far end of a range ("between $60,000 and $70,000") is nothing to look up.
  const content = foldedWords(clause.text).filter((word) => !/^\d/u.test(word) && !knowledge.functionWords.has(word));
  return before.concepts.length > 0 && content.length > 0 && asking(clause.text);
}

/** Clauses that go on about the same thing, or about nothing of their own, belong together. */
function merge(clauses: readonly Clause[], knowledge: Knowledge, asking: Asking): Clause[] {
  const merged: Clause[] = [];
  for (const clause of clauses) {
    const last = merged.at(-1);
    if (last === undefined || standsAlone(clause, last, knowledge, asking)) merged.push(clause);
    else {
      const concepts = [...new Set([...last.concepts, ...clause.concepts])];
      merged[merged.length - 1] = { text: `${last.text}, ${clause.text}`, concepts };
    }
  }
  return merged;
}

/**
 * The parts of a message: its asking sentences, clause by clause, where clauses ask about different things. What only
 * leads up to the question is left out, unless the question alone names nothing: "Take-home tests kill me. Do they set one?"
 */
export function splitParts(message: string, knowledge: Knowledge): Clause[] {
  const named = (text: string): Clause => ({
    text,
    concepts: knowledge.concepts.score(text).map(({ label }) => label),
  });
  const sentences = sentencesOf(message);
  // A need that is only told ("And I need captions.") counts as much as a question.
  const needs = (sentence: string): boolean =>
    decideAct(sentence, named(sentence).concepts, knowledge) === "accommodation";
  const asking = sentences.filter((sentence) => asks(sentence) || needs(sentence));
  const parts = (asking.length > 0 ? asking : sentences).map(named).flatMap((sentence) => {
    const split = merge(clausesOf(sentence.text).map(named), knowledge, turned);
    return split.length > 1 ? split : [sentence];
  });
  const joined = merge(parts, knowledge, asks);
  if (joined.some(({ concepts }) => concepts.length > 0) || sentences.length === asking.length) return joined;
  const context = named(sentences.join(" "));
  return context.concepts.length > 0 ? [context] : joined;
}
