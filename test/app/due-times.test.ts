import { describe, expect, test } from "vitest";
import { readOfficeHours } from "../../src/domain/office-hours.ts";
import { english } from "../answer/fixtures.ts";
import { quay, said } from "./quay.ts";

const hour = 3_600_000;
const robin = { recruiter: "R1", recruiterName: "Robin" };
const late = (words: readonly string[]): number => words.filter((one) => one.includes(english.handOffLate)).length;
const reminders = (cards: readonly string[]): string[] =>
  cards.filter((words) => words.includes("is not answered") || words.includes("Nobody has answered"));

describe("a request for a person that nobody answers", () => {
  test("is brought back to the recruiters three times, and the candidate hears once that it takes longer", async () => {
    const { write, pass, toldIn, cards } = quay();
    await write("D1", "I want to talk to a person");
    await pass(hour - 60_000);
    expect([late(toldIn("D1")), reminders(cards()).length]).toEqual([0, 0]);
    for (let index = 0; index < 6; index += 1) await pass(hour);
    expect([late(toldIn("D1")), reminders(cards()).length]).toEqual([1, 3]);
  });

  test("names who has said that they see to it", async () => {
    const { write, pass, happen, handOffs, cards } = quay();
    await write("D1", "I want to talk to a person");
    const [handOff] = handOffs.values();
    await happen({
      kind: "hand_off_owned",
      tenant: "T1",
      channel: "D1",
      atMicros: 30,
      handOffId: handOff?.id ?? "",
      ...robin,
    });
    expect(cards().at(-1)).toContain("Robin sees to it");
    await pass(2 * hour);
    expect(reminders(cards())).toEqual([expect.stringContaining("Robin sees to this")]);
  });

  test("is not brought back once somebody has answered", async () => {
    const { write, pass, happen, handOffs, toldIn, cards } = quay();
    await write("D1", "I want to talk to a person");
    const [handOff] = handOffs.values();
    const origin = { tenant: "T1", channel: "D1", atMicros: 30, handOffId: handOff?.id ?? "" };
    await happen({ kind: "hand_off_answered", ...origin, ...robin, text: "Call me." });
    await pass(5 * hour);
    expect([late(toldIn("D1")), reminders(cards()).length]).toEqual([0, 0]);
  });
});

describe("a gap that nobody answers", () => {
  test("is brought back, and each who waits hears once that it takes longer", async () => {
    const { ask, pass, toldIn, cards } = quay();
    await ask("D1", "Do you sponsor visas?");
    await ask("D2", "Do you sponsor visas?");
    for (let index = 0; index < 6; index += 1) await pass(hour);
    expect([late(toldIn("D1")), late(toldIn("D2")), reminders(cards()).length]).toEqual([1, 1, 3]);
  });

  test("is not brought back once it is answered, nor where nobody waits any more", async () => {
    const { ask, answer, pass, happen, toldIn, cards } = quay();
    await ask("D1", "Do you sponsor visas?");
    await answer(said);
    await pass(3 * hour);
    const turnId = await ask("D2", "Is there a gym?");
    await happen({ kind: "question_withdrawn", tenant: "T1", channel: "D2", atMicros: 40, candidate: "U-D2", turnId });
    await pass(3 * hour);
    expect([late(toldIn("D1")), late(toldIn("D2")), reminders(cards()).length]).toEqual([0, 0, 0]);
  });
});

describe("outside of the office's hours", () => {
  // The tests' clock begins on Thursday, January 1, 1970, at midnight in Greenwich.
  const officeHours = readOfficeHours("Fri 09:00-17:00 UTC");
  const when = "Friday, January 2 at 9:00 AM UTC";

  test("a candidate who wants a person or an answer is told when somebody is back", async () => {
    const { write, ask, toldIn } = quay({ officeHours });
    await write("D1", "I want to talk to a person");
    expect(toldIn("D1").at(-1)).toContain(when);
    await ask("D2", "Do you sponsor visas?");
    expect(toldIn("D2").at(-1)).toContain(when);
  });

  test("nothing is due, and nobody is reminded", async () => {
    const { ask, pass, cards, toldIn } = quay({ officeHours });
    await ask("D1", "Do you sponsor visas?");
    await pass(33 * hour);
    expect(reminders(cards())).toEqual([]);
    await pass(hour);
    expect([late(toldIn("D1")), reminders(cards()).length]).toEqual([1, 1]);
  });
});
