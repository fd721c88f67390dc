import { newStemmer } from "snowball-stemmers";
import { withoutParticles } from "./korean.ts";
import { remembering } from "./remembering.ts";
import { wordsOfRun } from "./segment.ts";

/**
 * A view of a text for comparison only: lower case, without diacritics, apostrophes closed up ("don't" and "dont"
 * are one word, since scraped postings lose them) and a possessive "'s" dropped, "1,500" as "1500", everything else that is no
 * letter or digit a single space.
 * Starts and ends with a space, so that " word " finds whole words.
 */
export function fold(text: string): string {
  // Most words are so already, and there are many.
  if (/^[a-z]+$/u.test(text)) return ` ${text} `;
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/ß/gu, "ss")
    .replace(/(?<=\p{L})['’ʼ`´]s(?!\p{L})/gu, "")
    .replace(/(?<=\p{L})['’ʼ`´](?=\p{L})/gu, "")
    .replace(/(?<=\d)[.,'’\u00a0\u202f](?=\d{3}(?!\d))/gu, "")
    .replace(/c\+\+/gu, " cplusplus ")
    .replace(/c#/gu, " csharp ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return ` ${plain} `;
}

export const foldedWords = (text: string): string[] => fold(text).trim().split(" ").filter(Boolean).flatMap(wordsOfRun);

/** What a text tells by itself: neither grammar nor figures. */
export const contentWords = (text: string, functionWords: ReadonlySet<string>): string[] =>
  foldedWords(text).filter((word) => !/^\d/u.test(word) && !functionWords.has(word));

/** The same words are stemmed over and over. */
const mostRemembered = 20_000;
const stemmers = new Map<string, (word: string) => string>();
const stemmerNames: Readonly<Record<string, string>> = {
  en: "english",
  de: "german",
  fr: "french",
  es: "spanish",
  pt: "portuguese",
  it: "italian",
  nl: "dutch",
};

/** Words that the English stemmer would merge with a different word ("experience" with "experiment"). */
const kept = new Set([
  "experience",
  "experienced",
  "policy",
  "policies",
  "require",
  "requirement",
  "requirements",
  "university",
  "universal",
  "general",
  "organization",
  "organize",
  "internal",
  "international",
  "intern",
  "internship",
  "relative",
  "relational",
]);

function stemmerOf(name: string): (word: string) => string {
  const known = stemmers.get(name);
  if (known !== undefined) return known;
  const stemmer = newStemmer(name);
  const made = remembering(mostRemembered, (word) => stemmer.stem(word));
  stemmers.set(name, made);
  return made;
}

/** The stem of a folded word, in a language the stemmer knows; the word itself otherwise. */
export function stem(word: string, language: string): string {
  if (language === "ko") return withoutParticles(word);
  if (word.length < 4 || kept.has(word) || /\d/u.test(word)) return word;
  const name = stemmerNames[language];
  return name === undefined ? word : stemmerOf(name)(word);
}

/** A folded word without the sign of a plural, rough and alike for both sides: "letters" and "letter" are one. */
export function singular(word: string): string {
  if (word.length < 6 || !word.endsWith("s") || /(?:ss|us|is)$/u.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return /(?:ch|sh|x|ss|z)es$/u.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
