import { describe, expect, test } from "vitest";
import { scoreFact } from "../../../src/answer/retrieve/score-fact.ts";
import { askingOf, meetingOf, weigh } from "../../../src/answer/retrieve/weigh-match.ts";
import type { Meeting } from "../../../src/domain/pairing-model.ts";
import type { QuestionPart } from "../../../src/domain/question.ts";
import { factOf, ferryFacts, indexOf, partOf } from "../fixtures.ts";

const index = indexOf(ferryFacts);

function meeting(id: string, part: QuestionPart): Meeting {
  const sought = index.sought(part.text);
  const [fact] = index.facts.filter((one) => one.fact.id === id);
  if (fact === undefined) throw new Error(`No fact ${id}`);
  return meetingOf(scoreFact(fact, part, sought, index), part, sought, index);
}

describe("what is weighed of a fact", () => {
  test("that it is of the topic and holds the value that was asked for", () => {
    const pay = partOf("What is the salary?");
    expect(meeting("f1", pay)).toMatchObject({ sameTopic: 1, named: 1, telling: 1, inferred: 0 });
    expect(meeting("f1", partOf("How much is the salary?"))).toMatchObject({ fitting: 1, unfitting: 0 });
    expect(meeting("f3", partOf("How much is the salary?"))).toMatchObject({ fitting: 0, unfitting: 1, sameTopic: 0 });
    expect(meeting("f1", { ...pay, expects: null })).toMatchObject({ fitting: 0, unfitting: 0 });
  });

  test("none of it outweighs the rest by its size alone", () => {
    for (const { fact } of index.facts)
      for (const value of Object.values(meeting(fact.id, partOf("Is the salary paid in the summer vacation?")))) {
        expect(value).toBeGreaterThan(-1);
        expect(value).toBeLessThan(3);
      }
  });
});

describe("what is weighed of a question", () => {
  test("whether it names a matter, and whether any fact is of it", () => {
    expect(askingOf(partOf("Do you sponsor visas?"), indexOf(ferryFacts.slice(0, 1)))).toMatchObject({
      unnamed: 0,
      closed: 1,
      absent: 1,
      polar: 1,
      asking: 1,
    });
    expect(askingOf(partOf("What is the salary?"), index)).toMatchObject({ closed: 1, absent: 0, polar: 0 });
    const unnamed = partOf("is it all stairs?", { topics: [], concepts: [] });
    expect(askingOf(unnamed, index)).toMatchObject({ unnamed: 1, absent: 0 });
  });

  test("that of what is expected nothing is there", () => {
    const asked = partOf("How much is the salary?");
    expect(askingOf(asked, index)).toMatchObject({ expecting: 1, noneFits: 0 });
    const vague = factOf("f1", "compensation", "The salary is competitive.");
    expect(askingOf(asked, indexOf([vague]))).toMatchObject({ expecting: 1, noneFits: 1 });
  });
});

test.each([
  ["in unknown words", "Ile wynosi właściwie roczne wynagrodzenie?"],
  ["about a thing that is unknown", "is there any flumoxine?"],
])("a question %s has no odds", (_, text) => {
  const part = partOf(text);
  const sought = index.sought(part.text);
  const matches = index.facts.map((fact) => scoreFact(fact, part, sought, index));
  expect(weigh(matches, part, sought, index).every(({ odds }) => odds === null)).toBe(true);
});
