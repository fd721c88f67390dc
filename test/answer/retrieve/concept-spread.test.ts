import { describe, expect, test } from "vitest";
import { conceptShares, conceptSpread, likeness } from "../../../src/answer/retrieve/concept-spread.ts";

const weights = (pay: number, visa: number) =>
  new Map([
    ["compensation", pay],
    ["visa", visa],
  ]);
const spread = (pay: number, visa: number) => conceptSpread(conceptShares(weights(pay, visa)));

describe("what a text spreads over", () => {
  test("is its concepts, whatever act it may do besides", () => {
    expect([...conceptShares(weights(0.3, 0.1)).values()].map((share) => share.toFixed(2))).toEqual(["0.75", "0.25"]);
  });

  test("is alike for the same concepts, and has nothing in common with others", () => {
    expect(likeness(spread(0.5, 0.5), spread(0.2, 0.2))).toBeCloseTo(1);
    expect(likeness(spread(1, 0), spread(0, 1))).toBe(0);
  });

  test("of a text that the examples do not know is like nothing", () => {
    expect(likeness(conceptSpread(conceptShares(null)), spread(0.5, 0.5))).toBe(0);
  });
});
