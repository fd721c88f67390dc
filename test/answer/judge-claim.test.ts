import { expect, test } from "vitest";
import { judgeClaim } from "../../src/answer/judge-claim.ts";
import { fact, verify } from "./rails/subject.ts";

const factOf = (quote: string) => {
  const { id: _id, ...rest } = fact(quote);
  return rest;
};
const posting = {
  facts: [fact("The role is remote."), fact("Salary: $50,000", { topic: "compensation" }, "f2")],
  language: "en",
  factOf,
};

test("a sentence is judged on its quotes alone", () => {
  expect(judgeClaim({ ...posting, claim: "The role is remote.", quotes: ["The role is remote."] }, verify).kind).toBe(
    "pass",
  );
  expect(judgeClaim({ ...posting, claim: "The role is remote.", quotes: ["Salary: $50,000"] }, verify)).toMatchObject({
    rail: "words",
  });
});

test("a sentence without quotes is a claim of absence, judged on all facts", () => {
  expect(judgeClaim({ ...posting, claim: "The posting does not mention a bonus.", quotes: [] }, verify).kind).toBe(
    "pass",
  );
  expect(judgeClaim({ ...posting, claim: "The posting does not mention a salary.", quotes: [] }, verify)).toMatchObject(
    { rail: "absence" },
  );
  expect(judgeClaim({ ...posting, claim: "There is a bonus.", quotes: [] }, verify)).toMatchObject({ rail: "form" });
});
