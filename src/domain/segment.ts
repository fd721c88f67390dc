/** Scripts that write words without spaces between them. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Hangul has spaces, but closes up with a foreign name: "Figma를" is the name and a particle. */
const hangulAndOther = /[\p{Script=Hangul}]+|[^\p{Script=Hangul}]+/gu;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: "word" });
  segmenters.set(language, known);
  return known;
}

/** A stretch of letters and digits as its words, with where each begins: "4年以上" is 4, 年 and 以上. */
export function segmentsOf(run: string): { text: string; index: number }[] {
  if (unspaced.test(run)) {
    const language = kana.test(run) ? "ja" : /\p{Script=Thai}/u.test(run) ? "th" : "zh";
    return Array.from(segmenterOf(language).segment(run), ({ segment, index }) => ({ text: segment, index }));
  }
  if (!/\p{Script=Hangul}/u.test(run)) return [{ text: run, index: 0 }];
  return Array.from(run.matchAll(hangulAndOther), ({ 0: text, index }) => ({ text, index }));
}

export const wordsOfRun = (run: string): string[] => {
  // Most runs are plain letters, and there are many.
  if (/^[\p{Script=Latin}\d]*$/u.test(run)) return [run];
  return segmentsOf(run).map(({ text }) => text);
};

/** Whether a word belongs to a script without spaces, or to Hangul, where particles close up with it. */
export const isClosedUp = (word: string): boolean => unspaced.test(word) || /\p{Script=Hangul}/u.test(word);
export const isUnspaced = (word: string): boolean => unspaced.test(word);
