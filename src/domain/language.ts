import { eld } from "eld/extrasmall";

/** Scripts that tell the language by themselves; Han without kana is read as Chinese. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/gu, "ko"],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Cyrillic}/gu, "ru"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Devanagari}/gu, "hi"],
];

const share = (text: string, script: RegExp): number =>
  (text.match(script)?.length ?? 0) / Math.max(1, text.match(/\p{L}/gu)?.length ?? 0);

const ownScripts = new Set(scripts.map(([, language]) => language));
/** In these a word of the script decides: they stand among Latin names ("TypeScript 与 Python 经验"). */
const closedUp = scripts.slice(0, 3);

/**
 * The language of a short passage of a text whose language is known: postings in Chinese or Korean hold passages in
 * English, and quote English names in their own.
 */
export function languageOfPassage(text: string, whole: string): string {
  const own = closedUp.find(([script, language]) => share(text, script) > (language === whole ? 0 : 0.2));
  if (own !== undefined) return own[1];
  return closedUp.some(([, language]) => language === whole) ? "en" : whole;
}

/** How much better another language must fit than the expected one; short texts tell little, so they need more. */
const margin = (words: number): number => (words >= 6 ? 0.02 : 0.06);
/** Below this the letters tell nothing. */
const fewestWords = 4;

/**
 * The BCP 47 primary language of a text: a hint, never a reason to block. The first of `expected` that fits nearly as
 * well as the best wins, since a short text tells little.
 */
export function detectLanguage(text: string, expected: readonly string[]): string {
  for (const [script, language] of scripts) {
    if (share(text, script) > (language === "ja" ? 0.15 : 0.4)) return language;
  }
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
  // Latin letters alone are no language that has a script of its own, however short the text.
  const fallback = expected.find((language) => !ownScripts.has(language)) ?? expected[0] ?? "und";
  if (words < fewestWords) return fallback;
  const scores = eld.detect(text).getScores();
  const best = Object.entries(scores).toSorted(([, a], [, b]) => b - a)[0];
  if (best === undefined) return fallback;
  const [language, score] = best;
  for (const code of expected) {
    const fits = scores[code] ?? 0;
    if (fits > 0 && score - fits < margin(words)) return code;
  }
  return language;
}
