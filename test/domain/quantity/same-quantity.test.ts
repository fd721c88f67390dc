import { expect, test } from "vitest";
import { parseQuantities } from "../../../src/domain/quantity/parse-quantities.ts";

const values = (text: string) =>
  parseQuantities(text).map(({ kind, min, max, unit, currency, period, comparator }) => ({
    kind,
    min,
    max,
    unit,
    currency,
    period,
    comparator,
  }));

test.each([
  ["$120K–$150K", "$120,000 to $150,000"],
  ["$12B", "$12 billion"],
  ["4:30 p.m.", "16:30"],
  ["40h/week", "40 hours a week"],
  ["two (2) years", "2 years"],
  ["18 years of age or older", "at least 18 years"],
  ["70% or higher", "at least 70%"],
  ["2023 November", "November 2023"],
  ["2026-06-08T12:50:57-07:00", "8 June 2026"],
  ["40 unused hours", "40 hours"],
  ["three of those days", "3 days"],
  ["twenty-five days", "25 days"],
  ["one and a half hours", "1.5 hours"],
  ["8.40 am", "8:40 a.m."],
  ["twice a day", "2 a day"],
  ["23 or older", "at least 23 years"],
  ["with an upper limit of 45 hours", "with up to 45 hours"],
])("%s and %s are one quantity", (one, other) => {
  expect(values(one)).toEqual(values(other));
});

test("an offset stays true where a number is written twice", () => {
  const text = "At least two (2) years in sales";
  const [quantity] = parseQuantities(text);
  expect(text.slice(quantity?.start, quantity?.end)).toBe("At least two (2) years");
});
