import { expect, test } from "vitest";
import { factOf, ferryFacts, indexOf } from "../fixtures.ts";

test("a withheld fact is in no index, and none of its words", () => {
  const index = indexOf(ferryFacts);
  expect(index.facts.map(({ fact }) => fact.id)).not.toContain("f16");
  expect(index.stemFor("candidate")).toBeNull();
});

test("a word is found in any of its forms, or with one letter wrong", () => {
  const index = indexOf([factOf("f1", "other", "You check the lifeboats.")]);
  expect(index.stemFor("lifeboat")).toBe(index.stemFor("lifeboats"));
  expect(index.stemFor("lifebot")).toBe(index.stemFor("lifeboats"));
  expect(index.stemFor("lighthouses")).toBeNull();
});

test("a word in few facts tells more than one in many, and one in none nothing", () => {
  const index = indexOf([
    factOf("f1", "other", "The deck."),
    factOf("f2", "other", "The deck and the bell."),
    factOf("f3", "other", "The deck, once more."),
  ]);
  expect(index.rarity("bell")).toBeGreaterThan(index.rarity("deck"));
  expect(index.rarity("anchor")).toBe(0);
});

test("a yes that lost its label is in no index; a figure alone is", () => {
  const index = indexOf([factOf("f1", "other", "Yes"), factOf("f2", "other", "62"), factOf("f3", "other", "Dogs")]);
  expect(index.facts.map(({ fact }) => fact.id)).toEqual(["f2", "f3"]);
});
