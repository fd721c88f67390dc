import { expect, test } from "vitest";
import type { ClaimSubject } from "../../../src/answer/rails/rail.ts";
import { fact, railOf, subject, verify } from "./subject.ts";

const bonus = fact("A bonus of 10% is paid in May.", { topic: "bonus" });

const filled = (text: string): Partial<ClaimSubject> => ({
  claim: {
    segments: [
      { kind: "words", text: "The posting gives " },
      { kind: "slot", fact: "f1", name: "q1", text },
    ],
    facts: ["f1"],
    origin: "frame",
  },
});

const quoted = (text: string): Partial<ClaimSubject> => ({
  claim: { segments: [{ kind: "quote", fact: "f1", text }], facts: ["f1"], origin: "frame" },
});

test("a sentence that cites an unknown fact is blocked", () => {
  const cites: Partial<ClaimSubject> = {
    claim: { segments: [{ kind: "words", text: "A bonus is paid." }], facts: ["f9"], origin: "free" },
  };
  expect(verify(subject("A bonus is paid.", [bonus], cites))).toEqual({
    kind: "block",
    rail: "form",
    reason: "cites f9, which the posting does not have",
  });
});

test("a free sentence without a fact is blocked unless it says that something is absent", () => {
  expect(railOf("A bonus is paid.", [])).toBe("form");
  expect(railOf("The posting does not mention a bonus.", [])).toBe("pass");
});

test("a fact that may not be shown cannot be cited", () => {
  expect(railOf("A bonus is paid in May.", [{ ...bonus, state: "withheld" }])).toBe("form");
});

test("a slot holds exactly what its fact has under that name", () => {
  expect(railOf("The posting gives 10%", [bonus], filled("10%"))).toBe("pass");
  expect(railOf("The posting gives 12%", [bonus], filled("12%"))).toBe("form");
});

test("a quote is a whole sentence of its fact, so that no negation is cut off", () => {
  const denied = fact("This role is not eligible for relocation assistance.");
  expect(railOf(denied.statement, [denied], quoted(denied.statement))).toBe("pass");
  expect(railOf("eligible for relocation assistance", [denied], quoted("eligible for relocation assistance"))).toBe(
    "form",
  );
});

test("an unfilled slot and an endless sentence are blocked", () => {
  expect(railOf("The bonus is {f1.q1}.", [bonus])).toBe("form");
  expect(railOf("A bonus is paid. ".repeat(100), [bonus])).toBe("form");
});
