import { describe, expect, test } from "vitest";
import { soften, topicModel } from "../../src/domain/topic-model.ts";

const model = topicModel({
  labels: ["pay", "/judge"],
  source: "0",
  features: ["salary", "chance"],
  telling: Float32Array.of(1, 1),
  steps: Float32Array.of(1, 1, 1),
  // One row a feature, the last one for every text.
  weights: Int8Array.of(4, -4, -4, 4, 1, 0),
});

describe("a topic model", () => {
  test("weighs the labels of the features that it knows", () => {
    const [pay = 0, judge = 0] = model.weigh(["salary", "never seen"]);
    expect(pay).toBeGreaterThan(0.99);
    expect(pay + judge).toBeCloseTo(1);
    expect(model.weigh(["chance"])[1]).toBeGreaterThan(0.99);
  });

  test("gives a text that it knows nothing of what every text has", () => {
    const [pay = 0, judge = 0] = model.weigh(["never seen"]);
    expect(pay / judge).toBeCloseTo(Math.exp(0.3));
  });

  test("says what it knows", () => {
    expect(model.knows("salary")).toBe(true);
    expect(model.knows("never seen")).toBe(false);
  });

  test("likelihoods stay finite for large scores", () => {
    expect([...soften(Float64Array.of(1_000, 0))]).toEqual([1, 0]);
  });
});
