import { describe, expect, test } from "vitest";
import { createTextReader } from "../../../src/answer/retrieve/text-reader.ts";
import { compileDictionary } from "../../../src/domain/dictionary.ts";
import { knowledge } from "../fixtures.ts";

const dictionaries = new Map([
  [
    "de",
    compileDictionary(
      new Map([
        ["gehalt", "salary"],
        ["umzug", "relocation"],
        ["kosten", "costs"],
        ["wie", "how"],
      ]),
      "de",
    ),
  ],
]);
const words = new Set(["stevedores", "moor", "kubernetes"]);
const posting = { language: "en", employer: "Saltgate Ferries Ltd", title: "Ferry Mate" };
const reader = createTextReader(posting, words, { ...knowledge, dictionaries });
const asked = (text: string): readonly string[] => reader.asked(text, reader.languageOf(text));

describe("how texts are read to find what answers", () => {
  test("the posting's title and the employer's name, whole or begun, tell nothing of what is asked", () => {
    const pension = asked("Is there a pension?");
    expect(asked("Is there a pension for the ferry mate")).toEqual([...pension, "for", "the"]);
    expect(asked("Is there a pension at Saltgate Ferries?")).toEqual([...pension, "at"]);
    expect(asked("Ferry Mate")).toEqual(["ferri", "mate"]);
    expect(asked("Is there a ferry?")).toContain("ferri");
  });

  test("a candidate's words are read as English, in whatever language they are", () => {
    expect(asked("Wie steht es mit dem Gehalt und mit den Umzugskosten?")).toEqual(
      expect.arrayContaining(["how", "salari", "reloc", "cost"]),
    );
    expect(reader.languageOf("Gehalt?")).toBe("de");
    expect(reader.languageOf("pay?")).toBe("en");
    expect(reader.languageOf("Kubernetes?")).toBe("en");
  });

  test("a slip of the pen is mended: to a word of the posting, else to a common one", () => {
    expect(asked("stevedoers?")).toEqual(asked("stevedores?"));
    expect(asked("how many patinets")).toEqual(asked("how many patients"));
  });

  test("a single word is known by what it means, where it is not English", () => {
    expect(reader.meanings("gehalt")).toEqual(["salari"]);
    expect(reader.meanings("salary")).toEqual([]);
    expect(reader.meanings("saltgate")).toEqual([]);
  });

  test("of a posting in a language without a dictionary nothing is read", () => {
    const foreign = createTextReader({ ...posting, language: "sv" }, words, { ...knowledge, dictionaries });
    expect(foreign.told("Vi erbjuder lön")).toEqual([]);
    expect(foreign.asked("Is there a pension?", "en")).toEqual([]);
  });
});
