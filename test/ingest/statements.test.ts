import { describe, expect, test } from "vitest";
import { ingest } from "./sample-source.ts";

const topicsOf = (text: string, words: string) =>
  ingest(text)
    .facts.filter(({ statement }) => statement.includes(words))
    .map(({ topic }) => topic)
    .toSorted();

describe("a sentence of several matters is a fact of each", () => {
  test.each([
    [
      "You spend four days a week in the Ghent dye house and report to the head of colour, with private health insurance from day one.",
      ["benefits", "work_model"],
    ],
    [
      "This fixed-term contract runs for two years in our Leith office and visa sponsorship is available.",
      ["employment_type", "visa"],
    ],
  ])("%s", (sentence, topics) => {
    expect(topicsOf(`Marsh & Teal dyes wool.\n${sentence}\n`, sentence)).toEqual(expect.arrayContaining(topics));
  });

  test("its facts quote the same words", () => {
    const { facts } = ingest("Salary is paid monthly, and visa sponsorship and relocation assistance are available.");
    expect(new Set(facts.map(({ quotes }) => JSON.stringify(quotes))).size).toBe(1);
  });

  test("a list of who is welcome is about nothing else, whatever it names", () => {
    const words =
      "Marsh & Teal is an equal opportunity employer and does not discriminate on the basis of religion, veteran status, visa status, disability or language.";
    expect(topicsOf(words, "equal opportunity")).toEqual(["eeo"]);
  });
});

describe("a statement has at most 300 characters", () => {
  const duties = [
    "receives, weighs and stores raw fleece",
    "keeps the vats at the temperatures of the recipe cards",
    "mixes mordants under the eyes of the master dyer",
    "records each bath in the ledger of the dye house",
    "cleans the filters of the settling tanks",
    "hands samples to the laboratory on Tuesdays",
    "sweeps the drying loft",
    "greets visitors of the museum next door",
  ];

  test("a list without an end is cut at its commas, and no word is lost", () => {
    const text = `The dyer ${duties.join(", ")}.`;
    const { facts } = ingest(text);
    const statements = facts.flatMap(({ quotes }) => quotes.map(({ raw }) => raw));
    expect(Math.max(...statements.map((raw) => raw.length))).toBeLessThanOrEqual(300);
    for (const duty of duties) expect(statements.some((raw) => raw.includes(duty))).toBe(true);
  });

  test("a list that a word turns stays in one piece: its end would say the opposite", () => {
    const text = `The dyer never ${duties.join(", ")}.`;
    expect(new Set(ingest(text).facts.map(({ statement }) => statement))).toEqual(new Set([text]));
  });
});
