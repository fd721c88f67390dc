import { expect, test } from "vitest";
import { slips } from "../../src/domain/slips.ts";

test.each([
  ["salray", "salary", 1],
  ["salery", "salary", 1],
  ["slary", "salary", 1],
  ["salary", "salary", 1],
  ["slaery", "salary", 2],
])("between %s and %s lie %i slips", (word, known, count) => {
  expect(slips(word, known)).toBe(count);
});
