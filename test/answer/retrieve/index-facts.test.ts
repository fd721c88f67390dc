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

test("the posting's title and the employer's name, whole or begun, tell nothing of what is asked", () => {
  const index = indexOf(ferryFacts);
  const asked = index.stemsOf("Is there a pension?");
  expect(index.stemsOf("Is there a pension for the ferry mate")).toEqual([...asked, "for", "the"]);
  expect(index.stemsOf("Is there a pension at Saltgate Ferries?")).toEqual([...asked, "at"]);
  expect(index.stemsOf("Ferry Mate")).toEqual(["ferri", "mate"]);
  expect(index.stemsOf("Is there a ferry?")).toContain("ferri");
});

test("a candidate's words are known by the stems of the language that they write in", () => {
  const index = indexOf(ferryFacts);
  expect(index.stemsOf("Gibt es auch noch andere Gehälter für die Matrosen?")).toContain("gehalt");
  expect(index.stemsOf("Are there pensions?")).toContain("pension");
});
