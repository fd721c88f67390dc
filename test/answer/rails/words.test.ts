import { expect, test } from "vitest";
import { fact, railOf } from "./subject.ts";

test("a word that no cited fact holds is blocked, and named", () => {
  expect(railOf("The gym is free.", ["The canteen is free."])).toBe("words");
});

test("a word of the same family and a word of the topic's vocabulary are licensed", () => {
  expect(railOf("Managing vendor contracts is part of the job.", ["Manage vendor contracts"])).toBe("pass");
  expect(railOf("The role is based in Leeds.", [fact("Leeds", { topic: "location" })])).toBe("pass");
});

test("kin of a name are other things", () => {
  expect(railOf("You would use Java17.", ["You would use Java."])).toBe("words");
});

test("the employer may be named, another company may not", () => {
  const offered = fact("We offer free lunch.", { topic: "benefits" });
  expect(railOf("Harbor offers free lunch.", [offered], { employer: "Harbor" })).toBe("pass");
  expect(railOf("Meridian offers free lunch.", [offered], { employer: "Harbor" })).toBe("words");
});

test("free words in another language than the facts' that have no counterpart are blocked, a quote is not", () => {
  const german = { language: "en", factsLanguage: "de" };
  expect(railOf("You need SQL every day.", ["SQL ist Pflicht"], german)).toBe("words");
  expect(railOf('The posting says "SQL ist Pflicht".', ["SQL ist Pflicht"], german)).toBe("pass");
});

test("a compound is licensed by its parts in German", () => {
  const german = { language: "de", factsLanguage: "de" };
  expect(railOf("Urlaubstage gibt es.", ["Es gibt Urlaub, 30 Tage."], german)).toBe("pass");
});

test.each([
  ["Paid time off", "There is PTO.", "pass"],
  ["Paid time off", "There is PDO.", "words"],
  ["The hub is in San Francisco.", "The hub is in SF.", "pass"],
  ["Employees in the US", "Employees in the United States", "pass"],
  ["Tell us more", "Tell the United States more", "words"],
])("short forms stand for their words: %s → %s: %s", (stated, claimed, rail) => {
  expect(railOf(claimed, [stated])).toBe(rail);
});

const pay = (words: string) => fact(words, { topic: "compensation" });

test("a bare value may be told in another language, a sentence may not", () => {
  const german = { language: "en", factsLanguage: "de" };
  expect(railOf("It pays 900 euros a month.", [pay("Vergütung: 900 Euro pro Monat")], german)).toBe("pass");
  expect(railOf("It pays 900 euros a month.", [pay("Keine Vergütung von 900 Euro pro Monat")], german)).toBe("words");
  expect(railOf("It pays a bonus of 900 euros.", [pay("Vergütung: 900 Euro")], german)).toBe("words");
});

test.each([
  ["Knots are taught by the crew.", "The crew teaches knots.", "pass"],
  ["The crew chose the anchor.", "The anchor is chosen by the crew.", "pass"],
  ["The crew found the anchor.", "The crew finds the anchor.", "words"],
])("an irregular form is a form of its verb: %s → %s: %s", (stated, claimed, rail) => {
  expect(railOf(claimed, [stated])).toBe(rail);
});

test.each([
  ["The fee is reviewed each year.", "The fee goes up each year.", "words"],
  ["The fee increases each year.", "The fee goes up each year.", "pass"],
  ["The trial lasts up to three weeks.", "The trial takes up to three weeks.", "pass"],
])("a particle makes another verb: %s → %s: %s", (stated, claimed, rail) => {
  expect(railOf(claimed, [stated])).toBe(rail);
});

test.each([
  ["Towels are free of charge.", "Towels come at no cost.", "pass"],
  ["Towels are free of charge.", "Towels come at a cost.", "words"],
  ["Towels are free on Fridays.", "Towels are free of charge.", "scope"],
])("one turn of phrase stands for another: %s → %s: %s", (stated, claimed, rail) => {
  expect(railOf(claimed, [stated])).toBe(rail);
});
