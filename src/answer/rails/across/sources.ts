import type { Glossary } from "../../../domain/glossary.ts";
import { foldedWords } from "../../../domain/words.ts";
import type { Grammar } from "../reading/grammar.ts";
import type { Clause, Evidence, Passage } from "../reading/passage.ts";
import { entryOf } from "../reading/senses.ts";
import type { Token } from "../reading/tokens.ts";
import { type Item, itemsOf } from "./items.ts";

/** What a judge of foreign sentences needs beside the readings. */
export type Abroad = {
  glossary: Glossary;
  /** Under which a sentence may speak of the employer. */
  employer: string | null;
  /** Whether a word is one that everybody uses in some language: no name, though it is spelt like one. */
  isCommon: (word: string) => boolean;
};

/** A clause of the sentence that is judged. */
export type Told = { clause: Clause; items: readonly Item[]; passage: Passage; grammar: Grammar };
/** A clause of a cited fact, with what may lend it words and strength: its heading, and labels cited beside it. */
export type Source = { evidence: Evidence; clause: Clause; items: readonly Item[]; beside: readonly Passage[] };

/** Whether a word may be left out: a term that says nothing by itself, or that only names what is told. */
export function isLoose(token: Token, glossary: Glossary): boolean {
  const entry = entryOf(token, glossary);
  return entry?.light === true || entry?.naming !== undefined;
}

const sayingIn =
  (grammar: Grammar, { glossary, employer }: Abroad) =>
  (token: Token): boolean =>
    !grammar.isNeutral(token) &&
    entryOf(token, glossary)?.light !== true &&
    !(employer !== null && foldedWords(employer).includes(token.folded));

export const toldBy = (passage: Passage, grammar: Grammar, abroad: Abroad): Told[] =>
  passage.clauses.map((clause) => ({
    clause,
    items: itemsOf(passage, clause, grammar, sayingIn(grammar, abroad)),
    passage,
    grammar,
  }));

export const sourcesIn = (evidence: readonly Evidence[], abroad: Abroad): Source[] =>
  evidence.flatMap((one) => {
    const labels = evidence.filter((label) => label !== one && label.isLabel);
    const beside = one.heading === null ? labels : [one.heading, ...labels];
    return toldBy(one, one.grammar, abroad).map(({ clause, items }) => ({ evidence: one, clause, items, beside }));
  });

export const wordsOf = (items: readonly Item[]): Set<string> => new Set(items.flatMap(({ words }) => [...words]));
