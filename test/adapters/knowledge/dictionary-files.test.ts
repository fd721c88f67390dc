import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dictionariesFolder, readDictionaries } from "../../../src/adapters/knowledge/dictionary-files.ts";
import { shipped } from "../../../src/app/paths.ts";
import { ConfigurationError } from "../../../src/domain/errors.ts";

function folderWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "candor-dictionaries-"));
  writeFileSync(join(folder, "de.txt"), text);
  return folder;
}

describe("the files of the dictionaries", () => {
  test("are named by their language, and hold a line for each word", () => {
    const read = readDictionaries(folderWith("gehalt = salary\nzur verfügung = available\ngehalt = pay\n"));
    expect([...(read.get("de") ?? [])]).toEqual([
      ["gehalt", "salary"],
      ["zur verfügung", "available"],
    ]);
  });

  test.each(["gehalt: salary", "gehalt = ", "= salary", "a = b = c"])(
    "a line that is no entry is shown: %s",
    (line) => {
      const read = (): unknown => readDictionaries(folderWith(`ja = yes\n${line}\n`));
      expect(read).toThrow(ConfigurationError);
      expect(read).toThrow("de.txt:2");
    },
  );

  test("those that ship stand for English words, in plain letters", () => {
    for (const [language, entries] of readDictionaries(join(shipped.knowledge, dictionariesFolder)))
      for (const [word, english] of entries)
        expect(english, `${language}: ${word}`).toMatch(
          /^[a-z0-9]+(?:['-][a-z0-9]+)*(?: [a-z0-9]+(?:['-][a-z0-9]+)*)*$/u,
        );
  });
});
