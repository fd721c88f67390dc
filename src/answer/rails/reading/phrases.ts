import type { Terms } from "../../../domain/lexicon.ts";
import type { Token } from "./tokens.ts";

/** Words of a closed list found in a sentence: tokens `from` up to, but without, `to`. */
export type Hit<Label extends string> = { label: Label; from: number; to: number };
export type PhraseFinder<Label extends string> = (tokens: readonly Token[]) => Hit<Label>[];

type Matcher = (token: Token) => boolean;

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function matcher(word: string): Matcher {
  // A script without spaces has its words in the middle of longer runs.
  if (unspaced.test(word)) return (token) => token.folded.includes(word);
  const bare = word.replace(/\*$/u, "");
  return bare === word ? (token) => token.folded === bare : (token) => token.folded.startsWith(bare);
}

/** The key of phrases that may begin within a run of letters. */
const anywhere = "";

type Phrase<Label> = { label: Label; words: readonly (Matcher | "gap")[]; length: number };

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
  const length = matchAt(rest, tokens, from + 1);
  return length === 0 ? 0 : 1 + length;
}

/** `*` at a word's end stands for any ending, `…` for up to five words. Where two phrases begin, the longer one counts. */
export function compilePhrases<Label extends string>(vocabulary: readonly Terms<Label>[]): PhraseFinder<Label> {
  const byStart = new Map<string, Phrase<Label>[]>();
  for (const { label, terms } of vocabulary) {
    for (const term of terms) {
      const words = term.split(" ").map((one) => (one === "…" ? "gap" : matcher(one)));
      const key = unspaced.test(term) ? anywhere : term.slice(0, 1);
      byStart.set(key, [...(byStart.get(key) ?? []), { label, words, length: words.length }]);
    }
  }
  return (tokens) => {
    const hits: Hit<Label>[] = [];
    for (let from = 0; from < tokens.length; ) {
      let best: Hit<Label> | null = null;
      const starting = byStart.get(tokens[from]?.folded.slice(0, 1) ?? "") ?? [];
      for (const { label, words } of [...starting, ...(byStart.get(anywhere) ?? [])]) {
        const length = matchAt(words, tokens, from);
        if (length > 0 && (best === null || length > best.to - best.from)) best = { label, from, to: from + length };
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
  return (token) => exact.has(token.folded) || starts.some((start) => token.folded.startsWith(start));
};
