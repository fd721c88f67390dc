import { assert, array, property, string } from "fast-check";
import { expect, test } from "vitest";
import { explainVerdict } from "../../src/answer/explain-verdict.ts";
import { createExaminer } from "../../src/answer/verify.ts";
import { RailName } from "../../src/domain/verdict.ts";
import { fact, rails, subject } from "./rails/subject.ts";

const examine = createExaminer(rails);
const explain = (text: string, quotes: readonly string[]): string[] => {
  const judged = subject(text, quotes);
  return explainVerdict(judged, examine(judged));
};

test("an accepted sentence is told with what it cites and what was looked at", () => {
  expect(explain("The canteen is free.", ["The canteen is free."])).toEqual([
    "ACCEPTED: “The canteen is free.”",
    "cites f1 (other): “The canteen is free.”",
    expect.stringMatching(/^✓ form and citations; addresses and links; .*what is never said$/u),
  ]);
});

test("a blocked sentence is told with every rail's reason and its code", () => {
  const lines = explain("All staff must pay €40.", ["Some staff pay €30."]);
  expect(lines[0]).toBe("BLOCKED: “All staff must pay €40.”");
  expect(lines.join("\n")).toMatch(/✗ numbers, amounts and dates \[quantity\]: "€40" does not stand/u);
  expect(lines.join("\n")).toMatch(/✗ must, may and preferred \[modality\]: says "required"/u);
  expect(lines.join("\n")).toMatch(/✗ all, only, and, or \[quantifier\]: says "All"/u);
});

test("what is said to be missing is told with the fact that speaks of it", () => {
  const pension = fact("A pension is paid.", { topic: "benefits" }, "f1");
  const judged = subject("The posting does not mention a pension.", [], { all: [pension] });
  expect(explainVerdict(judged, examine(judged))).toEqual([
    "BLOCKED: “The posting does not mention a pension.”",
    "cites nothing: all 1 facts of the posting were looked through",
    "✗ what is not said [absence]: says that nothing is said of it, but f1 speaks of it",
    "f1 (benefits): “A pension is paid.”",
    expect.stringMatching(/^✓ /u),
  ]);
});

test("ten lines are enough for anything, and none of them breaks", () => {
  assert(
    property(
      string({ unit: "grapheme", maxLength: 300 }),
      array(string({ minLength: 1 }), { maxLength: 8 }),
      (text, quotes) => {
        const judged = subject(text, quotes);
        const everyRailBlocks = RailName.options.map((rail) => ({
          rail,
          verdict: { kind: "block", rail, reason: text } as const,
        }));
        for (const findings of [examine(judged), everyRailBlocks]) {
          const lines = explainVerdict(judged, findings);
          expect(lines.length).toBeLessThanOrEqual(10);
          expect(lines.some((line) => /\n/u.test(line))).toBe(false);
        }
      },
    ),
  );
});
