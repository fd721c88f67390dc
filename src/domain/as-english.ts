import type { Dictionary } from "./dictionary.ts";
import { detectLanguage } from "./language.ts";
import { foldedWords, stem } from "./words.ts";

/** By the language whose words they know; English has one for what is not said plainly ("PTO", "nite"). */
export type Dictionaries = ReadonlyMap<string, Dictionary>;

/** What tells in which language a text is to be read. */
export type Readers = {
  dictionaries: Dictionaries;
  /** The words that people use most, by language, folded. */
  commonWords: ReadonlyMap<string, ReadonlySet<string>>;
};

/** So much of a text, in characters, tells its language. */
const telling = 300;
/** Where fewer of its words are known, it may be in another language after all. */
const leastKnown = 0.5;

/** Whether texts in a language can be read. */
export const isReadable = (language: string, dictionaries: Dictionaries): boolean =>
  language === "en" || dictionaries.has(language);

/** Folded words as English stems: what a text is found by, whatever its language. */
export const readAsEnglish = (words: readonly string[], language: string, dictionaries: Dictionaries): string[] =>
  dictionaries.get(language)?.read(words) ?? words.map((word) => stem(word, "en"));

const isKnown = (word: string, language: string, { dictionaries, commonWords }: Readers): boolean =>
  commonWords.get(language)?.has(word) === true || dictionaries.get(language)?.knows(word) === true;

/**
 * The language to read a text in. A short one tells it by its words alone: "Gehalt?".
 * @param expected the likeliest first
 * @param names words of no language
 */
export function languageToRead(
  text: string,
  expected: readonly string[],
  readers: Readers,
  names: ReadonlySet<string> = new Set(),
): string {
  const start = text.slice(0, telling);
  const detected = detectLanguage(start, expected);
  const words = [...new Set(foldedWords(start))].filter((word) => !names.has(word));
  const share = (language: string): number =>
    words.filter((word) => isKnown(word, language, readers)).length / words.length;
  let best = { language: detected, share: words.length === 0 ? 1 : share(detected) };
  if (best.share >= leastKnown) return best.language;
  for (const language of new Set([...expected, ...readers.dictionaries.keys()])) {
    const here = share(language);
    if (here > best.share) best = { language, share: here };
  }
  return best.language;
}
