import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Entries } from "../../domain/dictionary.ts";
import { ConfigurationError } from "../../domain/errors.ts";

export const dictionariesFolder = "dictionaries";
const ending = ".txt";
const between = " = ";

/** Lines `word or short phrase = English words`; the first of a word counts. */
function readEntries(file: string): Map<string, string> {
  const entries = new Map<string, string>();
  for (const [at, line] of readFileSync(file, "utf8").split("\n").entries()) {
    if (line === "") continue;
    const [word = "", english = "", ...more] = line.split(between);
    if (word === "" || english === "" || more.length > 0)
      throw new ConfigurationError(`${file}:${String(at + 1)}: not "word = English words": ${line}`);
    if (!entries.has(word)) entries.set(word, english);
  }
  return entries;
}

/**
 * Every dictionary of a folder, by the language that its file is named by.
 * @throws ConfigurationError where a line is no entry
 */
export const readDictionaries = (folder: string): Map<string, Entries> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith(ending))
      .toSorted()
      .map((file) => [basename(file, ending), readEntries(join(folder, file))]),
  );
