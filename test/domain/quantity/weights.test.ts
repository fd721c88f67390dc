import { expect, test } from "vitest";
import { parseQuantities } from "../../../src/domain/quantity/parse-quantities.ts";

const kinds = (text: string) => parseQuantities(text).map(({ kind, currency }) => [kind, currency]);

test("pounds alone are a weight, pounds sterling are money", () => {
  expect(kinds("lift up to 35 pounds")).toEqual([["number", null]]);
  expect(kinds("35 pounds sterling")).toEqual([["money", "GBP"]]);
});
