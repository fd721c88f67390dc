import { expect, test } from "vitest";
import { fact, railOf } from "./subject.ts";

const pay = fact("The salary is $45,810 to $66,983 per year.", { topic: "compensation" });

test.each([
  ["both ends as they stand", "The salary is $45,810 to $66,983 a year.", "pass"],
  ["one changed end", "The salary is $45,810 to $69,983 a year.", "quantity"],
  ["another currency", "The salary is €45,810 to €66,983 a year.", "quantity"],
  ["a currency that the sign does not tell", "The salary is USD 45,810 to 66,983 a year.", "quantity"],
  ["another period", "The salary is $45,810 to $66,983 a month.", "quantity"],
  ["one end alone", "The salary is $66,983 a year.", "quantity"],
])("pay: %s", (_, text, rail) => {
  expect(railOf(text, [pay])).toBe(rail);
});

test("a period that the posting does not give is not added", () => {
  expect(railOf("The salary is $45,810 to $66,983 a year.", ["Salary: $45,810 to $66,983"])).toBe("quantity");
});

test.each([
  ["the same side of tax", "The salary is €58,000 gross per year.", "pass"],
  ["the other side of tax", "The salary is €58,000 net per year.", "quantity"],
  ["no side of tax", "The salary is €58,000 per year.", "pass"],
])("gross pay: %s", (_, text, rail) => {
  expect(railOf(text, [fact("The salary is €58,000 gross per year.", { topic: "compensation" })])).toBe(rail);
});

test("a period that a cited label gives may be said", () => {
  const label = fact("ANNUAL SALARY", { topic: "compensation" });
  expect(
    railOf("The annual salary is $45,810 to $66,983.", [label, fact("$45,810 to $66,983", { topic: "compensation" })]),
  ).toBe("pass");
});

test.each([
  ["5+ years of sales experience", "At least five years of sales experience.", "pass"],
  ["5+ years of sales experience", "5 years of sales experience.", "quantity"],
  ["6 years of sales experience", "At least 6 years of sales experience.", "quantity"],
  ["The visit takes 3 hours", "The visit takes 3 days.", "quantity"],
  ["three installments", "It takes 3 months.", "quantity"],
  ["Deadline: March 11.", "The deadline is March 11, 2025.", "quantity"],
  ["Deadline: March 11, 2025", "The deadline is March 11.", "pass"],
  ["Shifts begin at 4:30 p.m.", "Shifts begin at 16:30.", "pass"],
])("%s → %s: %s", (stated, claimed, rail) => {
  expect(railOf(claimed, [stated])).toBe(rail);
});

test("free words hold no number where only slots may", () => {
  expect(
    railOf("5+ years of sales experience are listed", [fact("5+ years of sales experience are a must")], {
      slotsRequired: true,
    }),
  ).toBe("quantity");
});

test.each([
  ["Working hours per week: 40", "You work 40 hours a week.", "pass"],
  ["Working hours per week: 40", "You work 40 days a week.", "quantity"],
  ["Working hours per week: 40", "You work 40 hours a month.", "quantity"],
  ["Hours: 40 in 5 shifts", "It is 5 hours.", "quantity"],
  ["25 days plus bank holidays", "25 days plus bank holidays are given.", "pass"],
])("a bare number counts what its label names: %s → %s: %s", (stated, claimed, rail) => {
  expect(railOf(claimed, [stated])).toBe(rail);
});

test.each([
  ["Two satisfactory references are required.", "You need two references.", "pass"],
  ["Two satisfactory references are required by one of the branches.", "You need two branches.", "quantity"],
  ["You look after a ward.", "You look after one to three wards.", "quantity"],
  ["The minimum age for the job is 15.", "You have to be at least 15.", "pass"],
  ["The load is capped by contract at 26 students.", "The load is at most 26 students.", "pass"],
  ["The load is 26 students.", "The load is at most 26 students.", "quantity"],
  ["Applicants must be 18 years of age.", "You must be 18.", "pass"],
  ["Applicants must have 18 years of training.", "You must have 18.", "quantity"],
  ["There is a limit of 45 hours and 5 days a week.", "There is a limit of up to 5 days a week.", "pass"],
])("what a number counts: %s → %s: %s", (stated, claimed, rail) => {
  expect(railOf(claimed, [stated])).toBe(rail);
});
