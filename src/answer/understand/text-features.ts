import { languageToRead, readAsEnglish } from "../../domain/as-english.ts";
import type { Vocabularies } from "../../domain/knowledge.ts";
import { mark } from "../../domain/redact.ts";
import { foldedWords } from "../../domain/words.ts";
import { decideAct } from "./decide-act.ts";
import { conceptsOf } from "./split-parts.ts";

/** Pieces of words of these lengths carry over to other forms, compounds and misspellings. */
const pieceLengths = [3, 4, 5];

function piecesOf(word: string): string[] {
  const bounded = `^${word}$`;
  return pieceLengths.flatMap((length) =>
    Array.from({ length: Math.max(0, bounded.length - length + 1) }, (_, at) => `#${bounded.slice(at, at + length)}`),
  );
}

/** An English stem, whatever language the word was in. */
export const asRead = (stem: string): string => `=${stem}`;

/** Folded words as English stems, whatever language they are in. */
export const stemsOf = (words: readonly string[], knowledge: Vocabularies): string[] =>
  readAsEnglish(words, languageToRead(words.join(" "), ["en"], knowledge), knowledge.dictionaries);

/**
 * What a topic model sees of a text: its words, pieces of words, the English stems that it is read as and pairs of them, what
 * redaction took out, and what the vocabularies make of it.
 */
export function textFeatures(text: string, knowledge: Vocabularies): string[] {
  const removed = [...text.matchAll(mark)].map(([, what = ""]) => `[${what}`);
  const words = foldedWords(text.replace(mark, " mark "));
  const read = stemsOf(words, knowledge);
  const bounded = ["^", ...read, text.trim().endsWith("?") ? "?" : "$"];
  const pairs = bounded.slice(1).map((word, index) => `${bounded[index] ?? ""} ${word}`);
  const concepts = conceptsOf(text, knowledge);
  const named = [
    ...concepts.flatMap((concept) => [`~concept:${concept}`, `~topic:${knowledge.topicOf(concept)}`]),
    `~act:${decideAct(text, concepts, knowledge)}`,
    ...knowledge.acts.score(text).map(({ label }) => `~sign:${label}`),
  ];
  return [...new Set([...removed, ...words, ...words.flatMap(piecesOf), ...read.map(asRead), ...pairs, ...named])];
}
