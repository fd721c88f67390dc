import { describe, expect, test } from "vitest";
import { WordMeetings } from "../../../scripts/train/word-meetings.ts";
import { startOf } from "../../../scripts/train/pairing-start.ts";
import type { Lesson } from "../../../scripts/train/pairing-lessons.ts";
import { nothingAsked } from "../../pairing-fixtures.ts";

/** Where each of two statements stands to a question, near or far. */
const nearness = (words: WordMeetings): number[] =>
  words.meet(words.ask(["dog"]), words.tell([["anim"], ["wage"]])).map(({ near }) => near);
const gist = (text: string) => ({ stems: text.split(" "), marks: [] });
const lessons = Array.from({ length: 5 }, (): Lesson => {
  const asked = { gist: gist("my dog"), meetings: [], asking: nothingAsked, answers: [] };
  return { statements: [gist("anim welcom"), gist("wage month")], headings: [], questions: [asked] };
});
const start = startOf(lessons, new Map([["dog", Float32Array.of(1, 0, 0, 0)]]), 4);
const always = (): boolean => false;

describe("words that meet", () => {
  test("come nearer where that makes the loss less, and the others stay", () => {
    const words = new WordMeetings(start, always);
    const [before = 0, other = 0] = nearness(words);
    const [asked, told] = [words.ask(["dog"]), words.tell([["anim"], ["wage"]])];
    const [met] = words.meet(asked, told);
    if (met === undefined) throw new Error("Two statements were told");
    words.slope(-1, asked, told, met);
    words.learnTold(told);
    const [after = 0, untouched = 0] = nearness(words);
    expect(after).toBeGreaterThan(before);
    expect(untouched).toBe(other);
  });

  test("a word that was never met before has some direction, the same each time", () => {
    expect(nearness(new WordMeetings(start, always))).toEqual(nearness(new WordMeetings(start, always)));
    for (const near of nearness(new WordMeetings(start, always))) expect(Math.abs(near)).toBeLessThan(1.000_001);
  });

  test("a statement of unknown words meets nothing", () => {
    const words = new WordMeetings(start, always);
    expect(words.meet(words.ask(["dog"]), words.tell([["flumoxin"]])).map(({ near }) => near)).toEqual([-1]);
  });
});
