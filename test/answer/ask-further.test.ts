import { describe, expect, test } from "vitest";
import { withoutRestating } from "../../src/answer/ask-further.ts";
import { retrieve } from "../../src/answer/retrieve.ts";
import type { Fact } from "../../src/domain/fact.ts";
import { factOf, ferryFacts, findingOf, indexOf, partOf } from "./fixtures.ts";

const index = indexOf(ferryFacts);
const vacation = ferryFacts.filter(({ id }) => id === "f3");
const before = [{ part: partOf("How many vacation days are there?"), finding: findingOf(vacation) }];

describe("a second question that the first one's facts come up for again", () => {
  test("is not answered by them where they hold nothing of what it asks", () => {
    const part = partOf("can the vacation be donated to colleagues?");
    expect(withoutRestating(part, findingOf(vacation), before, index)).toMatchObject({
      state: "not_stated",
      facts: [],
    });
  });

  test("is answered by them where they do", () => {
    const finding = findingOf(vacation);
    expect(withoutRestating(partOf("is the vacation given a year?", { terms: ["year"] }), finding, before, index)).toBe(
      finding,
    );
  });

  test("is answered by them where they hold another kind of value that it asks for", () => {
    const finding = findingOf(vacation);
    const asked = partOf("how long is the furlough?", {
      terms: ["furlough"],
      expects: { kind: "duration", unit: null },
    });
    const yesOrNo = [{ part: partOf("Is there vacation?"), finding }];
    expect(withoutRestating(asked, finding, yesOrNo, index)).toBe(finding);
  });

  test("is answered by facts of its own", () => {
    const finding = findingOf(ferryFacts.filter(({ id }) => id === "f4"));
    expect(withoutRestating(partOf("and dental insurance?"), finding, before, index)).toBe(finding);
  });
});

describe("what is told beside a question", () => {
  const facts: Fact[] = [
    factOf("f1", "process", "There is a take-home test of two hours."),
    factOf("f2", "leave", "You get 26 vacation days a year."),
  ];

  test("is looked up where the question names no matter of its own", () => {
    const asked = partOf("Do they set one?", {
      topics: [],
      concepts: [],
      terms: [],
      told: "Take-home tests kill me.",
      around: { text: "Take-home tests kill me.", topics: ["process"], concepts: ["assessment"], terms: [] },
    });
    expect(retrieve(asked, indexOf(facts)).facts.map(({ id }) => id)).toEqual(["f1"]);
  });

  test("stands back where the question's own words find something", () => {
    const asked = partOf("How many vacation days are there?", {
      around: { text: "Take-home tests kill me.", topics: ["process"], concepts: ["assessment"], terms: [] },
    });
    expect(retrieve(asked, indexOf(facts)).facts.map(({ id }) => id)).toEqual(["f2"]);
  });
});
