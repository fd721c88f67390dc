import { describe, expect, test } from "vitest";
import { readWordNet, type WordNet } from "../../../scripts/train/read-wordnet.ts";
import { wordDirections } from "../../../scripts/train/word-directions.ts";

const set = (words: string[], gloss: string, wider: string[] = []) => ({ words, gloss, wider, related: [] });
const small: WordNet = {
  synsets: new Map([
    ["n1", set(["dog"], "an animal that barks", ["n3"])],
    ["n2", set(["cat"], "an animal that purrs", ["n3"])],
    ["n3", set(["pet"], "an animal kept at home")],
    ["n4", set(["wage"], "money paid for work", ["n6"])],
    ["n5", set(["salary"], "money paid for work by the month", ["n6"])],
    ["n6", set(["payment"], "a sum of money paid")],
  ]),
  senses: new Map([
    ["dog", ["n1"]],
    ["cat", ["n2"]],
    ["wage", ["n4"]],
    ["salary", ["n5"]],
  ]),
};
const cosine = (one: Float32Array = new Float32Array(), other: Float32Array = new Float32Array()): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

describe("directions of words", () => {
  const options = { dimensions: 2, functionWords: new Set(["an", "that", "for", "by", "the", "at"]) };
  const directions = wordDirections(new Set(["dog", "cat", "wage", "salari", "unheard"]), small, options);

  test("are alike for words of like meaning", () => {
    const near = cosine(directions.get("dog"), directions.get("cat"));
    expect(near).toBeGreaterThan(0.8);
    expect(near).toBeGreaterThan(cosine(directions.get("dog"), directions.get("wage")));
    expect(cosine(directions.get("wage"), directions.get("salari"))).toBeGreaterThan(0.8);
  });

  test("have length 1, and are there for known words only", () => {
    for (const direction of directions.values()) expect(cosine(direction, direction)).toBeCloseTo(1);
    expect([...directions.keys()]).toEqual(["dog", "cat", "wage", "salari"]);
  });
});

describe("WordNet as it is packed", () => {
  const wordNet = readWordNet();

  test("has a word's senses, the commonest first, with what is wider", () => {
    const [first = ""] = wordNet.senses.get("toddler") ?? [];
    const synset = wordNet.synsets.get(first);
    expect(synset?.words).toContain("yearling");
    expect(synset?.gloss).toContain("young child");
    expect(synset?.wider.flatMap((id) => wordNet.synsets.get(id)?.words ?? [])).toContain("child");
  });

  test("every set that another one points to is there", () => {
    const lost = [...wordNet.synsets.values()].flatMap(({ wider, related }) =>
      [...wider, ...related].filter((id) => !wordNet.synsets.has(id)),
    );
    expect(lost).toEqual([]);
  });
});
