import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadPhrasebook } from "../../src/adapters/knowledge/load-knowledge.ts";
import { fill, phrasesFor } from "../../src/domain/phrasebook.ts";
import { Topic } from "../../src/domain/topic.ts";

const phrasebook = loadPhrasebook(fileURLToPath(new URL("../../knowledge", import.meta.url)));
const english = phrasesFor(phrasebook, "en").phrases;
const languages = [...phrasebook.keys()];

/** Every sentence of a phrasebook under its dotted name. */
function sentencesOf(tree: object, under = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] => {
      const name = under === "" ? key : `${under}.${key}`;
      if (typeof value === "string") return [[name, value]];
      return typeof value === "object" && value !== null ? [...sentencesOf(value, name)] : [];
    }),
  );
}
const placeholders = (sentence: string) => (sentence.match(/\{\w+\}/gu) ?? []).toSorted();

describe("fixed text", () => {
  test("is there in five languages", () => {
    expect(languages.toSorted()).toEqual(["de", "en", "es", "fr", "pt"]);
  });

  test.each(languages)("has in %s every sentence that it has in English", (language) => {
    const sentences = sentencesOf(phrasesFor(phrasebook, language).phrases);
    expect([...sentences.keys()].toSorted()).toEqual([...sentencesOf(english).keys()].toSorted());
  });

  test.each(languages)("wants in %s the same values as in English", (language) => {
    const sentences = sentencesOf(phrasesFor(phrasebook, language).phrases);
    const differing = [...sentencesOf(english)].filter(
      ([name, sentence]) => placeholders(sentences.get(name) ?? "").join() !== placeholders(sentence).join(),
    );
    expect(differing.map(([name]) => name)).toEqual([]);
  });

  test.each(languages)("names in %s every topic", (language) => {
    expect(Object.keys(phrasesFor(phrasebook, language).phrases.topics).toSorted()).toEqual(Topic.options.toSorted());
  });

  test.each(languages)("neither shouts nor holds a digit, a link or a stray space in %s", (language) => {
    const wrong = [...sentencesOf(phrasesFor(phrasebook, language).phrases)].filter(([, sentence]) =>
      /[!¡]|\d|https?:|@|^\s|\s$| {2}/u.test(sentence),
    );
    expect(wrong).toEqual([]);
  });

  test("is spoken in English where there is no phrasebook for a language", () => {
    expect(phrasesFor(phrasebook, "ko")).toEqual({ language: "en", phrases: english });
    expect(phrasesFor(phrasebook, "de").language).toBe("de");
    expect(() => phrasesFor(new Map(), "en")).toThrow(/English/u);
  });
});

describe("filling a sentence", () => {
  test("puts each value in its place, as often as it is wanted, and a value is not read again", () => {
    expect(fill("{a}, {b} and {a}", { a: "one", b: "{a} $& $1" })).toBe("one, {a} $& $1 and one");
  });

  test("throws where a value is missing", () => {
    expect(() => fill("about {topic}")).toThrow(/topic/u);
  });
});
