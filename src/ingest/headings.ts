import type { Knowledge } from "../domain/knowledge.ts";
import { foldedWords } from "../domain/words.ts";
import type { ReadHeading } from "./glue.ts";

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Reads headings by the postings' vocabulary; `whole` where known words make up most of the heading. */
export function headingReader({ headings }: Knowledge): ReadHeading {
  const seen = new Map<string, ReturnType<ReadHeading>>();
  return (words) => {
    if (words.length > 90) return null;
    const known = seen.get(words);
    if (known !== undefined) return known;
    const best = headings.score(words)[0];
    const count = foldedWords(words).length;
    const covered = best?.terms.reduce((most, term) => Math.max(most, term.split(/\s+/u).length), 0) ?? 0;
    const whole = unspaced.test(words) ? words.length <= 12 : count > 0 && covered / count >= (count <= 3 ? 0.5 : 0.6);
    const read = best === undefined ? null : { topic: best.label, whole };
    seen.set(words, read);
    return read;
  };
}
