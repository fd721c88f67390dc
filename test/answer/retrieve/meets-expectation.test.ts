import { describe, expect, test } from "vitest";
import { meetsExpectation } from "../../../src/answer/retrieve/meets-expectation.ts";
import type { ExpectedValue } from "../../../src/domain/question.ts";
import { factOf, indexOf } from "../fixtures.ts";

const meets = (statement: string, kind: ExpectedValue["kind"], unit: string | null = null) => {
  const [indexed] = indexOf([factOf("f1", "other", statement)]).facts;
  return indexed !== undefined && meetsExpectation(indexed, { kind, unit });
};

describe("a fact meets what is asked for", () => {
  test.each<[string, ExpectedValue["kind"], string | null]>([
    ["The fare is $9.", "money", null],
    ["A bonus of 5% is paid.", "money", null],
    ["$20 an hour", "period", null],
    ["Paid weekly, every second Friday", "period", null],
    ["By 4 March 2027", "date", null],
    ["At 17:00", "date", null],
    ["26 vacation days", "duration", "day"],
    ["26 vacation days", "duration", null],
    ["Two interviews", "number", "interview"],
  ])("%s: %s of %s", (statement, kind, unit) => {
    expect(meets(statement, kind, unit)).toBe(true);
  });
});

test("somebody to turn to is met by an address or a number, not by a link", () => {
  const asked = { kind: "contact", unit: null } as const;
  const [ward, notice] = indexOf([
    factOf("f1", "process", "Questions: Ana Roe, 01632 960417.", {
      value: { kind: "contact", channel: "phone", address: "01632 960417" },
    }),
    factOf("f2", "process", "How we use your data: https://example.com/privacy", {
      value: { kind: "contact", channel: "link", address: "https://example.com/privacy" },
    }),
  ]).facts;
  expect(ward !== undefined && meetsExpectation(ward, asked)).toBe(true);
  expect(notice !== undefined && meetsExpectation(notice, asked)).toBe(false);
});

describe("a fact does not meet what is asked for", () => {
  test.each<[string, ExpectedValue["kind"], string | null]>([
    ["The fare is low.", "money", null],
    ["The fare is $9.", "period", null],
    ["Three interviews", "date", null],
    ["3 weeks", "duration", "day"],
    ["3 boats", "duration", null],
    ["There are interviews.", "number", "interviews"],
  ])("%s: %s of %s", (statement, kind, unit) => {
    expect(meets(statement, kind, unit)).toBe(false);
  });
});

test("any fact will do where nothing is expected", () => {
  const [indexed] = indexOf([factOf("f1", "other", "A rope.")]).facts;
  expect(indexed !== undefined && meetsExpectation(indexed, null)).toBe(true);
});
