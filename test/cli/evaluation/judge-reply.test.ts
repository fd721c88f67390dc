import { describe, expect, test } from "vitest";
import { judgeReply } from "../../../src/cli/evaluation/judge-reply.ts";
import { LabelledQuestion } from "../../../src/cli/evaluation/labelled-question.ts";
import { Tallies, tallyWords, wilson } from "../../../src/cli/evaluation/tally.ts";

const pay = "The salary is $61,000 to $70,500 per year.";

const labelled = (expected: object) =>
  LabelledQuestion.parse({
    id: "q1",
    posting: "ferry",
    messages: ["What does it pay?"],
    style: "plain",
    topic: "compensation",
    expect: { outcome: ["answered"], ...expected },
  });

const given = (changes: object = {}) => ({
  outcome: "answered" as const,
  text: `It says: ${pay}`,
  quotes: [pay],
  ...changes,
});

describe("a reply is right", () => {
  test("with the outcome, the evidence cited and read, and nothing that it may not say", () => {
    expect(judgeReply(labelled({ quotes: [["$61,000 to $70,500"]], forbid: ["per month"] }), given())).toEqual([]);
  });

  test("without evidence where the label allows that nothing is stated", () => {
    const silent = given({ outcome: "not_stated", text: "The posting doesn't mention pay.", quotes: [] });
    expect(judgeReply(labelled({ outcome: ["not_stated"], quotes: [["$61,000"]] }), silent)).toEqual([]);
  });

  test("with a quote repaired on one side, or a little shorter than the label's", () => {
    const broken = labelled({ quotes: [["The salary is 61â€“70 thousand per year, paid monthly"]] });
    const words = "The salary is 61–70 thousand per year";
    expect(judgeReply(broken, given({ quotes: [words], text: words }))).toEqual([]);
  });
});

describe("a reply is wrong", () => {
  test.each<[string, object, object, RegExp]>([
    ["with another outcome", {}, { outcome: "unclear" }, /outcome unclear instead of answered/u],
    ["where nothing is said", {}, { text: "…" }, /nothing was said/u],
    ["without the evidence", { quotes: [["twelve days of leave"]] }, {}, /without “twelve days of leave”/u],
    ["where what it cites is not read", { quotes: [[pay]] }, { text: "See the advertisement." }, /without/u],
    ["where it says what it may not", { forbid: ["per year"] }, {}, /may not/u],
    ["where it buries the answer", { quotes: [[pay]] }, { quotes: [pay, "x".repeat(2_000)] }, /cites \d+ characters/u],
  ])("%s", (_, expected, changes, reason) => {
    expect(judgeReply(labelled(expected), given(changes)).join()).toMatch(reason);
  });
});

test("a label with a pattern that is none is refused", () => {
  expect(() => labelled({ forbid: ["("] })).toThrow(/regular expression/u);
});

describe("a share", () => {
  test("comes with Wilson's interval, which knows that few cases say little", () => {
    expect(tallyWords({ right: 380, all: 503 })).toBe("380/503 (75.5 %, 71.6 % to 79.1 %)");
    expect(tallyWords({ right: 3, all: 3 })).toBe("3/3 (100.0 %, 43.8 % to 100.0 %)");
    expect(wilson({ right: 0, all: 0 })).toBeNull();
  });

  test("is counted under its name", () => {
    const tallies = new Tallies();
    for (const isRight of [true, false, true]) tallies.count("plain", isRight);
    tallies.count("emotional", false);
    expect(tallies.entries()).toEqual([
      ["emotional", { right: 0, all: 1 }],
      ["plain", { right: 2, all: 3 }],
    ]);
  });
});
