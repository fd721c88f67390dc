import { type Glossary, type Sense, wordsOfSense } from "../../../domain/glossary.ts";
import { isClosedUp, isUnspaced } from "../../../domain/segment.ts";
import { fold, foldedWords } from "../../../domain/words.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Reads a text's words with each term of the glossary as one, under the name of its sense: the same in any language. */
export type SenseReader = (text: string) => Token[];

const mark = "§";
export const senseOf = ({ folded }: Token): string | null =>
  folded.startsWith(mark) ? folded.slice(mark.length) : null;

/** The sense of a word that was read as a term. */
export const entryOf = (token: Token, glossary: Glossary): Sense | undefined => glossary[senseOf(token) ?? ""];

/** How the word of a sense is written among the words. */
export const named = (sense: string): string => mark + sense;

const as = (sense: string, token: Token): Token => ({ ...token, folded: named(sense), stem: named(sense) });

type Term = { sense: string; words: readonly ((word: string) => boolean)[]; length: number };

const elided = /^(?:[ldnscjmt]|qu)['’]/iu;
/** Between the parts of a compound. */
const links: Readonly<Record<string, readonly string[]>> = { de: ["", "s", "n", "es", "en"], ko: [""] };
const shortestPart: Readonly<Record<string, number>> = { de: 4, ko: 2 };

/** Languages without spaces or with particles: their words are best told apart by what they may mean. */
export const closedUpLanguages: ReadonlySet<string> = new Set(["zh", "ko"]);

/** A term in a script without spaces is compared by its letters, whatever the words that a sentence parts it into. */
const compact = (term: string): string => fold(term).replace(/ /gu, "");

export function compileSenses(glossary: Glossary, language: string): SenseReader {
  const byFirst = new Map<string, Term[]>();
  const prefixes: Term[] = [];
  const compacted = new Map<string, string>();
  const single = new Map<string, string>();
  for (const [sense, entry] of Object.entries(glossary)) {
    // Among Chinese and Korean words those in Latin letters are English.
    const among = closedUpLanguages.has(language) ? wordsOfSense(entry, "en") : [];
    for (const term of [...wordsOfSense(entry, language), ...among]) {
      if (isClosedUp(term)) compacted.set(compact(term), sense);
      const parts = fold(term.replace(/\*$/u, "")).trim().split(" ");
      const open = term.endsWith("*");
      const words = parts.map((part, index) =>
        open && index === parts.length - 1
          ? (word: string): boolean => word.startsWith(part)
          : (word: string): boolean => word === part,
      );
      const compiled = { sense, words, length: parts.length };
      const [first = ""] = parts;
      if (open && parts.length === 1) prefixes.push(compiled);
      else byFirst.set(first, [...(byFirst.get(first) ?? []), compiled]);
      if (parts.length === 1) single.set(parts.join(""), sense);
    }
  }

  const readings = ({ text, folded, stem: bare }: Token): string[] => {
    const rest = elided.test(text) && language !== "de" ? foldedWords(text.replace(elided, "")) : [];
    return [folded, ...(language === "ko" && bare !== folded ? [bare] : []), ...rest];
  };

  /** How many tokens from `from` on the term takes: its words side by side, or closed up. */
  function spaced(tokens: readonly Token[], from: number): { sense: string; length: number } | null {
    const token = tokens[from];
    if (token === undefined) return null;
    let best: Term | null = null;
    const first = readings(token);
    for (const term of [...first.flatMap((word) => byFirst.get(word) ?? []), ...prefixes]) {
      const fits = term.words.every((is, index) => {
        const one = tokens[from + index];
        if (one === undefined || (index > 0 && !/^[\s-]*$/u.test(one.gap))) return false;
        return (index === 0 ? first : readings(one)).some(is);
      });
      if (fits && (best === null || term.length > best.length)) best = term;
    }
    return best;
  }

  /** The longest term that some tokens, written together, are. */
  function closedUp(tokens: readonly Token[], from: number): { sense: string; length: number } | null {
    let best: { sense: string; length: number } | null = null;
    let run = "";
    for (let to = from; to < tokens.length && run.length <= 12; to += 1) {
      const token = tokens[to];
      if (token === undefined || (to > from && !(isUnspaced(token.text) ? token.gap === "" : /^ ?$/u.test(token.gap))))
        break;
      const last = language === "ko" ? [token.folded, token.stem] : [token.folded];
      for (const word of last) {
        const sense = compacted.get(run + word);
        if (sense !== undefined) best = { sense, length: to - from + 1 };
      }
      run += token.folded;
    }
    return best;
  }

  /** The senses of all parts of a compound, in order; `null` where one part is none. */
  function partsOf(word: string): string[] | null {
    const shortest = shortestPart[language];
    if (shortest === undefined || word.length < 2 * shortest) return null;
    for (let length = word.length - shortest; length >= shortest; length -= 1) {
      const sense = single.get(word.slice(0, length));
      if (sense === undefined) continue;
      for (const link of links[language] ?? []) {
        const rest = word.slice(length);
        if (!rest.startsWith(link)) continue;
        const tail = rest.slice(link.length);
        const last = single.get(tail);
        const others = last === undefined ? partsOf(tail) : [last];
        if (others !== null) return [sense, ...others];
      }
    }
    return null;
  }

  return (text) => {
    const tokens = tokensOf(text, language);
    const read: Token[] = [];
    for (let from = 0; from < tokens.length; ) {
      const token = tokens[from];
      if (token === undefined) break;
      const [plain, joined] = [spaced(tokens, from), closedUp(tokens, from)];
      const term = (joined?.length ?? 0) > (plain?.length ?? 0) ? joined : plain;
      const last = tokens[from + (term?.length ?? 1) - 1] ?? token;
      const whole = { ...token, text: text.slice(token.start, last.end), end: last.end };
      const parts = term === null ? partsOf(language === "ko" ? token.stem : token.folded) : null;
      if (term !== null) read.push(as(term.sense, whole));
      else if (parts !== null)
        read.push(...parts.map((sense, index) => as(sense, index === 0 ? token : { ...token, gap: " " })));
      else read.push(token);
      from += term?.length ?? 1;
    }
    return read;
  };
}
