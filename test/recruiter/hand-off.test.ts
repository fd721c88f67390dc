import { describe, expect, test } from "vitest";
import { plainText } from "../../src/domain/message.ts";
import { type HandOffRequest, laneNotice, openHandOff } from "../../src/recruiter/hand-off.ts";
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
  posting: { key: "bakery", title: "Bakery Manager" },
  at: 7,
};

const opened = (change: Partial<HandOffRequest> = {}) => {
  const { handOff, card } = openHandOff({ ...request, ...change }, countingIds());
  return { handOff, card, text: plainText(card.message.paragraphs) };
};

describe("a hand-off", () => {
  test("is open, and its card's only button answers it", () => {
    const { handOff, card } = opened();
    expect(handOff).toMatchObject({ state: "open", openedAt: 7, postingKey: "bakery", answeredBy: null });
    expect(card.message.actions).toMatchObject([{ name: "answer_hand_off", value: handOff.id }]);
  });

  test("shows the recruiters the question as a quote, the posting and who asks", () => {
    const { card, text } = opened();
    expect(card.destination).toEqual({ kind: "recruiters" });
    expect(card.message.paragraphs).toContainEqual({ kind: "quote", text: "Do you sponsor visas?" });
    expect(text).toContain("Bakery Manager");
    expect(text).toContain("U1");
  });

  test("of an accommodation goes to its own lane and passes no word on, not even to the store", () => {
    const { handOff, card, text } = opened({ reason: "accommodation", question: "I need a ramp." });
    expect(card.destination).toEqual({ kind: "accommodations" });
    expect(handOff.question).toBeNull();
    expect(text).not.toContain("ramp");
  });

  test.each(["person", "status", "gap"] as const)("for the reason %s goes to the recruiters", (reason) => {
    expect(opened({ reason }).card.destination).toEqual({ kind: "recruiters" });
  });

  test("without a question or a posting says so instead of an empty quote", () => {
    const { card, text } = opened({ reason: "person", question: null, posting: null });
    expect(card.message.paragraphs.map(({ kind }) => kind)).not.toContain("quote");
    expect(text).toMatch(/no posting/iu);
  });
});

test("a notice about an accommodation stays in the restricted lane", () => {
  const notice = laneNotice({ ...sampleHandOff("h1"), reason: "accommodation" }, "Sent.", countingIds());
  expect(notice.destination).toEqual({ kind: "accommodations" });
});
