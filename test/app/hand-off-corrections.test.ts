import { describe, expect, test } from "vitest";
import { plainText } from "../../src/domain/message.ts";
import { fill, phrasesFor } from "../../src/domain/phrasebook.ts";
import { phrasebook } from "../answer/fixtures.ts";
import { quay } from "./quay.ts";

const robin = { recruiter: "R1", recruiterName: "Robin" };
const sam = { recruiter: "R2", recruiterName: "Sam" };

const pressedStop = { tenant: "T1", channel: "D1", candidate: "U-D1", atMicros: 20, what: "stop" } as const;

/** A candidate who asked for somebody in these words, and whom Robin has answered. */
async function answered(asking = "I want to talk to a person") {
  const house = quay();
  const { openedHandOffs } = await house.write("D1", asking);
  const handOffId = openedHandOffs[0]?.id ?? "";
  const origin = { tenant: "T1", channel: "D1", atMicros: 30, handOffId };
  const handOff = () => house.handOffs.get(handOffId);
  const answer = (text: string) => house.happen({ kind: "hand_off_answered", ...origin, ...robin, text });
  const correct = (text: string, corrects: number, by = robin) =>
    house.happen({ kind: "hand_off_corrected", ...origin, ...by, text, corrects });
  const request = (what: "stop" | "erase_now") =>
    house.happen({ kind: "data_requested", tenant: "T1", channel: "D1", candidate: "U-D1", atMicros: 40, what });
  await answer("Call me at noon.");
  return { ...house, handOffId, handOff, correct, request, at: handOff()?.answeredAt ?? 0 };
}

const openingIn = (language: string): string =>
  fill(phrasesFor(phrasebook, language).phrases.recruiterCorrects, {
    date: new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(0),
  });

