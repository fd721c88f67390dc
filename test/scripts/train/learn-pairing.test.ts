import { describe, expect, test } from "vitest";
import { learnPairing } from "../../../scripts/train/learn-pairing.ts";
import type { Asked, Lesson } from "../../../scripts/train/pairing-lessons.ts";
import { type KnownWords, met } from "../../../src/domain/met-words.ts";
import { type Gist, type Pointing, type Side } from "../../../src/domain/pairing-model.ts";
import { pairingModel } from "../../../src/domain/pairing-weights.ts";
import { nothingAsked, pointOf, unmet } from "../../pairing-fixtures.ts";

const words = (text: string): Gist => ({ stems: text.split(" ").filter((one) => one !== ""), marks: [] });
const asked = (text: string, answers: number[]): Asked => ({
  gist: words(text),
  meetings: [unmet, unmet],
  asking: nothingAsked,
  answers,
});
/** Statements change places, so that no place answers by itself. */
const lessons = Array.from({ length: 60 }, (_, index): Lesson => {
  const [pets, pay] = index % 2 === 0 ? [0, 1] : [1, 0];
  const statements = [words("anim welcom"), words("wage month")];
  return {
    statements: index % 2 === 0 ? statements : statements.toReversed(),
    headings: [words("about us"), words("")],
    questions: [asked("my dog", [pets]), asked("how much money", [pay]), asked("train cost", [])],
  };
});
/** "puppi" was never asked about, and lies near "dog". */
const known = new Map([
  ["dog", Float32Array.of(1, 0, 0, 0)],
  ["puppi", Float32Array.of(1, 0, 0, 0)],
  ["money", Float32Array.of(0, 1, 0, 0)],
  ["train", Float32Array.of(0, 0, 1, 0)],
  ["anim", Float32Array.of(0.1, 0, 0, 1)],
  ["wage", Float32Array.of(0, 0.1, 0, -1)],
]);

describe("learning which statements answer", () => {
  const model = pairingModel({ ...learnPairing(lessons, known, 4), source: "" });
  const point = (text: string, side: Side): Pointing => pointOf(model, words(text), side);
  const wordsOf = (text: string, side: Side): KnownWords => point(text, side).words;
  const odds = (question: string, statement: string): number => {
    const [one, other] = [point(question, "question"), point(statement, "statement")];
    return (
      model.odds(one, { statement: other, heading: null, worth: 0 }, unmet) -
      model.silence(words(question), nothingAsked)
    );
  };

  test("what answered has good odds and what did not has poor ones, though no word is shared", () => {
    expect(odds("my dog", "anim welcom")).toBeGreaterThan(0);
    expect(odds("my dog", "wage month")).toBeLessThan(0);
    expect(odds("how much money", "wage month")).toBeGreaterThan(0);
  });

  test("where nothing answered, nothing has good odds", () => {
    expect(odds("train cost", "anim welcom")).toBeLessThan(0);
    expect(odds("train cost", "wage month")).toBeLessThan(0);
  });

  test("a word that was never asked about keeps the direction that it had", () => {
    const { whole, words: single } = point("puppi", "question");
    expect(whole[0]).toBeCloseTo(1);
    expect(single.directions[0]).toBeCloseTo(1);
  });

  test("a word is met by the words of what answered", () => {
    const dog = wordsOf("dog", "question");
    expect(met(dog, wordsOf("anim", "statement"))).toBeGreaterThan(met(dog, wordsOf("wage", "statement")));
    expect(met(wordsOf("money", "question"), wordsOf("anim wage", "statement"))).toBeCloseTo(
      met(wordsOf("money", "question"), wordsOf("wage", "statement")),
    );
  });

  test("what answers now and then is worth more than what never does", () => {
    expect(model.worth(words("wage month"))).toBeGreaterThan(model.worth(words("train cost")));
  });

  test("learns the same from the same", () => {
    expect(learnPairing(lessons, known, 4)).toEqual(learnPairing(lessons, known, 4));
  });
});
