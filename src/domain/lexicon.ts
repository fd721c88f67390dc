import { numberValue } from "./number.ts";
import { isClosedUp } from "./segment.ts";
import { fold, singular } from "./words.ts";

/**
 * An entry of a closed vocabulary: a label with terms of one or more words. `*` at a word's end stands for any ending, `…`
 * between words for up to five words, and a final `~` makes a term weak: it counts only where the text names nothing
 * else ("pay" in "do they pay for a gym"). `(a|b c)` stands for either, wherever it stands, and `<number>` for
 * one in digits or words. A term in a script without spaces matches anywhere, its `…` standing for up to ten letters.
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
   * Labels whose terms stand in the text, best first. A term whose words are those of a longer one of another label does not count:
   * "pay for the move" is about moving, not about pay.
   */
  score(text: string): LabelScore<Label>[];
};

const widestGap = 5;
/** The same of a script without spaces, in letters. */
const widestRun = 10;

/** Whether the parts of a term stand in the text in their order, none far behind the one before. */
function standsAnywhere(parts: readonly string[], text: string, from = 0, widest = text.length): boolean {
  const [part, ...rest] = parts;
  if (part === undefined) return true;
  for (let at = text.indexOf(part, from); at !== -1 && at - from <= widest; at = text.indexOf(part, at + 1))
    if (standsAnywhere(rest, text, at + part.length, widestRun)) return true;
  return false;
}

type Token = { kind: "word" | "either" | "prefix" | "number"; text: string } | { kind: "gap" };
type Entry<Label> = { label: Label; term: string; tokens: readonly Token[]; weight: number; weak: boolean };
/** `positions`: where its own words stand, without those that a gap passes over. */
type Match<Label> = { entry: Entry<Label>; positions: readonly number[] };

/** Whether a plural and its singular are one word, but for weak terms, which mean little enough as they are. */
export type Reading = { plurals: boolean };

/** A term's words, each folded as the text is: "h-1b" becomes two. */
function tokensOf(term: string, { plurals }: Reading, exactly: boolean): Token[] {
  return term.split(/\s+/u).flatMap((part): Token[] => {
    if (part === "…") return [{ kind: "gap" }];
    if (part === "<number>") return [{ kind: "number", text: part }];
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

const choice = /\(([^()]*)\)/u;

/** A term with `(a|b c)` in it as the terms that it stands for. */
const spellOut = (term: string): string[] => {
  const [found = "", inside = ""] = choice.exec(term) ?? [];
  return found === "" ? [term] : inside.split("|").flatMap((one) => spellOut(term.replace(found, one)));
};

/** A word of a text, its singular, and whether it is a number. */
type Word = { text: string; single: string; counts: boolean };

function fits(token: Token, { text, single, counts }: Word): boolean {
  if (token.kind === "gap") return false;
  if (token.kind === "number") return counts;
  if (token.kind === "prefix") return text.startsWith(token.text);
  return token.text === (token.kind === "either" ? single : text);
}

/** The positions of the tokens' words where they match from `at`; `null` where they do not. */
function matchAt(tokens: readonly Token[], words: readonly Word[], at: number, from = 0): number[] | null {
  const positions: number[] = [];
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index];
    const position = at + positions.length;
    if (token === undefined) return null;
    if (token.kind === "gap") {
      for (let skip = 0; skip <= widestGap && position + skip < words.length; skip += 1) {
        const rest = matchAt(tokens, words, position + skip, index + 1);
        if (rest !== null) return [...positions, ...rest];
      }
      return null;
    }
    const word = words[position];
    if (word === undefined || !fits(token, word)) return null;
    positions.push(position);
  }
  return positions;
}

/** Entries by their first word, or by its beginning up to two letters, so that a text meets few of them. */
class FirstWords<Label> {
  readonly #words = new Map<string, Entry<Label>[]>();
  readonly #beginnings = new Map<string, Entry<Label>[]>();
  readonly #numbers: Entry<Label>[] = [];

  add({ kind, text }: Exclude<Token, { kind: "gap" }>, entry: Entry<Label>): void {
    if (kind === "number") {
      this.#numbers.push(entry);
      return;
    }
    const [entries, key] = kind === "prefix" ? [this.#beginnings, text.slice(0, 2)] : [this.#words, text];
    const known = entries.get(key);
    if (known === undefined) entries.set(key, [entry]);
    else known.push(entry);
  }

  meeting({ text, single, counts }: Word): Entry<Label>[] {
    return [
      ...(this.#words.get(text) ?? []),
      ...(single === text ? [] : (this.#words.get(single) ?? [])),
      ...(this.#beginnings.get(text.slice(0, 2)) ?? []),
      // A prefix of one letter has a shorter beginning than the word.
      ...(text.length > 1 ? (this.#beginnings.get(text.slice(0, 1)) ?? []) : []),
      ...(counts ? this.#numbers : []),
    ];
  }
}

export function compileLexicon<Label extends string>(
  vocabulary: readonly Terms<Label>[],
  reading: Reading = { plurals: false },
): Lexicon<Label> {
  const anywhere: { entry: Entry<Label>; parts: readonly string[] }[] = [];
  const firstWords = new FirstWords<Label>();
  const seen = new Set<string>();
  for (const { label, terms } of vocabulary) {
    for (const term of terms.flatMap(spellOut)) {
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
        weight: isClosedUp(term) ? 2 : tokens.filter(({ kind }) => kind !== "gap").length,
      };
      if (isClosedUp(term)) anywhere.push({ entry, parts: term.split("…").map((part) => fold(part).trim()) });
      else firstWords.add(first, entry);
    }
  }

  function matchesIn(folded: readonly string[]): Match<Label>[] {
    const words = folded.map((text) => ({ text, single: singular(text), counts: numberValue(text) !== null }));
    return words.flatMap((word, start) =>
      firstWords.meeting(word).flatMap((entry) => {
        const positions = matchAt(entry.tokens, words, start);
        return positions === null ? [] : [{ entry, positions }];
      }),
    );
  }

  return {
    score(text) {
      const folded = fold(text);
      const matches = matchesIn(folded.trim().split(" "));
      const inside = (one: Match<Label>): boolean =>
        matches.some(
          (other) =>
            other.entry.label !== one.entry.label &&
            other.entry.weight > one.entry.weight &&
            one.positions.every((position) => other.positions.includes(position)),
        );
      const found = [
        ...matches.filter((match) => !inside(match)).map(({ entry }) => entry),
        ...anywhere.filter(({ parts }) => standsAnywhere(parts, folded)).map(({ entry }) => entry),
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
