import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/domain/fact.ts";
import { fill } from "../../src/domain/phrasebook.ts";
import { english } from "../answer/fixtures.ts";
import { quay, said } from "./quay.ts";

const opening = fill(english.correction.opening, { title: "Ferry Mate" });

/** The facts with another statement in the place of one that says something. */
const restated = (facts: readonly Fact[], was: RegExp, now: string): Fact[] =>
  facts.map((fact) =>
    was.test(fact.statement) ? { ...fact, statement: now, quotes: [{ start: 0, end: now.length, raw: now }] } : fact,
  );

const without = (facts: readonly Fact[], was: RegExp): Fact[] => facts.filter(({ statement }) => !was.test(statement));

const corrections = (told: readonly string[]): string[] => told.filter((words) => words.includes(opening));

describe("what a candidate was told and does not hold any more", () => {
  test("is corrected before the answer to what they write next, once", async () => {
    const { write, toldIn, publish, facts } = quay();
    await write("D1", "How much does it pay?");
    await publish(restated(facts(), /\$/u, "The pay is $31 per hour."));
    expect(corrections(toldIn("D1"))).toEqual([]);
    await write("D1", "Is there a uniform?");
    expect(corrections(toldIn("D1"))).toHaveLength(1);
    expect(toldIn("D1").at(-2)).toContain("The pay is $31 per hour.");
    await write("D1", "Thanks");
    expect(corrections(toldIn("D1"))).toHaveLength(1);
  });

  test("is corrected at once for who has agreed to be written to about this posting", async () => {
    const { write, ask, toldIn, publish, facts } = quay();
    await write("D1", "How much does it pay?");
    await ask("D1", "Do you sponsor visas?");
    await publish(restated(facts(), /\$/u, "The pay is $31 per hour."));
    expect(corrections(toldIn("D1"))).toHaveLength(1);
    await write("D1", "Thanks");
    expect(corrections(toldIn("D1"))).toHaveLength(1);
  });

  test("is nobody's who was told something else", async () => {
    const { ask, write, toldIn, publish, facts, store } = quay();
    await ask("D1", "Do you sponsor visas?");
    await publish(restated(facts(), /\$/u, "The pay is $31 per hour."));
    await write("D1", "Thanks");
    expect(corrections(toldIn("D1"))).toEqual([]);
    expect(await store.conversations.find("T1", "D1")).toMatchObject({ toCorrect: [] });
  });

  test("is said to be said no more where nothing stands in its place", async () => {
    const { write, toldIn, publish, facts } = quay();
    await write("D1", "How much does it pay?");
    await publish(without(facts(), /\$/u));
    await write("D1", "Thanks");
    expect(toldIn("D1").at(-2)).toContain(english.correction.gone);
  });

  test("is no correction where it was changed back before they heard of it, or only its signs changed", async () => {
    const { write, toldIn, publish, facts } = quay();
    await write("D1", "How much does it pay?");
    const before = facts();
    const pay = before.find(({ statement }) => statement.includes("$"))?.statement ?? "";
    await publish(restated(before, /\$/u, "The pay is $31 per hour."));
    await publish(restated(before, /\$/u, `${pay.toUpperCase()} `));
    await write("D1", "Thanks");
    expect(corrections(toldIn("D1"))).toEqual([]);
  });

  test("is corrected again where the correction does not hold any more", async () => {
    const { write, toldIn, publish, facts } = quay();
    await write("D1", "How much does it pay?");
    for (const pay of ["The pay is $31 per hour.", "The pay is $33 per hour."]) {
      await publish(restated(facts(), /\$/u, pay));
      await write("D1", "Thanks");
      expect(toldIn("D1").at(-2)).toContain(pay);
    }
    expect(corrections(toldIn("D1"))).toHaveLength(2);
  });

  test("waits while a recruiter speaks with the candidate", async () => {
    const { write, toldIn, publish, facts, happen, handOffs } = quay();
    await write("D1", "How much does it pay?");
    await write("D1", "I want to talk to a person");
    const [handOff] = handOffs.values();
    const origin = { tenant: "T1", channel: "D1", atMicros: 30, handOffId: handOff?.id ?? "" };
    const robin = { recruiter: "robin", recruiterName: "Robin" };
    await happen({ kind: "hand_off_claimed", ...origin, ...robin });
    await publish(restated(facts(), /\$/u, "The pay is $31 per hour."));
    await write("D1", "Are you there?");
    expect(corrections(toldIn("D1"))).toEqual([]);
    await happen({ kind: "hand_off_returned", ...origin, ...robin });
    await write("D1", "Thanks");
    expect(corrections(toldIn("D1"))).toHaveLength(1);
  });

  test("holds for a recruiter's confirmed fact, too", async () => {
    const { ask, answer, write, toldIn, publish, facts } = quay();
    await ask("D1", "Do you sponsor visas?");
    await answer(said);
    await write("D2", "Do you sponsor visas?");
    await publish(without(facts(), /H-1B/u));
    await write("D2", "Thanks");
    for (const channel of ["D1", "D2"]) {
      expect(corrections(toldIn(channel))).toHaveLength(1);
      expect(corrections(toldIn(channel)).join()).toContain(said);
    }
  });
});

const tells = (told: readonly string[], what: RegExp): number => told.filter((words) => what.test(words)).length;

describe("a posting that is closed", () => {
  const closed = /was closed on/u;

  test("is said to those who were told of it, once, and that it is open again", async () => {
    const { write, ask, toldIn, close, publish, facts } = quay();
    await write("D1", "How much does it pay?");
    await ask("D2", "Do you sponsor visas?");
    await close();
    expect([tells(toldIn("D1"), closed), tells(toldIn("D2"), closed)]).toEqual([0, 1]);
    await write("D1", "Thanks");
    await write("D2", "Thanks");
    expect([tells(toldIn("D1"), closed), tells(toldIn("D2"), closed)]).toEqual([1, 1]);
    await publish(facts());
    await write("D1", "Hello");
    expect(toldIn("D1").at(-2)).toBe(fill(english.correction.reopened, { title: "Ferry Mate" }));
    expect(tells(toldIn("D2"), /open again/u)).toBe(1);
  });

  test("is not said to who has read it in an answer", async () => {
    const { write, toldIn, close } = quay();
    await write("D1", "How much does it pay?");
    await close();
    await write("D1", "Is there a uniform?");
    await write("D1", "And a canteen?");
    expect(tells(toldIn("D1"), closed)).toBe(1);
  });
});
