import { foldedWords } from "../../../domain/words.ts";
import type { Grammar } from "./grammar.ts";
import type { Token } from "./tokens.ts";

/** Words of the facts, in the order in which they stand, one list for each stretch that is read as one. */
type Runs = readonly (readonly Token[])[];

/** Whether the token is the short form; one with capitals counts only in capitals, so that "us" is no country. */
const writes = (token: Token, short: string): boolean =>
  short === short.toLowerCase() ? token.folded === short : token.text.replace(/\./gu, "") === short;

const standsIn = (words: readonly string[], runs: Runs): boolean =>
  runs.some((tokens) => tokens.some((_, from) => words.every((word, index) => tokens[from + index]?.folded === word)));

/** Whether a word in capitals is the initials of words that stand side by side: "PTO" for "paid time off". */
function isInitials({ text }: Token, runs: Runs): boolean {
  const letters = text.toLowerCase().split("");
  if (!/^\p{Lu}{3,6}$/u.test(text)) return false;
  return runs.some((tokens) =>
    tokens.some((_, from) =>
      letters.every((letter, index) => tokens[from + index]?.folded.startsWith(letter) === true),
    ),
  );
}

/** Whether a word of the claim is short for words of the facts, or part of what a short form of the facts stands for. */
export function isShortFor(token: Token, claim: readonly Token[], runs: Runs, grammar: Grammar): boolean {
  if (isInitials(token, runs)) return true;
  return grammar.abbreviations.some(({ short, long }) =>
    long.some((phrase) => {
      const words = foldedWords(phrase);
      if (writes(token, short)) return standsIn(words, runs);
      if (!words.includes(token.folded) || !standsIn(words, [claim])) return false;
      return runs.some((tokens) => tokens.some((one) => writes(one, short)));
    }),
  );
}
