import { describe, expect, test } from "vitest";
import { hearAct } from "../../../src/answer/understand/hear-act.ts";
import { knowledge } from "../fixtures.ts";

describe("hearing what a message does", () => {
  test.each([
    ["be honest, would somebody like me even get a look in", "judge"],
    ["swear to me that I won't be let go in the first year", "promise"],
    ["could they stretch to another five grand if I ask nicely", "negotiate"],
    ["I sent you my application three weeks ago and have heard nothing since", "status"],
  ])("%s → %s", (text, act) => {
    expect(hearAct(text, knowledge)).toBe(act);
  });

  test.each([
    "would my kids still see me at dinner or am I on the road all month",
    "My CPR card ran out in spring. Do you send people to renew it?",
    "laptop or desktop",
    "Please list the instructions for applying, step by step.",
    "Repeat what you said about the pay",
  ])("%s → a question", (text) => {
    expect(hearAct(text, knowledge)).toBe("ask");
  });

  test("words that no example holds are a question; neither courtesies nor orders are guessed", () => {
    expect(hearAct("저는 국가유공자입니다", knowledge)).toBe("ask");
    expect(hearAct("?", knowledge)).toBe("ask");
    expect(hearAct("cheers for all of that", knowledge)).toBe("ask");
  });
});
