import { expect, test } from "vitest";
import { Fact, FactState, showable } from "../../src/domain/fact.ts";

const factIn = (state: FactState, index: number): Fact => ({
  id: `f${index + 1}`,
  topic: "other",
  state,
  statement: "A rope.",
  quotes: [{ start: 0, end: 7, raw: "A rope." }],
  provenance: { kind: "posting" },
});

test("a candidate may be shown a fact in every state but withheld", () => {
  expect(showable(FactState.options.map(factIn)).map(({ state }) => state)).toEqual(
    FactState.options.filter((state) => state !== "withheld"),
  );
});

test("a fact without a quote is none", () => {
  expect(Fact.safeParse({ ...factIn("stated", 0), quotes: [] }).success).toBe(false);
  expect(Fact.safeParse({ ...factIn("stated", 0), id: "12" }).success).toBe(false);
  expect(Fact.safeParse(factIn("stated", 0)).success).toBe(true);
});
