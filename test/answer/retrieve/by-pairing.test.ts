import { describe, expect, test } from "vitest";
import { beside, reconsider } from "../../../src/answer/retrieve/by-pairing.ts";
import type { IndexedFact } from "../../../src/answer/retrieve/fact-index.ts";
import { scoreFact } from "../../../src/answer/retrieve/score-fact.ts";
import type { Weighed } from "../../../src/answer/retrieve/weigh-match.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import type { QuestionPart } from "../../../src/domain/question.ts";
import { ferryFacts, findingOf, indexOf, partOf } from "../fixtures.ts";

const index = indexOf(ferryFacts);
/** The facts of the ferry with the odds that are given; all others have poor ones. */
function matchesOf(part: QuestionPart, odds: Readonly<Record<string, number | null>>): Weighed[] {
  const sought = index.sought(part.text);
  const match = (fact: IndexedFact): Weighed => ({ ...scoreFact(fact, part, sought, index), odds: -9 });
  return index.facts.map(match).map((one) => ({ ...one, odds: odds[one.fact.fact.id] ?? one.odds }));
}
const unnamed = partOf("what is the view like from up there?", { topics: [], concepts: [], terms: [] });
const named = partOf("where do I leave my bike?", { topics: ["benefits"], concepts: [], terms: ["bike"] });
const benefit = ferryFacts.filter(({ id }) => id === "f5");

/** The ids of what answers instead, by the odds that are given. */
function reconsidered(found: readonly Fact[], part: QuestionPart, odds: Readonly<Record<string, number | null>>) {
  const matches = matchesOf(part, odds);
  const answers = reconsider(findingOf(found), part, matches, index);
  return answers?.map(({ fact }) => fact.fact.id) ?? null;
}

describe("what the pairing model makes of a finding", () => {
  test("where nothing was found, a statement of good odds answers, with what is nearly as good", () => {
    expect(reconsidered([], unnamed, { f18: 3.2, f3: 0.8, f4: 0.6 })).toEqual(["f18", "f3"]);
    expect(reconsidered([], named, { f18: 0.1 })).toEqual(["f18"]);
  });

  test("to yes or no, of a topic with few ways to be spoken of, and to what is no question, good odds are not enough", () => {
    expect(reconsidered([], { ...unnamed, polar: true }, { f18: 0.4 })).toBeNull();
    expect(reconsidered([], { ...unnamed, polar: true }, { f18: 0.6 })).toEqual(["f18"]);
    const visa = { ...partOf("Do you sponsor visas?"), polar: false };
    expect(reconsidered([], visa, { f18: 2.4 })).toBeNull();
    expect(reconsidered([], visa, { f18: 2.6 })).toEqual(["f18"]);
    const need = { ...unnamed, act: "accommodation" } as const;
    expect(reconsidered([], need, { f18: 1.4 })).toBeNull();
    expect(reconsidered([], need, { f18: 1.6 })).toEqual(["f18"]);
    expect(reconsidered([], { ...unnamed, act: "off_topic" }, { f18: 9 })).toBeNull();
  });

  test("odds that speak for silence leave it not stated", () => {
    expect(reconsidered([], unnamed, { f18: -0.1 })).toBeNull();
  });

  test("a value that is asked for has to be there; a length of time may be told without a figure, where no figure answers", () => {
    const howMuch = { ...unnamed, expects: { kind: "money", unit: null } as const };
    expect(reconsidered([], howMuch, { f18: 8, f2: 4 })).toEqual(["f2"]);
    expect(reconsidered([], howMuch, { f18: 8, f2: -1 })).toBeNull();
    const howLong = { ...unnamed, expects: { kind: "duration", unit: null } as const };
    expect(reconsidered([], howLong, { f18: 1.6 })).toEqual(["f18"]);
    expect(reconsidered([], howLong, { f18: 1.4 })).toBeNull();
  });

  test("clearly better odds overrule what was found", () => {
    expect(reconsidered(benefit, named, { f5: -1, f18: 0.6 })).toEqual(["f18"]);
    expect(reconsidered(benefit, named, { f5: 0, f18: 1.4 })).toBeNull();
  });

  test("where nothing is likelier than silence, nothing is put in the place of what was found", () => {
    expect(reconsidered(benefit, named, { f5: -2, f18: -0.2 })).toBeNull();
  });

  test("what was found answers nothing where everything speaks for silence", () => {
    expect(reconsidered(benefit, named, { f5: -1.8 })).toEqual([]);
  });

  test("it is left alone where its odds are not poor enough, or unknown", () => {
    expect(reconsidered(benefit, named, { f5: -1.7 })).toBeNull();
    const unknown = matchesOf(named, {}).map((match) => ({ ...match, odds: null }));
    expect(reconsider(findingOf(benefit), named, unknown, index)).toBeNull();
  });

  test("what is damaged, contradicts itself or gives no figure is never taken back", () => {
    for (const state of ["unclear", "conflicting", "no_figure"] as const) {
      const matches = matchesOf(named, { f5: -9 });
      expect(reconsider(findingOf(benefit, { state }), named, matches, index)).toBeNull();
    }
  });

  test("what is filed under a topic that is asked for as a whole is never taken back", () => {
    const all = partOf("What are the benefits?");
    expect(reconsidered(benefit, all, { f5: -9 })).toBeNull();
    expect(reconsidered(benefit, { ...all, polar: true }, { f5: -9 })).toEqual([]);
  });

  test("the employer's name and an address are read off a statement, whatever its odds", () => {
    for (const kind of ["employer", "contact"] as const)
      expect(reconsidered(benefit, { ...named, expects: { kind, unit: null } }, { f5: -9 })).toBeNull();
  });
});

const besideOf = (found: readonly Fact[], part: QuestionPart, odds: Readonly<Record<string, number | null>>) =>
  beside(findingOf(found), part, matchesOf(part, odds)).map(({ fact }) => fact.fact.id);

describe("what answers beside what was found", () => {
  test("is the best of what is not shown, with good odds near to the best", () => {
    expect(besideOf(benefit, named, { f5: 2.4, f18: 1.6 })).toEqual(["f18"]);
    expect(besideOf(benefit, named, { f5: 4.2, f18: 1.6 })).toEqual([]);
    expect(besideOf(benefit, named, { f5: 2, f18: 1.4 })).toEqual([]);
    expect(besideOf(benefit, named, { f5: 2, f18: 1.9, f3: 1.6 })).toEqual(["f18"]);
  });

  test("is nothing beside nothing, beside much, or where nothing is asked", () => {
    expect(besideOf([], named, { f18: 3 })).toEqual([]);
    expect(besideOf(ferryFacts.slice(0, 3), named, { f18: 3 })).toEqual([]);
    expect(besideOf(benefit, { ...named, act: "promise" }, { f5: 2, f18: 3 })).toEqual([]);
  });
});
