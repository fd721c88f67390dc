import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { numberValue } from "../../src/domain/number.ts";

describe("the value of a written number", () => {
  test.each([
    ["7", undefined, 7],
    ["52,000", undefined, 52_000],
    ["52.000", undefined, 52_000],
    ["1 200,50", undefined, 1_200.5],
    ["1'250'000", undefined, 1_250_000],
    ["1,234.56", undefined, 1_234.56],
    ["12,50,000", undefined, 1_250_000],
    ["37.5", undefined, 37.5],
    ["37,5", undefined, 37.5],
    ["85", "k", 85_000],
    ["85", "K", 85_000],
    ["1.5", "million", 1_500_000],
    ["2", "bn", 2_000_000_000],
    ["6", "lakh", 600_000],
    ["Twelve", undefined, 12],
    ["zwölf", undefined, 12],
    ["três", undefined, 3],
    ["cinq", undefined, 5],
    ["ocho", undefined, 8],
  ])("%s %s is %d", (written, multiplier, value) => {
    expect(numberValue(written, multiplier)).toBe(value);
  });

  test.each(["4,0000", "12,3456", "1,23,4", "a few", ""])("%s is damaged or none, so it has no value", (written) => {
    expect(numberValue(written)).toBeNull();
  });

  test("is the same however its thousands are grouped", () => {
    assert(
      property(integer({ min: 1_000, max: 999_999_999 }), (value) => {
        const grouped = new Intl.NumberFormat("en").format(value);
        for (const mark of [",", ".", "'", "’", " "]) {
          expect(numberValue(grouped.replaceAll(",", mark))).toBe(value);
        }
      }),
    );
  });
});
