import { fold, singular } from "./words.ts";

/**
 * An entry of a closed vocabulary: a label with terms of one or more words. `*` at a word's end stands for any ending, `…`
 * between words for up to five words, and a final `~` makes a term weak: it counts only where the text names nothing
 * else ("pay" in "do they pay for a gym"). A term in a script without spaces matches anywhere.
 */
export type Terms<Label extends string> = { label: Label; terms: readonly string[] };

/** How well a text fits a label: the number of words of the distinct terms found in it. */
export type LabelScore<Label extends string> = {
  label: Label;
  score: number;
  terms: readonly string[];
  /** Whether only weak terms were found. */
  weak: boolean;
};

export type Lexicon<Label extends string> = {
  /**
   * Labels whose terms stand in the text, best first. A term inside a longer one of another label does not count:
   * "pay for the move" is about moving, not about pay.
   */
  score(text: string): LabelScore<Label>[];
};

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const widestGap = 5;

type Token = { kind: "word" | "either" | "prefix"; text: string } | { kind: "gap" };
type Entry<Label> = { label: Label; term: string; tokens: readonly Token[]; weight: number; weak: boolean };
type Match<Label> = { entry: Entry<Label>; start: number; end: number };

/** Whether a plural and its singular are one word, but for weak terms, which mean little enough as they are. */
export type Reading = { plurals: boolean };

/** A term's words, each folded as the text is: "h-1b" becomes two. */
function tokensOf(term: string, { plurals }: Reading, exactly: boolean): Token[] {
  return term.split(/\s+/u).flatMap((part): Token[] => {
    if (part === "…") return [{ kind: "gap" }];
    const words = fold(part).trim().split(" ").filter(Boolean);
    return words.map((text, index) =>
      part.endsWith("*") && index === words.length - 1
        ? { kind: "prefix", text }
        : exactly || !plurals
          ? { kind: "word", text }
          : { kind: "either", text: singular(text) },
    );
  });
}

type Word = { text: string; single: string };

function fits(token: Token, { text, single }: Word): boolean {
  if (token.kind === "gap") return false;
  if (token.kind === "prefix") return text.startsWith(token.text);
  return token.text === (token.kind === "either" ? single : text);
}

/** The position after the tokens where they match from `at`, or -1. */
function matchEnd(tokens: readonly Token[], words: readonly Word[], at: number, from = 0): number {
  let position = at;
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index];
    const word = words[position];
    if (token === undefined) return -1;
    if (token.kind === "gap") {
      for (let skip = 0; skip <= widestGap && position + skip < words.length; skip += 1) {
        const end = matchEnd(tokens, words, position + skip, index + 1);
        if (end !== -1) return end;
      }
      return -1;
    }
    if (word === undefined || !fits(token, word)) return -1;
    position += 1;
  }
  return position;
}

/** Entries by the first two letters of their first word, so that a text meets few of them. */
const initials = (word: string): string => word.slice(0, 2);

export function compileLexicon<Label extends string>(
  vocabulary: readonly Terms<Label>[],
  reading: Reading = { plurals: false },
): Lexicon<Label> {
  const anywhere: { entry: Entry<Label>; text: string }[] = [];
  const byInitials = new Map<string, Entry<Label>[]>();
  const seen = new Set<string>();
  for (const { label, terms } of vocabulary) {
    for (const term of terms) {
      const tokens = tokensOf(term.replace(/~$/u, ""), reading, term.endsWith("~"));
      const [first] = tokens;
      if (first === undefined || first.kind === "gap") continue;
      const weak = term.endsWith("~");
      // "bónus" and "bônus" are one term once they are folded: said once, it counts once.
      const known = JSON.stringify([label, tokens, weak]);
      if (seen.has(known)) continue;
      seen.add(known);
      const entry = {
        label,
        term,
        tokens,
        weak,
        weight: unspaced.test(term) ? 2 : tokens.filter(({ kind }) => kind !== "gap").length,
      };
      if (unspaced.test(term)) anywhere.push({ entry, text: fold(term).trim() });
      else byInitials.set(initials(first.text), [...(byInitials.get(initials(first.text)) ?? []), entry]);
    }
  }

  function matchesIn(folded: readonly string[]): Match<Label>[] {
    const words = folded.map((text) => ({ text, single: singular(text) }));
    return folded.flatMap((word, start) => {
      // A prefix of one letter has shorter initials than the word.
      const entries = [
        ...(byInitials.get(initials(word)) ?? []),
        ...(word.length > 1 ? (byInitials.get(word.slice(0, 1)) ?? []) : []),
      ];
      return entries.flatMap((entry) => {
        const end = matchEnd(entry.tokens, words, start);
        return end === -1 ? [] : [{ entry, start, end }];
      });
    });
  }

  return {
    score(text) {
      const folded = fold(text);
      const matches = matchesIn(folded.trim().split(" "));
      const inside = (one: Match<Label>): boolean =>
        matches.some(
          (other) =>
            other.entry.label !== one.entry.label &&
            other.start <= one.start &&
            one.end <= other.end &&
            other.entry.weight > one.entry.weight,
        );
      const found = [
        ...matches.filter((match) => !inside(match)).map(({ entry }) => entry),
        ...anywhere.filter((term) => folded.includes(term.text)).map(({ entry }) => entry),
      ];
      const strong = found.filter(({ weak }) => !weak);
      const byLabel = Map.groupBy(new Set(strong.length > 0 ? strong : found), ({ label }) => label);
      return [...byLabel]
        .map(([label, entries]) => ({
          label,
          score: entries.reduce((sum, { weight }) => sum + weight, 0),
          terms: [...new Set(entries.map(({ term }) => term))],
          weak: entries.every(({ weak }) => weak),
        }))
        .toSorted((a, b) => b.score - a.score);
    },
  };
}
