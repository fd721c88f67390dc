import { describe, expect, test } from "vitest";
import { guessMatter } from "../../../src/answer/understand/guess-matter.ts";
import { knowledge } from "../fixtures.ts";

describe("guessing what a message is about", () => {
  test.each([
    ["would my kids still see me at dinner or am I on the road all month", "travel"],
    ["do they put anything aside for when I'm old", "benefits"],
    ["Muss ich dafür umziehen oder helft ihr dabei?", "relocation"],
    ["Y a-t-il une date après laquelle c'est trop tard ?", "deadline"],
  ])("%s → %s", (text, topic) => {
    expect(guessMatter(text, knowledge)?.topic).toBe(topic);
  });

  test("nothing is guessed of words that no example holds", () => {
    expect(guessMatter("저는 국가유공자입니다", knowledge)).toBeNull();
    expect(guessMatter("?", knowledge)).toBeNull();
  });
});
