import { describe, expect, test } from "vitest";
import { createSpeller } from "../../../src/answer/understand/correct-spelling.ts";
import { compileLexicon } from "../../../src/domain/lexicon.ts";

const vocabulary = ["harbour", "lantern", "tide", "mooring*"];
const lexicon = compileLexicon(vocabulary.map((term) => ({ label: term, terms: [term] })));
const weigh = (text: string) => lexicon.score(text).reduce((sum, { score }) => sum + score, 0);
const speller = createSpeller(vocabulary, new Set(["tired"]), weigh);
const correct = (text: string) => speller.correct(text);

describe("a misspelt word", () => {
  test.each([
    ["Where is the lantrn?", "Where is the lantern?"],
    ["the hrabour", "the harbour"],
    ["the Lantenr", "the lantern"],
    ["a moring fee", "a mooring fee"],
    ["lantrn and harbor", "lantern and harbour"],
  ])("%s becomes %s", (written, meant) => {
    expect(correct(written)).toBe(meant);
  });
});

describe("a word stays as it is written", () => {
  test.each([
    ["that is known", "I am tired of the tide."],
    ["that names something already", "The lantern at the harbour."],
    ["that begins with another letter", "A yantern."],
    ["that is too far from any word", "A lamprey."],
    ["that is of another script", "등대 灯台 маяк"],
    ["that stands beside signs only", "🙂 42 !!"],
    ["of two letters", "ti de"],
  ])("%s", (_, text) => {
    expect(correct(text)).toBe(text);
  });
});
