import { expect, test } from "vitest";
import { doubtedFacts } from "../../src/domain/doubt.ts";
import type { Fact } from "../../src/domain/fact.ts";
import type { Receipt } from "../../src/domain/receipt.ts";
import { factOf } from "../answer/fixtures.ts";
import { sampleReceipt } from "../fakes/sample-effects.ts";

/** An answer in this conversation that rests on these words. */
const told = (channel: string, ...quotes: string[]): Receipt => {
  const receipt = sampleReceipt(`r-${channel}-${quotes.length}`);
  const citations = quotes.map((quote) => ({ factId: "f9", topic: "leave" as const, quote }));
  return { ...receipt, channel, reply: { ...receipt.reply, citations } };
};

const leave = factOf("f1", "leave", "26 vacation days a year.");
const pay = factOf("f2", "compensation", "$30 per hour.");

const counted = (receipts: readonly Receipt[], facts: readonly Fact[]) =>
  doubtedFacts(receipts, facts).map(({ fact, candidates }) => [fact.id, candidates]);

test("a fact is doubted by each candidate once, whatever number it had when it was told, most of them first", () => {
  const words = [leave, pay].map(({ statement }) => statement);
  const receipts = [told("D1", words[1] ?? ""), told("D2", ...words), told("D2", words[1] ?? "")];
  expect(counted(receipts, [leave, pay])).toEqual([
    ["f2", 2],
    ["f1", 1],
  ]);
});

test("a fact of several passages is doubted where all of them were told", () => {
  const quotes = ["26 vacation days", "a year"].map((raw) => ({ start: 0, end: raw.length, raw }));
  const fact = { ...leave, quotes };
  expect(counted([told("D1", "a year")], [fact])).toEqual([]);
  expect(counted([told("D1", "a year", "26 vacation days")], [fact])).toEqual([["f1", 1]]);
});

test("what the posting does not tell any more is not doubted, and what it tells twice is doubted once", () => {
  const receipts = [told("D1", leave.statement)];
  expect(counted(receipts, [pay])).toEqual([]);
  expect(counted(receipts, [leave, { ...leave, id: "f3" }])).toHaveLength(1);
});
