import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/domain/fact.ts";
import { english } from "../answer/fixtures.ts";
import { quay } from "./quay.ts";

const dearer = (facts: readonly Fact[]): Fact[] =>
  facts.map((fact) => {
    if (!fact.statement.includes("$")) return fact;
    const now = "The pay is $31 per hour.";
    return { ...fact, statement: now, quotes: [{ start: 0, end: now.length, raw: now }] };
  });

describe("about a paused posting", () => {
  test("nobody is answered, a person is one press away, and it goes on when it is resumed", async () => {
    const { write, toldIn, pause, resume, delivered } = quay();
    await write("D1", "How much does it pay?");
    pause();
    await write("D1", "Is there a uniform?");
    expect(toldIn("D1").at(-1)).toBe(english.frames.paused);
    expect(delivered.at(-1)?.message.actions.map(({ name }) => name)).toContain("talk_to_person");
    await resume();
    await write("D1", "How much does it pay?");
    expect(toldIn("D1").at(-1)).toMatch(/\$/u);
  });

  test("a person who is asked for in words is brought in all the same", async () => {
    const { write, pause, handOffs } = quay();
    await write("D1", "How much does it pay?");
    pause();
    await write("D1", "Can I talk to a person?");
    expect([...handOffs.values()]).toMatchObject([{ reason: "person", channel: "D1" }]);
  });

  test("a choice that was offered before says so, and that this is an AI", async () => {
    const { pause, choose, toldIn } = quay();
    pause();
    await choose("D1");
    expect(toldIn("D1")).toEqual([`${english.smallTalk.identity}\n${english.frames.paused}`]);
  });

  test("whoever writes first to the only one there is reads that it is paused, and that this is an AI", async () => {
    const { pause, write, toldIn } = quay();
    pause();
    await write("D2", "How much does it pay?");
    expect(toldIn("D2")).toEqual([`${english.smallTalk.identity}\n${english.frames.paused}`]);
  });

  test("that is closed meanwhile it is said to be closed, to those who were told of it", async () => {
    const { write, ask, toldIn, pause, close } = quay();
    await write("D1", "How much does it pay?");
    await ask("D2", "Do you sponsor visas?");
    pause();
    await close();
    await write("D1", "Thanks");
    for (const channel of ["D1", "D2"]) expect(toldIn(channel).join()).toContain("was closed on");
    await write("D1", "How much does it pay?");
    expect(toldIn("D1").at(-1)).toBe(english.frames.closed);
  });

  test("nobody is corrected until it is resumed, and then as if it had changed at that moment", async () => {
    const { write, ask, toldIn, pause, resume, publish, facts } = quay();
    await write("D1", "How much does it pay?");
    await write("D2", "How much does it pay?");
    await ask("D2", "Do you sponsor visas?");
    pause();
    await publish(dearer(facts()));
    await write("D1", "Thanks");
    const corrected = (channel: string) => toldIn(channel).filter((words) => words.includes("has changed")).length;
    expect([corrected("D1"), corrected("D2")]).toEqual([0, 0]);
    await resume();
    expect([corrected("D1"), corrected("D2")]).toEqual([0, 1]);
    await write("D1", "Thanks");
    expect([corrected("D1"), corrected("D2")]).toEqual([1, 1]);
  });
});
