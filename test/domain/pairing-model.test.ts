import { describe, expect, test } from "vitest";
import { englishStems, pairingModel, phrasesOf, unlearnt } from "../../src/domain/pairing-model.ts";
import { nothingAsked, scalesOf, unmet } from "../pairing-fixtures.ts";

const scales = scalesOf({ direction: 10, heading: 2, silence: 2 }, { score: 0.5, shared: 1 }, { polar: 1 });
/** "dog" and "pet" point one way, "wage" another; only "dog" has a direction of its own for statements. */
const model = pairingModel({
  source: "test",
  stems: ["dog", "pet", "wage"],
  dimensions: 2,
  question: Int8Array.of(100, 0, 100, 0, 0, 100),
  questionSteps: Float32Array.of(0.01, 0.01, 0.01),
  statement: Int8Array.of(0, -100),
  statementSteps: Float32Array.of(0.01),
  telling: { question: Float32Array.of(1, 1, 1), statement: Float32Array.of(1, 1, 1) },
  silences: { phrases: ["dog", "dog wage"], values: Float32Array.of(1, 2) },
  scales,
});

describe("the pairing model", () => {
  test("a word that learnt little points the same way in a question and in a statement", () => {
    expect(model.direct(["pet"], "statement")).toEqual(model.direct(["pet"], "question"));
    expect([...(model.direct(["dog"], "statement") ?? [])]).toEqual([0, -1]);
  });

  test("what points the same way has better odds than what does not", () => {
    const asked = model.direct(["dog"], "question") ?? new Float32Array();
    const pets = model.direct(["pet"], "statement") ?? new Float32Array();
    const wages = model.direct(["wage"], "statement") ?? new Float32Array();
    expect(model.odds(asked, { statement: pets, heading: null }, unmet)).toBeCloseTo(10);
    expect(model.odds(asked, { statement: wages, heading: null }, unmet)).toBeCloseTo(0);
    expect(model.odds(asked, { statement: wages, heading: pets }, unmet)).toBeCloseTo(2);
    expect(model.odds(asked, { statement: null, heading: null }, { ...unmet, score: 2, shared: 1 })).toBeCloseTo(2);
  });

  test("a question of mostly unknown words has no direction; of a statement one known word is enough", () => {
    expect(model.direct(["dog", "x", "y"], "question")).toBeNull();
    expect(model.direct(["pet", "x", "y"], "statement")).toEqual(model.direct(["pet"], "statement"));
    expect(model.direct([], "question")).toBeNull();
    expect(unlearnt.direct(["dog"], "question")).toBeNull();
  });

  test("some words speak for silence, some pairs of words, and how is asked", () => {
    expect(model.silence(["pet", "wage"], nothingAsked)).toBeCloseTo(2);
    expect(model.silence(["dog"], nothingAsked)).toBeCloseTo(3);
    expect(model.silence(["dog", "wage"], nothingAsked)).toBeCloseTo(2 + 3 / Math.SQRT2);
    expect(model.silence(["pet"], { ...nothingAsked, polar: 1 })).toBeCloseTo(3);
  });

  test("phrases are words and pairs of neighbours", () => {
    expect(phrasesOf(["my", "old", "dog"])).toEqual(["my", "old", "dog", "my old", "old dog"]);
    expect(phrasesOf([])).toEqual([]);
  });

  test("words are known by their English stems", () => {
    expect(englishStems("Dogs' WAGES")).toEqual(["dog", "wage"]);
  });
});
