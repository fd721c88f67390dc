import { assert, array, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { sentencesOf, splitParts } from "../../../src/answer/understand/split-parts.ts";
import { knowledge } from "../fixtures.ts";

const told = (message: string): string => splitParts(message, knowledge).told;
const texts = (message: string) => splitParts(message, knowledge).clauses.map(({ text }) => text);

describe("the sentences of a message", () => {
  test("end at marks and line breaks, in any script, and hold a letter or a digit", () => {
    expect(sentencesOf("Is it far? I walk.\nAlone… !!")).toEqual(["Is it far?", "I walk.", "Alone…"]);
    expect(sentencesOf("薪资多少？可以远程吗？")).toEqual(["薪资多少？", "可以远程吗？"]);
  });

  test("do not end inside an amount or an address", () => {
    expect(sentencesOf("Is $61,000.50 or crew@ferry.example meant?")).toHaveLength(1);
  });
});

describe("the parts of a message", () => {
  test("are its clauses where they ask about different things", () => {
    expect(texts("Which salary is on offer and does the crew get a bonus?")).toHaveLength(2);
    expect(texts("Salary? Vacation? Relocation help?")).toHaveLength(3);
    expect(texts("tell me the salary, the vacation days and the visa sponsorship")).toHaveLength(3);
    expect(texts("연봉은 얼마이고 휴가는 며칠인가요?")).toHaveLength(2);
  });

  test("are not split within one thing", () => {
    expect(texts("Tell me about the experience with ropes and moorings")).toHaveLength(1);
    expect(texts("Is the salary between $60,000 and $70,000?")).toHaveLength(1);
    expect(texts("공고 마감이 언제예요?")).toHaveLength(1);
  });

  test("are not the two sides of a choice, unless each names a matter", () => {
    expect(texts("Do deckhands get stock options or is that for captains?")).toHaveLength(1);
    expect(texts("Do I really get to stay in Boise or do you want me in an office?")).toHaveLength(1);
    expect(texts("¿Es una travesía larga o una corta?")).toHaveLength(1);
    expect(texts("Do you pay for relocation or is the job remote?")).toHaveLength(2);
  });

  test("are two wherever two verbs or question words open a clause, whether or not their matters are known", () => {
    expect(texts("How many berths has the ferry and does she float?")).toHaveLength(2);
    expect(texts("Who is the skipper and how long has he been there?")).toHaveLength(2);
    expect(texts("Kriegt ihr Besuch an Bord, und darf man angeln?")).toHaveLength(2);
    expect(texts("How and when do I apply?")).toHaveLength(1);
  });

  test("leave out the clause of a sentence that only leads up to its question", () => {
    expect(texts("My tide table ends at five, so is there a bonus?")).toEqual(["so is there a bonus?"]);
    expect(texts("As a deckhand, do I get a bonus?")).toEqual(["do I get a bonus?"]);
    expect(texts("I want to know the salary, and is there a bonus?")).toHaveLength(2);
  });

  test("hold what is listed for something that the bot does not do, and no question beside it", () => {
    expect(texts("Rate my resume: three years at the helm, a degree in knots, two vacation weeks")).toHaveLength(1);
    expect(texts("Will I get the job? Salary?")).toHaveLength(2);
    expect(texts("Rate my resume, and what is the salary?")).toHaveLength(2);
  });

  test("keep a condition with what is asked under it", () => {
    expect(texts("If the tide is late, is there a bonus?").join()).toContain("tide");
  });

  test("are about what was told where only admission is asked for", () => {
    for (const message of [
      "I only have a high school diploma, can I still apply?",
      "I only have a high school diploma. Am I eligible for this?",
    ]) {
      const parts = splitParts(message, knowledge).clauses;
      expect(parts).toHaveLength(1);
      expect(parts[0]?.concepts).toEqual(["education"]);
    }
    expect(texts("I moored boats. Can I apply?")).toEqual(["Can I apply?"]);
  });

  test("keep the clause that leads up to a question without a matter, for it may tell a need", () => {
    expect(texts("My eyes are weak, can I have bigger letters?").join()).toContain("eyes");
  });

  test("leave out what only leads up to the question", () => {
    expect(texts("I moored boats for my uncle. How many vacation days are there?")).toEqual([
      "How many vacation days are there?",
    ]);
  });

  test("keep what leads up where the question names nothing without it", () => {
    const [part, ...others] = splitParts("My cousin swears by a take-home test. Do you use one?", knowledge).clauses;
    expect(others).toEqual([]);
    expect(part?.concepts).toEqual([]);
    expect(part?.around?.concepts).toContain("assessment");
  });

  test("leave beside them all that is told, once", () => {
    expect(told("I moored boats for my uncle. How many vacation days are there? I am tired.")).toBe(
      "I moored boats for my uncle. I am tired.",
    );
    expect(told("My daycare shuts at five, so how many vacation days are there?")).toBe("My daycare shuts at five");
    // What became a part of a question, or is all there is, is not beside one.
    expect(told("I only have a high school diploma. Am I eligible for this?")).toBe("");
    expect(told("I moored boats for my uncle.")).toBe("");
    expect(told("How many vacation days are there?")).toBe("");
  });

  test("are none for a message without words", () => {
    expect(splitParts("🙂🙂", knowledge).clauses).toEqual([]);
    expect(splitParts("", knowledge).clauses).toEqual([]);
  });

  test("are made of the message's own words, whatever it is", () => {
    const words = constantFrom(
      "salary",
      "and",
      "visa",
      ",",
      "?",
      ".",
      "is",
      "the",
      "ferry",
      "\n",
      "vacation",
      "or",
      "🙂",
    );
    assert(
      property(array(words, { maxLength: 25 }), (chosen) => {
        const spoken = new Set<string>(chosen);
        const parts = splitParts(chosen.join(" "), knowledge).clauses;
        const heard = parts.flatMap(({ text }) => text.match(/\p{L}+/gu) ?? []);
        expect(heard.every((word) => spoken.has(word))).toBe(true);
        expect(parts.every(({ text }) => /\p{L}/u.test(text))).toBe(true);
      }),
    );
  });
});
