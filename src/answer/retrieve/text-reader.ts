import { isReadable, languageToRead, readAsEnglish } from "../../domain/as-english.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import { createNearestWord } from "../../domain/nearest-word.ts";
import type { Posting } from "../../domain/posting.ts";
import { foldedWords } from "../../domain/words.ts";

/** Reads texts as the pairing model knows them: as English stems. */
export type TextReader = {
  /** The language that a candidate's text is read in. */
  languageOf: (text: string) => string;
  /** What a candidate writes, with slips mended and without the posting's names. */
  asked: (text: string, language: string) => readonly string[];
  /** English stems of one word in whatever language knows it; none where it is English, or none does. */
  meanings: (word: string) => readonly string[];
  /** What the posting says. */
  told: (text: string) => readonly string[];
};

const leastOfName = 2;

/**
 * A text without a name that tells nothing of any statement: "is there a pension in the orchard manager job?". Of a long
 * name ("Saltgate Ferries Ltd") the first words are enough.
 */
function withoutName(stems: readonly string[], name: readonly string[]): readonly string[] {
  const least = Math.min(leastOfName, name.length);
  const start = stems.findIndex((_, at) => name.slice(0, least).every((one, step) => stems[at + step] === one));
  if (start < 0) return stems;
  const spoken = name.findIndex((one, step) => stems[start + step] !== one);
  const rest = [...stems.slice(0, start), ...stems.slice(start + (spoken < 0 ? name.length : spoken))];
  return rest.length === 0 ? stems : rest;
}

/** @param words of the posting's statements, folded */
export function createTextReader(
  { language: own, employer, title }: Pick<Posting, "language" | "employer" | "title">,
  words: ReadonlySet<string>,
  knowledge: Pick<Knowledge, "dictionaries" | "commonWords" | "nearestCommon" | "pairingModel">,
): TextReader {
  const { dictionaries, commonWords, nearestCommon, pairingModel } = knowledge;
  const told = (text: string): string[] =>
    isReadable(own, dictionaries) ? readAsEnglish(foldedWords(text), own, dictionaries) : [];
  const names = [title, employer ?? ""].map(told).filter((name) => name.length > 0);
  const nearestHere = createNearestWord(words);

  /** A word that nobody knows is a slip of the posting's own, or of a common one. */
  function mended(word: string, language: string): string {
    if (words.has(word) || dictionaries.get(language)?.knows(word) === true) return word;
    if (readAsEnglish([word], language, dictionaries).some((one) => pairingModel.knows(one))) return word;
    return nearestHere(word) ?? nearestCommon(word, language) ?? word;
  }

  const isEnglish = (word: string): boolean => commonWords.get("en")?.has(word) === true;

  return {
    languageOf: (text) => languageToRead(text, [...new Set([own, "en"])], knowledge, words),
    told,
    meanings(word) {
      const languages = isEnglish(word) ? [own] : [own, ...dictionaries.keys()];
      const knowing = languages.find((language) => dictionaries.get(language)?.knows(word) === true);
      return knowing === undefined ? [] : readAsEnglish([word], knowing, dictionaries);
    },
    asked: (text, language) =>
      isReadable(own, dictionaries)
        ? names.reduce(
            withoutName,
            readAsEnglish(
              foldedWords(text).map((word) => mended(word, language)),
              language,
              dictionaries,
            ),
          )
        : [],
  };
}
