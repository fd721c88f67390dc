import { expect, test } from "vitest";
import { conceptsOf } from "../../../src/answer/understand/split-parts.ts";
import { takenForGranted } from "../../../src/answer/understand/taken-for-granted.ts";
import { knowledge } from "../fixtures.ts";

test.each([
  ["Would I get stock on top of the base pay?", "the base pay"],
  ["Besides the salary, is there a bonus?", "the salary"],
  ["Gibt es neben dem Gehalt auch Aktien?", "dem Gehalt "],
  ["What is there?", ""],
])("%s takes for granted: %s", (text, given) => {
  expect(takenForGranted(text)).toBe(given);
});

test("what is taken for granted is not what is asked", () => {
  const concepts = conceptsOf("Would I get stock on top of the base pay?", knowledge);
  expect(concepts).toContain("equity");
  for (const given of conceptsOf("the base pay", knowledge)) expect(concepts).not.toContain(given);
});

test("where it is all that a text names, it is what is asked", () => {
  expect(conceptsOf("What do I get besides the base pay?", knowledge)).toEqual(conceptsOf("the base pay", knowledge));
});
