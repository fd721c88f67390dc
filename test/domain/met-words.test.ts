import { expect, test } from "vitest";
import { type KnownWords, met } from "../../src/domain/met-words.ts";

/** Words that point along one of two ways, or against it. */
const words = (...directions: (readonly [number, number])[]): KnownWords => ({
  dimensions: 2,
  directions: Float32Array.from(directions.flat()),
  shares: Float32Array.from(directions, () => 1 / directions.length),
});
const [bonus, paid, against] = [
  [1, 0],
  [0, 1],
  [0, -1],
] as const;

test("each word is met by the closest one of the other side", () => {
  expect(met(words(bonus), words(paid, bonus))).toBe(1);
  expect(met(words(bonus, paid), words(paid, bonus, against))).toBe(1);
});

test("a word that none meets counts against a statement, by its share", () => {
  expect(met(words(bonus, paid), words(bonus))).toBe(0.5);
  expect(met({ ...words(bonus, paid), shares: Float32Array.of(0.25, 0.75) }, words(bonus, against))).toBe(0.25);
});

test("a statement without known words meets nothing", () => {
  expect(met(words(bonus), words())).toBe(-1);
  expect(met(words(), words(bonus))).toBe(0);
});
