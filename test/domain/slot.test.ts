import { assert, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";
import { slotsOf } from "../../src/domain/slot.ts";

const statements = [
  "Pay is $61,000 to $70,000 a year, and the shift is 37.5 hours per week.",
  "At least two (2) years on a tug.",
  "Apply by 4 March 2027, 17:00.",
  "A mug and a rope.",
];

test("every slot is a piece of the fact's own words", () => {
  assert(
    property(constantFrom(...statements), (statement) => {
      const slots = Object.values(slotsOf({ statement }));
      expect(slots.every((text) => text !== "" && statement.includes(text))).toBe(true);
    }),
  );
});

test("the quantities are numbered in the order in which they stand", () => {
  expect(slotsOf({ statement: "25 days off, 10 of them in summer, after 6 months" })).toMatchObject({
    words: "25 days off, 10 of them in summer, after 6 months",
    q1: "25 days",
    q2: "10",
    q3: "6 months",
  });
});

test("an address is a slot where it is the fact's value", () => {
  const statement = "Write to mate@tugs.example.";
  const value = { kind: "contact", channel: "email", address: "mate@tugs.example" } as const;
  expect(slotsOf({ statement, value })["contact"]).toBe("mate@tugs.example");
  expect(slotsOf({ statement })["contact"]).toBeUndefined();
});
