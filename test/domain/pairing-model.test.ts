import { describe, expect, test } from "vitest";
import { englishStems, pairingModel, unlearnt } from "../../src/domain/pairing-model.ts";

const scales = { direction: 10, score: 0.5, likeness: 1, shared: 1, every: 0, silence: 2 };
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
  silences: Float32Array.of(1),
  scales,
});
const unmet = { score: 0, likeness: 0, shared: 0 };

describe("the pairing model", () => {
  test("a word that learnt little points the same way in a question and in a statement", () => {
    expect(model.direct(["pet"], "statement")).toEqual(model.direct(["pet"], "question"));
    expect([...(model.direct(["dog"], "statement") ?? [])]).toEqual([0, -1]);
  });

  test("what points the same way has better odds than what does not", () => {
    const asked = model.direct(["dog"], "question") ?? new Float32Array();
    const pets = model.direct(["pet"], "statement") ?? new Float32Array();
    const wages = model.direct(["wage"], "statement") ?? new Float32Array();
    expect(model.odds(asked, pets, unmet)).toBeCloseTo(10);
    expect(model.odds(asked, wages, unmet)).toBeCloseTo(0);
    expect(model.odds(asked, wages, { score: 2, likeness: 1, shared: 1 })).toBeCloseTo(3);
  });

  test("a text of mostly unknown words has no direction", () => {
    expect(model.direct(["dog", "x", "y"], "question")).toBeNull();
    expect(model.direct([], "question")).toBeNull();
    expect(unlearnt.direct(["dog"], "question")).toBeNull();
  });

  test("some words speak for silence", () => {
    expect(model.silence(["dog"])).toBeCloseTo(3);
    expect(model.silence(["pet", "wage"])).toBeCloseTo(2);
  });

  test("words are known by their English stems", () => {
    expect(englishStems("Dogs' WAGES")).toEqual(["dog", "wage"]);
  });
});
