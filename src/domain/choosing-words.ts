import { z } from "zod";
import { compileLexicon, type Lexicon } from "./lexicon.ts";

const Words = z.array(z.string().min(1));

/** How a posting is named, and another one asked for. `knowledge/choosing.yaml`, whose head says what each list is. */
export const ChoosingSource = z.record(
  z.string().regex(/^[a-z]{2}$/u),
  z.strictObject({
    nouns: Words,
    pronouns: Words,
    of: Words,
    bare: Words,
    switch: Words,
    turn: Words,
    here: Words,
    asking: Words,
    list: Words,
  }),
);
export type ChoosingSource = z.infer<typeof ChoosingSource>;

/** The same, compiled; a candidate may write in another language than the posting, so all languages are read together. */
export type ChoosingWords = {
  nouns: ReadonlySet<string>;
  pronouns: ReadonlySet<string>;
  of: ReadonlySet<string>;
  bare: ReadonlySet<string>;
  here: ReadonlySet<string>;
  /** Each a sequence of words, the longest first. */
  switches: readonly (readonly string[])[];
  turns: readonly (readonly string[])[];
  list: Lexicon<"list">;
  /** The single words of `list`, and of what may stand around it. */
  listWords: ReadonlySet<string>;
};

export function compileChoosing(source: ChoosingSource): ChoosingWords {
  const languages = Object.values(source);
  const setOf = (name: "nouns" | "pronouns" | "of" | "bare" | "here" | "asking"): Set<string> =>
    new Set(languages.flatMap((words) => words[name].flatMap((term) => term.split(" "))));
  const sequences = (name: "switch" | "turn"): string[][] =>
    languages.flatMap((words) => words[name].map((term) => term.split(" "))).toSorted((a, b) => b.length - a.length);
  const list = languages.flatMap((words) => words.list);
  return {
    nouns: setOf("nouns"),
    pronouns: setOf("pronouns"),
    of: setOf("of"),
    bare: setOf("bare"),
    here: setOf("here"),
    switches: sequences("switch"),
    turns: sequences("turn"),
    list: compileLexicon([{ label: "list", terms: list }]),
    listWords: new Set([
      ...setOf("asking"),
      ...list.flatMap((term) => term.replaceAll(/[*…]/gu, " ").split(/\s+/u)).filter(Boolean),
    ]),
  };
}
