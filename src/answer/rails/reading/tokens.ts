import { segmentsOf } from "../../../domain/segment.ts";
import { fold, stem } from "../../../domain/words.ts";

/** One word of a sentence, with what stood between it and the word before. */
export type Token = { text: string; folded: string; stem: string; gap: string; start: number; end: number };

/** Apostrophes and the signs of "C++", "C#" and ".NET" belong to a word; a hyphen parts two. */
const words = /\.?[\p{L}\p{N}]+(?:['’ʼ`´]\p{L}+)*(?:\+\+|#(?!\w))?/gu;

/** Words come from sentences that anybody may have written: what is kept of them has an end. */
const rememberedStems = 20_000;
const stems = new Map<string, string>();

const wideSigns = new Map([
  ["。", ". "],
  ["、", ","],
  ["・", ","],
]);
/** What stands between two words, in the signs of Latin scripts: a full-width comma parts as a comma does. */
const plainGap = (gap: string): string =>
  /[\u3000-\u30ff\uff00-\uff65]/u.test(gap)
    ? Array.from(gap, (sign) => wideSigns.get(sign) ?? sign.normalize("NFKC")).join("")
    : gap;

function stemOf(word: string, language: string): string {
  const key = `${language} ${word}`;
  const known = stems.get(key);
  if (known !== undefined) return known;
  if (stems.size >= rememberedStems) stems.clear();
  const found = stem(word, language);
  stems.set(key, found);
  return found;
}

/** What an irregular form is a form of: "taught" is of "teach". */
export type Bases = ReadonlyMap<string, string>;
const noBases: Bases = new Map();

export function tokensOf(text: string, language: string, bases: Bases = noBases): Token[] {
  let last = 0;
  return [...text.matchAll(words)].flatMap((match) => {
    const dot = match[0].startsWith(".") && !/^\.\p{Lu}{2}/u.test(match[0]) ? 1 : 0;
    return segmentsOf(match[0].slice(dot)).map(({ text: written, index }): Token => {
      const start = match.index + dot + index;
      const end = start + written.length;
      const gap = plainGap(text.slice(last, start));
      last = end;
      const folded = fold(written).trim();
      return { text: written, folded, stem: stemOf(bases.get(folded) ?? folded, language), gap, start, end };
    });
  });
}
