import { describe, expect, test } from "vitest";
import { type Gist, phrasesOf, type Pointing, type Side, unlearnt } from "../../src/domain/pairing-model.ts";
import { type PairingWeights, pairingModel } from "../../src/domain/pairing-weights.ts";
import { nothingAsked, pointOf, scalesOf, unmet } from "../pairing-fixtures.ts";

const words = (...stems: string[]): Gist => ({ stems, marks: [] });
const scales = scalesOf({ direction: 10, heading: 2, words: 0, silence: 2 }, { score: 0.5, shared: 1 }, { polar: 1 });
/**
 * "dog" and "pet" point one way, "wage" another, "wage dog" and what is marked as a cat against these; only "dog" has a
 * direction of its own for statements.
 */
const weights: PairingWeights = {
  source: "test",
  phrases: ["dog", "pet", "wage", "wage dog", "@cat"],
  dimensions: 2,
  question: Int8Array.of(100, 0, 100, 0, 0, 100, 0, -100, -100, 0),
  questionSteps: Float32Array.of(0.01, 0.01, 0.01, 0.01, 0.01),
  statement: Int8Array.of(0, -100),
  statementSteps: Float32Array.of(0.01),
  telling: { question: Float32Array.of(1, 1, 1, 1, 1), statement: Float32Array.of(1, 1, 1, 1, 1) },
  words: {
    dimensions: 2,
    question: Int8Array.of(0, 50),
    statement: Int8Array.of(-100, 0),
    telling: Float32Array.of(3),
  },
  worths: Float32Array.of(5),
  silences: { phrases: ["dog", "dog wage", "@cat"], values: Float32Array.of(1, 2, 4) },
  scales,
};
const model = pairingModel(weights);

const point = (gist: Gist, side: Side): Pointing => pointOf(model, gist, side);

describe("the pairing model", () => {
  test("a word that learnt little points the same way in a question and in a statement", () => {
    expect(point(words("pet"), "statement")).toEqual(point(words("pet"), "question"));
    expect([...point(words("dog"), "statement").whole]).toEqual([0, -1]);
  });

  test("what points the same way has better odds than what does not", () => {
    const asked = point(words("dog"), "question");
    const pets = point(words("pet"), "statement");
    const wages = point(words("wage"), "statement");
    expect(model.odds(asked, { statement: pets, heading: null, worth: 0 }, unmet)).toBeCloseTo(10);
    expect(model.odds(asked, { statement: wages, heading: null, worth: 0 }, unmet)).toBeCloseTo(0);
    expect(model.odds(asked, { statement: wages, heading: pets, worth: 0 }, unmet)).toBeCloseTo(2);
    expect(
      model.odds(asked, { statement: null, heading: null, worth: 0 }, { ...unmet, score: 2, shared: 1 }),
    ).toBeCloseTo(2);
  });

  test("a question of mostly unknown words has no direction; of a statement one known word is enough", () => {
    expect(model.direct(words("dog", "x", "y"), "question")).toBeNull();
    expect(model.direct(words("pet", "x", "y"), "statement")).toEqual(model.direct(words("pet"), "statement"));
    expect(model.direct(words(), "question")).toBeNull();
    expect(unlearnt.direct(words("dog"), "question")).toBeNull();
  });

  test("some words speak for silence, some pairs of words, and how is asked", () => {
    expect(model.silence(words("pet", "wage"), nothingAsked)).toBeCloseTo(2);
    expect(model.silence(words("dog"), nothingAsked)).toBeCloseTo(3);
    expect(model.silence(words("dog", "wage"), nothingAsked)).toBeCloseTo(2 + 3 / Math.SQRT2);
    expect(model.silence(words("pet"), { ...nothingAsked, polar: 1 })).toBeCloseTo(3);
  });

  test("a question is known by pairs of neighbours too, and either side by its marks", () => {
    const asked = { stems: ["my", "old", "dog"], marks: ["@cat"] };
    expect(phrasesOf(asked, "question")).toEqual(["my", "old", "dog", "my old", "old dog", "@cat"]);
    expect(phrasesOf(asked, "statement")).toEqual(["my", "old", "dog", "@cat"]);
    expect(phrasesOf(words(), "question")).toEqual([]);
  });

  test("pairs and marks have directions, and marks speak for silence; alone they are no text", () => {
    const [along = 0, across = 0] = point(words("wage", "dog"), "question").whole;
    expect(along).toBeCloseTo(1);
    expect(across).toBeCloseTo(0);
    const marked = point({ stems: ["dog"], marks: ["@cat"] }, "statement");
    for (const value of marked.whole) expect(value).toBeCloseTo(-Math.SQRT1_2);
    expect(model.direct({ stems: [], marks: ["@cat"] }, "statement")).toBeNull();
    expect(model.silence({ stems: [], marks: ["@cat"] }, nothingAsked)).toBeCloseTo(6);
  });

  test("words have directions for themselves too, telling ones count more; the hardly learnt begin with the first numbers", () => {
    const { words: asked } = point(words("dog", "wage"), "question");
    expect([...asked.directions]).toEqual([0, 1, 0, 1]);
    expect([...asked.shares]).toEqual([0.75, 0.25]);
    expect([...point(words("dog", "pet"), "statement").words.directions]).toEqual([-1, 0, 1, 0]);
  });

  test("a question whose words a statement meets has better odds", () => {
    const heeding = pairingModel({ ...weights, scales: { ...scales, direction: 0, words: 4 } });
    const asked = pointOf(heeding, words("wage", "pet"), "question");
    const odds = (...stems: string[]): number =>
      heeding.odds(
        asked,
        { statement: pointOf(heeding, words(...stems), "statement"), heading: null, worth: 0 },
        unmet,
      );
    expect(odds("wage", "pet")).toBeCloseTo(4);
    expect(odds("wage")).toBeCloseTo(2);
    expect(odds("dog", "wage")).toBeCloseTo(2);
  });

  test("some words speak for it that a statement answers, whatever is asked; unknown ones do not count", () => {
    expect(model.worth(words("dog"))).toBeCloseTo(5);
    expect(model.worth(words("dog", "dog", "pet"))).toBeCloseTo(10 / Math.SQRT2);
    expect(model.worth(words("x"))).toBe(0);
    const asked = point(words("dog"), "question");
    const nothing = { statement: null, heading: null };
    expect(model.odds(asked, { ...nothing, worth: 5 }, unmet)).toBeCloseTo(5);
  });
});
