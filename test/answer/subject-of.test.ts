import { expect, test } from "vitest";
import { type ForeignClaim, subjectOf } from "../../src/answer/subject-of.ts";
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

const judge = (claim: Omit<ForeignClaim, "facts" | "language" | "factOf">) =>
  verify(subjectOf({ ...posting, ...claim }));

test("a sentence is judged on its quotes alone", () => {
  expect(judge({ claim: "The role is remote.", quotes: ["The role is remote."] }).kind).toBe("pass");
  expect(judge({ claim: "The role is remote.", quotes: ["Salary: $50,000"] })).toMatchObject({
    rail: "words",
  });
});

test("a sentence without quotes is a claim of absence, judged on all facts", () => {
  expect(judge({ claim: "The posting does not mention a bonus.", quotes: [] }).kind).toBe("pass");
  expect(judge({ claim: "The posting does not mention a salary.", quotes: [] })).toMatchObject({ rail: "absence" });
  expect(judge({ claim: "There is a bonus.", quotes: [] })).toMatchObject({ rail: "form" });
});

test("names and quoted words tell nothing about a sentence's language", () => {
  const claim = "Nordlicht Fahrplan pays the Deutschlandticket in full.";
  const quotes = ["A Deutschlandticket, paid in full by us"];
  expect(subjectOf({ ...posting, claim, quotes, employer: "Nordlicht Fahrplan" }).language).toBe("en");
});
