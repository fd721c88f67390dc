import { describe, expect, test } from "vitest";
import { plainText } from "../../src/domain/message.ts";
import { redrawn, underCard } from "../../src/recruiter/card.ts";
import {
  answered,
  claimed,
  corrected,
  type HandOffRequest,
  notCorrected,
  openHandOff,
  owned,
  returned,
  silenceCheck,
  stopped,
} from "../../src/recruiter/hand-off.ts";
import { countingIds } from "../fakes/ids.ts";
import { sampleHandOff } from "../fakes/sample-effects.ts";

const request: HandOffRequest = {
  tenant: "T1",
  channel: "D1",
  candidate: "U1",
  turnId: "turn",
  reason: "gap",
  topic: "visa",
  question: "Do you sponsor visas?",
  request: { messageId: "1.1", thread: null, language: "en" },
  posting: { key: "bakery", title: "Bakery Manager" },
  team: null,
  at: 7,
  dueAt: 86_400_007,
};

const opened = (change: Partial<HandOffRequest> = {}) => {
  const { handOff, card } = openHandOff({ ...request, ...change }, { ids: countingIds(), officeHours: null });
  return { handOff, card, text: plainText(card.message.paragraphs) };
};

describe("a hand-off", () => {
  test("is open; its card answers it or takes the conversation over, and is what the hand-off is known by", () => {
    const { handOff, card } = opened();
    expect(handOff).toMatchObject({ state: "open", openedAt: 7, postingKey: "bakery", answeredBy: null });
    expect(card.id).toBe(handOff.cardId);
    expect(card.message.actions).toMatchObject([
      { name: "answer_hand_off", value: handOff.id },
      { name: "claim_hand_off", value: handOff.id },
      { name: "own_hand_off", value: handOff.id },
    ]);
  });

  test("shows the recruiters the question as a quote, the posting and who asks", () => {
    const { card, text } = opened();
    expect(card.destination).toEqual({ kind: "recruiters", team: null });
    expect(card.message.paragraphs).toContainEqual({ kind: "quote", text: "Do you sponsor visas?" });
    expect(text).toContain("Bakery Manager");
    expect(text).toContain("U1");
  });

  test("of an accommodation goes to its own lane and passes no word on, not even to the store", () => {
    const { handOff, card, text } = opened({ reason: "accommodation", question: "I need a ramp." });
    expect(card.destination).toEqual({ kind: "accommodations" });
    expect(handOff.question).toBeNull();
    expect(text).not.toContain("ramp");
    // To take it over would bring the words here.
    expect(card.message.actions.map(({ name }) => name)).toEqual(["answer_hand_off", "own_hand_off"]);
  });

  test("says by when it should be answered, and who sees to it", () => {
    const { handOff, text } = opened();
    expect(text).toContain("Please answer by Friday, January 2 at 12:01 AM UTC");
    const { card } = redraw(owned(handOff, robin));
    expect(plainText(card.message.paragraphs)).toContain("Robin sees to it. Please answer by");
    expect(card.message.actions.map(({ name }) => name)).toEqual(["answer_hand_off", "claim_hand_off"]);
  });

  test.each(["person", "status", "gap"] as const)("for the reason %s goes to the recruiters", (reason) => {
    expect(opened({ reason, team: "C7" }).card.destination).toEqual({ kind: "recruiters", team: "C7" });
    expect(opened({ reason }).card.destination).toEqual({ kind: "recruiters", team: null });
  });

  test("without a question or a posting says so instead of an empty quote", () => {
    const { card, text } = opened({ reason: "person", question: null, posting: null });
    expect(card.message.paragraphs.map(({ kind }) => kind)).not.toContain("quote");
    expect(text).toMatch(/no posting/iu);
  });
});

const robin = { recruiter: "R1", name: "Robin" };
const redraw = (handOff: Parameters<typeof redrawn>[0]) =>
  redrawn(handOff, { title: "Bakery Manager", officeHours: null }, countingIds());

