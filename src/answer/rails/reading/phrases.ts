import type { Terms } from "../../../domain/lexicon.ts";
import { isUnspaced } from "../../../domain/segment.ts";
import type { Token } from "./tokens.ts";

/** Words of a closed list found in a sentence: tokens `from` up to, but without, `to`. */
export type Hit<Label extends string> = { label: Label; from: number; to: number };
export type PhraseFinder<Label extends string> = (tokens: readonly Token[]) => Hit<Label>[];

type Matcher = (token: Token) => boolean;

const hangul = /\p{Script=Hangul}/u;

function matcher(word: string): Matcher {
  // Korean closes up what follows a word: "불가" is in "불가합니다".
  if (hangul.test(word)) return (token) => token.folded.includes(word);
  const bare = word.replace(/\*$/u, "");
  return bare === word ? (token) => token.folded === bare : (token) => token.folded.startsWith(bare);
}

/** The key of phrases that may begin within a run of letters. */
const anywhere = "";

type Phrase<Label> = {
  label: Label;
  words: readonly (Matcher | "gap")[];
  /** The letters of a term in a script without spaces, which parts words otherwise in each sentence; `null` in others. */
  letters: string | null;
};

/** How many tokens the phrase takes from `from` on; 0 where it does not stand there. */
function matchAt(words: Phrase<string>["words"], tokens: readonly Token[], from: number): number {
  const [head, ...rest] = words;
  if (head === undefined) return 0;
  if (head === "gap") {
    for (let skipped = 0; skipped <= 5; skipped += 1) {
      const length = matchAt(rest, tokens, from + skipped);
      if (length > 0) return skipped + length;
    }
    return 0;
  }
  const token = tokens[from];
  if (token === undefined || !head(token)) return 0;
  if (rest.length === 0) return 1;
  // "Laundry is provided; you bring shoes" has no "provided you".
  if (/[;:!?]|\.\s/u.test(tokens[from + 1]?.gap ?? "")) return 0;
  const length = matchAt(rest, tokens, from + 1);
  return length === 0 ? 0 : 1 + length;
}

const longestTerm = 12;

/** How many tokens the letters reach over from the one at `from` on, wherever in it they begin; 0 where they do not. */
function lettersAt(letters: string, tokens: readonly Token[], from: number, insideWords: boolean): number {
  const first = tokens[from]?.folded ?? "";
  if (!isUnspaced(first)) return 0;
  let run = first;
  for (let next = from + 1; run.length < first.length + longestTerm && tokens[next]?.gap === ""; next += 1)
    run += tokens[next]?.folded ?? "";
  const at = run.indexOf(letters);
  if (at === -1 || at >= first.length) return 0;
  let [length, covered] = [1, first.length];
  for (; covered < at + letters.length; length += 1) covered += tokens[from + length]?.folded.length ?? letters.length;
  // A single letter means something only as a word of its own, but for what denies.
  const whole = at === 0 && covered === letters.length;
  return letters.length > 1 || insideWords || whole ? length : 0;
}

export type PhraseReading = {
  /** Whether a single letter of a script without spaces counts inside a word, too. */
  insideWords: boolean;
};

/** `*` at a word's end stands for any ending, `…` for up to five words. Where two phrases begin, the longer one counts. */
export function compilePhrases<Label extends string>(
  vocabulary: readonly Terms<Label>[],
  { insideWords }: PhraseReading = { insideWords: false },
): PhraseFinder<Label> {
  const byStart = new Map<string, Phrase<Label>[]>();
  for (const { label, terms } of vocabulary) {
    for (const term of terms) {
      const words = term.split(" ").map((one) => (one === "…" ? "gap" : matcher(one)));
      const letters = isUnspaced(term) ? term : null;
      const key = letters !== null || hangul.test(term) ? anywhere : term.slice(0, 1);
      byStart.set(key, [...(byStart.get(key) ?? []), { label, words, letters }]);
    }
  }
  return (tokens) => {
    const hits: Hit<Label>[] = [];
    for (let from = 0; from < tokens.length; ) {
      let best: Hit<Label> | null = null;
      let bestLetters = 0;
      const starting = byStart.get(tokens[from]?.folded.slice(0, 1) ?? "") ?? [];
      for (const { label, words, letters } of [...starting, ...(byStart.get(anywhere) ?? [])]) {
        const length = letters === null ? matchAt(words, tokens, from) : lettersAt(letters, tokens, from, insideWords);
        const longer = best === null || length > best.to - best.from || (letters?.length ?? 0) > bestLetters;
        if (length === 0 || !longer) continue;
        best = { label, from, to: from + length };
        bestLetters = letters?.length ?? 0;
      }
      if (best !== null) hits.push(best);
      from = best?.to ?? from + 1;
    }
    return hits;
  };
}

export const wordSet = (words: readonly string[]): ((token: Token) => boolean) => {
  const exact = new Set(words.filter((one) => !one.endsWith("*") && !one.includes(" ")));
  const starts = words.filter((one) => one.endsWith("*")).map((one) => one.slice(0, -1));
  return (token) =>
    exact.has(token.folded) ||
    // A Korean word has its particles on it.
    (hangul.test(token.folded) && exact.has(token.stem)) ||
    starts.some((start) => token.folded.startsWith(start));
};

/** Words that an accent makes others: Portuguese "é" is not "e", French "où" is not "ou". */
export const accentedSet = (words: readonly string[]): ((token: Token) => boolean) => {
  const exact = new Set(words);
  return ({ text }) => exact.has(text.toLowerCase());
};