describe("a correction of a recruiter's answer", () => {
  test("reaches the candidate once, word for word, as a person's correction of what they were told that day", async () => {
    const { correct, at, toldIn } = await answered();
    const before = toldIn("D1").length;
    await correct("Call me at <one>.", at);
    expect(toldIn("D1").slice(before)).toEqual([`${openingIn("en")}\n“Call me at <one>.”`]);
    expect(openingIn("en")).toContain("on January 1, 1970");
  });

  test.each([
    ["de", "Kann ich bitte mit einem Menschen sprechen?"],
    ["fr", "Je voudrais parler à une personne, s'il vous plaît."],
    ["es", "Quiero hablar con una persona, por favor."],
    ["pt", "Quero falar com uma pessoa, por favor."],
  ])("is spoken in the language that the candidate asked in (%s)", async (language, asking) => {
    const { correct, at, toldIn } = await answered(asking);
    await correct("13:00", at);
    expect(toldIn("D1").at(-1)).toBe(`${openingIn(language)}\n“13:00”`);
  });

  test("says under the card who made it, on the card too, and repeats none of its words there", async () => {
    const { correct, at } = await answered();
    const { deliveries } = await correct("Call me at one.", at, sam);
    const [, notice, card] = deliveries;
    expect(notice).toMatchObject({ destination: { kind: "recruiters" }, relation: { kind: "in_thread_of" } });
    expect(plainText(notice?.message.paragraphs ?? [])).toContain("Sam has corrected the answer");
    expect(card?.relation?.kind).toBe("replaces");
    expect(plainText(card?.message.paragraphs ?? [])).toContain("Answered, and corrected by Sam.");
    expect(card?.message.actions.map(({ name }) => name)).toEqual(["correct_hand_off"]);
    expect(JSON.stringify([notice, card])).not.toContain("at one");
  });

  test("of two that were begun from the same answer is sent once, and the second is told who was first", async () => {
    const { correct, at, toldIn, cards, logger } = await answered();
    await correct("Call me at one.", at, sam);
    const before = toldIn("D1").length;
    const second = await correct("Call me at two.", at);
    expect(toldIn("D1")).toHaveLength(before);
    expect(second).toMatchObject({ changedHandOffs: [] });
    expect(cards().at(-1)).toBe("Sam has corrected this answer first, so what Robin wrote was not sent.");
    expect(logger.events()).toContain("hand_off_correction_refused");
    expect(JSON.stringify(logger.lines)).not.toContain("Call me");
  });

  test("can be corrected itself", async () => {
    const { correct, at, handOff, toldIn } = await answered();
    await correct("Call me at one.", at, sam);
    await correct("Call me at two.", handOff()?.corrected?.at ?? 0);
    expect(toldIn("D1").at(-1)).toContain("Call me at two.");
    expect(handOff()).toMatchObject({ answeredAt: at, answeredBy: "R1", corrected: { recruiter: "R1" } });
  });

  test("about an accommodation stays in its own channel", async () => {
    const { correct, at, toldIn, cards } = await answered("I need an accommodation for the interview");
    const { deliveries } = await correct("There is a lift.", at);
    expect(deliveries.map(({ destination }) => destination.kind)).toEqual([
      "conversation",
      "accommodations",
      "accommodations",
    ]);
    expect(toldIn("D1").at(-1)).toContain("There is a lift.");
    expect(cards()).toEqual([]);
  });

  test("is not sent to who wants no more messages: the card offers none, and who sends one is told", async () => {
    const { correct, request, at, handOff, toldIn, cards } = await answered();
    const { deliveries } = await request("stop");
    expect(handOff()).toMatchObject({ state: "answered", cardId: deliveries.at(-1)?.id });
    expect(deliveries.at(-1)?.message.actions).toEqual([]);
    const before = toldIn("D1").length;
    await correct("Call me at one.", at);
    expect(toldIn("D1")).toHaveLength(before);
    expect(cards().at(-1)).toContain("does not want to be written to any more, so what Robin wrote was not sent");
  });

  test("is not sent to who wants no more messages while the answer was still to come, which they read yet", async () => {
    const house = quay();
    const { openedHandOffs } = await house.write("D1", "I want to talk to a person");
    const origin = { tenant: "T1", channel: "D1", atMicros: 30, handOffId: openedHandOffs[0]?.id ?? "" };
    await house.happen({ kind: "data_requested", ...pressedStop });
    await house.happen({ kind: "hand_off_answered", ...origin, ...robin, text: "Call me at noon." });
    expect(house.toldIn("D1").at(-1)).toContain("Call me at noon.");
    expect(house.delivered.at(-1)?.message.actions).toEqual([]);
    const corrects = house.handOffs.get(origin.handOffId)?.answeredAt ?? 0;
    const before = house.toldIn("D1").length;
    await house.happen({ kind: "hand_off_corrected", ...origin, ...robin, text: "Call me at one.", corrects });
    expect(house.toldIn("D1")).toHaveLength(before);
  });

  test("is sent to who has asked for a person anew since they wanted no more messages", async () => {
    const { write, request, happen, handOffs, toldIn } = await answered();
    await request("stop");
    const { openedHandOffs } = await write("D1", "I want to talk to a person");
    const handOffId = openedHandOffs[0]?.id ?? "";
    const origin = { tenant: "T1", channel: "D1", atMicros: 50, handOffId };
    await happen({ kind: "hand_off_answered", ...origin, ...robin, text: "Call me." });
    const corrects = handOffs.get(handOffId)?.answeredAt ?? 0;
    await happen({ kind: "hand_off_corrected", ...origin, ...robin, text: "Write to me.", corrects });
    expect(toldIn("D1").at(-1)).toContain("Write to me.");
  });

  test("is not sent to who had all of theirs erased", async () => {
    const { correct, request, at, toldIn, logger } = await answered();
    await request("erase_now");
    const before = toldIn("D1").length;
    expect(await correct("Call me at one.", at)).toMatchObject({ deliveries: [], changedHandOffs: [] });
    expect(toldIn("D1")).toHaveLength(before);
    expect(logger.events()).toContain("hand_off_unknown");
  });
});