describe("a claimed hand-off", () => {
  const held = claimed(opened().handOff, robin, 10);

  test("shows who holds it, in the place of the card before, and can be answered or handed back", () => {
    const { handOff, card } = redraw(held);
    expect(card.relation).toEqual({ kind: "replaces", deliveryId: held.cardId });
    expect(handOff.cardId).toBe(card.id);
    expect(plainText(card.message.paragraphs)).toContain("Robin");
    expect(card.message.actions.map(({ name }) => name)).toEqual(["answer_hand_off", "return_hand_off"]);
  });

  test("is still held after an answer, and the silence begins anew", () => {
    const later = answered(held, robin, 20);
    expect(later).toMatchObject({ state: "claimed", holder: { since: 10, activeAt: 20 }, answeredBy: "R1" });
    expect(silenceCheck(later, 1_000)).toMatchObject([
      { event: { kind: "hand_off_fell_silent", atMicros: 1_020_000, activeAt: 20 }, key: `silence:${held.id}:20` },
    ]);
  });

  test("waits again when it is handed back without an answer, and is answered when there was one", () => {
    expect(returned(held)).toMatchObject({ state: "open", holder: null });
    expect(returned(answered(held, robin, 20))).toMatchObject({ state: "answered", holder: null });
  });
});

describe("an answered hand-off", () => {
  const done = answered(opened().handOff, robin, 10);
  const sam = { recruiter: "R2", name: "Sam" };

  test("can have its answer corrected and nothing else, and nobody's silence is waited for", () => {
    expect(done.state).toBe("answered");
    expect(redraw(done).card.message.actions).toEqual([
      { name: "correct_hand_off", label: "Correct the answer", value: done.id, primary: false },
    ]);
    expect(silenceCheck(done, 1_000)).toEqual([]);
  });

  test("that was corrected says by whom, can be corrected again, and was answered when it was answered first", () => {
    const twice = corrected(corrected(done, robin, 20), sam, 30);
    expect(twice).toMatchObject({ answeredAt: 10, answeredBy: "R1", corrected: { recruiter: "R2", at: 30 } });
    const { card } = redraw(twice);
    expect(plainText(card.message.paragraphs)).toContain("Answered, and corrected by Sam.");
    expect(card.message.actions.map(({ name }) => name)).toEqual(["correct_hand_off"]);
  });

  test("is corrected once from the same state, also where both are of one millisecond or the clock went back", () => {
    expect(notCorrected(done, sam, 10)).toBeNull();
    for (const at of [10, 3]) {
      const once = corrected(done, robin, at);
      expect(notCorrected(once, sam, 10)).toBe(
        "Robin has corrected this answer first, so what Sam wrote was not sent.",
      );
      expect(notCorrected(once, sam, 11)).toBeNull();
    }
  });

  test("of a candidate who wants no more messages has no button, and says why", () => {
    const { card } = redraw(stopped(done, 20));
    expect(card.message.actions).toEqual([]);
    expect(plainText(card.message.paragraphs)).toContain("does not want to be written to any more");
    expect(notCorrected(stopped(done, 20), sam, 10)).toContain("does not want to be written to");
  });

  test("is not corrected while whoever answered talks with the candidate", () => {
    const held = answered(claimed(opened().handOff, robin, 5), robin, 10);
    expect(redraw(held).card.message.actions.map(({ name }) => name)).not.toContain("correct_hand_off");
    expect(notCorrected(held, sam, 10)).not.toBeNull();
    expect(notCorrected(returned(held), sam, 10)).toBeNull();
  });
});

test("a notice about an accommodation stays in the restricted lane, under its card", () => {
  const notice = underCard(
    { ...sampleHandOff("h1"), reason: "accommodation" },
    [{ kind: "text", text: "Sent." }],
    countingIds(),
  );
  expect(notice.destination).toEqual({ kind: "accommodations" });
  expect(notice.relation).toEqual({ kind: "in_thread_of", deliveryId: "card-h1" });
});
