import { describe, expect, test } from "vitest";
import { reconsider } from "../../../src/answer/retrieve/by-pairing.ts";
import type { IndexedFact } from "../../../src/answer/retrieve/index-facts.ts";
import { type Match, scoreFact } from "../../../src/answer/retrieve/score-fact.ts";
import type { Weighed } from "../../../src/answer/retrieve/weigh-match.ts";
import type { QuestionPart } from "../../../src/domain/question.ts";
import { factOf, ferryFacts, findingOf, indexOf, partOf } from "../fixtures.ts";

const index = indexOf(ferryFacts);
/** The facts of the ferry with the odds that are given; all others have poor ones. */
function matchesOf(part: QuestionPart, odds: Readonly<Record<string, number | null>>): Weighed[] {
  const sought = index.sought(part.text);
  const match = (fact: IndexedFact): Weighed => ({ ...scoreFact(fact, part, sought, index), odds: -9 });
  return index.facts.map(match).map((one) => ({ ...one, odds: odds[one.fact.fact.id] ?? one.odds }));
}
const unnamed = partOf("my knees are shot, is it all stairs?", { topics: [], concepts: [], terms: [] });
const named = partOf("do you look after my bike?", { topics: ["benefits"], concepts: [], terms: [] });
const idsOf = (matches: readonly Match[] | null) => matches?.map(({ fact }) => fact.fact.id) ?? null;
const benefit = ferryFacts.filter(({ id }) => id === "f5");

describe("what the pairing model makes of a finding", () => {
  test("where nothing is named nor found, a statement of good odds answers, with what is nearly as good", () => {
    const matches = matchesOf(unnamed, { f18: 4.2, f3: 3.4, f4: 2 });
    expect(idsOf(reconsider(findingOf([]), unnamed, matches, index))).toEqual(["f18", "f3"]);
  });

  test("odds that are not good enough leave it not stated", () => {
    expect(reconsider(findingOf([]), unnamed, matchesOf(unnamed, { f18: 2.5 }), index)).toBeNull();
  });

  test("a label never answers by odds", () => {
    expect(reconsider(findingOf([]), unnamed, matchesOf(unnamed, { f15: 8 }), index)).toBeNull();
  });

  test("a value that is asked for has to be there", () => {
    const howMuch = { ...unnamed, expects: { kind: "money", unit: null } as const };
    expect(idsOf(reconsider(findingOf([]), howMuch, matchesOf(howMuch, { f18: 8, f2: 4 }), index))).toEqual(["f2"]);
  });

  test("a part that names a matter which the posting is silent on stays not stated", () => {
    expect(reconsider(findingOf([]), named, matchesOf(named, { f18: 8 }), index)).toBeNull();
  });

  test("what was found by its topic alone and has poor odds answers nothing", () => {
    expect(reconsider(findingOf(benefit), named, matchesOf(named, { f5: -4 }), index)).toEqual([]);
  });

  test("it is left alone where its odds are not poor, or unknown, or something else has good ones", () => {
    for (const odds of [{ f5: -1 }, { f5: -4, f18: 2 }])
      expect(reconsider(findingOf(benefit), named, matchesOf(named, odds), index)).toBeNull();
    const unknown = matchesOf(named, {}).map((match) => ({ ...match, odds: null }));
    expect(reconsider(findingOf(benefit), named, unknown, index)).toBeNull();
  });

  test("what names the very matter is never taken back", () => {
    const pay = partOf("What is the salary?");
    const found = findingOf([factOf("f1", "compensation", "")]);
    expect(reconsider({ ...found, facts: ferryFacts.slice(0, 1) }, pay, matchesOf(pay, { f1: -9 }), index)).toBeNull();
  });
});
