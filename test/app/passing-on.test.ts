import { describe, expect, test } from "vitest";
import { createHearRequest } from "../../src/answer/hear-request.ts";
import { createUnderstand } from "../../src/answer/understand.ts";
import { requestMessage } from "../../src/app/respond/passing-on.ts";
import type { Effects } from "../../src/domain/delivery.ts";
import { phrasesFor } from "../../src/domain/phrasebook.ts";
import { knowledge, phrasebook } from "../answer/fixtures.ts";
import { quay } from "./quay.ts";

const english = phrasesFor(phrasebook, "en").phrases;
const asking = "I need an accommodation for the interview";

const buttonsIn = ({ deliveries }: Effects) => deliveries.flatMap(({ message }) => message.actions);
const offered = (effects: Effects) => buttonsIn(effects).filter(({ name }) => name === "pass_on_message");

const inThread = ({ deliveries }: Effects) =>
  deliveries.filter(({ destination }) => destination.kind === "accommodation_thread");

/** A candidate who has asked for what they need. */
const asked = async () => {
  const house = quay();
  const effects = await house.write("D1", asking);
  const [handOff] = effects.openedHandOffs;
  const handOffId = handOff?.id ?? "";
  const press = (channel = "D1", id = handOffId) =>
    house.happen({
      kind: "pass_on_requested",
      tenant: "T1",
      channel,
      atMicros: 50,
      candidate: `U-${channel}`,
      handOffId: id,
    });
  return { ...house, effects, handOff, handOffId, press };
};

describe("a request for an accommodation", () => {
  test("comes with a button under a notice of who would read its words, and keeps where they stand", async () => {
    const { effects, handOff, handOffId, toldIn } = await asked();
    expect(offered(effects)).toEqual([
      { name: "pass_on_message", label: english.buttons.passOn, value: handOffId, primary: false },
    ]);
    expect(toldIn("D1").join()).toContain(english.passOn.notice);
    expect(handOff).toMatchObject({ question: null, request: { messageId: "m1", thread: null, language: "en" } });
  });

  test.each([
    ["in a form, that stands nowhere", { inForm: true as const }, null],
    ["in a thread", { thread: "0.5" }, { messageId: "m", thread: "0.5" }],
  ])("%s, keeps %j %j", async (_where, change, request) => {
    const origin = { tenant: "T1", channel: "D1", atMicros: 1, candidate: "U-D1", messageId: "m", hasFiles: false };
    const effects = await quay().happen({ kind: "message", ...origin, thread: null, text: asking, ...change });
    expect(offered(effects)).toHaveLength(request === null ? 0 : 1);
    expect(effects.openedHandOffs).toMatchObject([{ request }]);
  });

  test("is in no gap and in no recruiter's lane, whatever else is asked with it", async () => {
    const { write, gaps, cards, delivered } = quay();
    const effects = await write("D1", `${asking}. Do you sponsor visas?`);
    expect(effects.openedHandOffs).toMatchObject([{ reason: "accommodation" }]);
    expect(buttonsIn(effects).map(({ name }) => name)).not.toContain("ask_recruiter");
    expect([gaps.size, cards()]).toEqual([0, []]);
    expect(delivered.map(({ destination }) => destination.kind)).toEqual(["conversation", "accommodations"]);
  });

  test("no other request offers or keeps it", async () => {
    const effects = await quay().write("D1", "I want to talk to a person");
    expect(offered(effects)).toEqual([]);
    expect(effects.openedHandOffs).toMatchObject([{ reason: "person", request: null }]);
  });

  test("that is edited offers it still, until it was passed on", async () => {
    const { happen, press } = await asked();
    const edit = (text: string) =>
      happen({
        kind: "message",
        tenant: "T1",
        channel: "D1",
        atMicros: 1,
        candidate: "U-D1",
        text,
        thread: null,
        messageId: "m1",
        hasFiles: false,
        isEdit: true,
      });
    expect(offered(await edit(`${asking}, please`))).toHaveLength(1);
    await press();
    expect(offered(await edit(`${asking}, if I may`))).toEqual([]);
  });

  test("of several messages that are answered together is the one that asks for it by itself", () => {
    const hear = createHearRequest(createUnderstand(knowledge));
    const sources = [
      { messageId: "1", text: "Hello" },
      { messageId: "2", text: asking },
      { messageId: "3", text: "The ferry mate" },
    ];
    const place = { thread: null, language: "en" };
    expect(requestMessage(sources, place, hear)?.messageId).toBe("2");
    expect(requestMessage(sources.slice(2), place, hear)?.messageId).toBe("3");
    expect(requestMessage([], place, hear)).toBeNull();
  });
});

describe("a press that passes it on", () => {
  test("posts it under the card by where it stands, with none of its words, and says so", async () => {
    const { press, handOff, handOffs, handOffId } = await asked();
    const { deliveries } = await press();
    expect(deliveries.map(({ destination }) => destination.kind)).toEqual(["conversation", "accommodation_thread"]);
    expect(deliveries[0]?.message.paragraphs).toEqual([{ kind: "text", text: english.passOn.underWay }]);
    expect(deliveries[1]).toMatchObject({
      relation: { kind: "in_thread_of", deliveryId: handOff?.cardId },
      passesOn: { channel: "D1", candidate: "U-D1", messageId: "m1", thread: null },
      otherwise: { kind: "not_passed_on", channel: "D1", handOffId },
    });
    expect(JSON.stringify(deliveries)).not.toContain("interview");
    expect(handOffs.get(handOffId)?.passedOnId).toBe(deliveries[1]?.id);
  });

  test("once more passes on nothing more, also after the request was answered", async () => {
    const { press, handOffId, happen } = await asked();
    const recruiter = { recruiter: "R1", recruiterName: "Robin" };
    const origin = { tenant: "T1", channel: "D1", atMicros: 40 };
    await happen({ kind: "hand_off_answered", ...origin, ...recruiter, handOffId, text: "Tell me more." });
    expect((await press()).deliveries).toHaveLength(2);
    expect((await press()).deliveries).toEqual([]);
  });

  test.each([
    ["by somebody else", "D2", undefined],
    ["of a request that is not there", "D1", "gone"],
  ])("%s is refused and logged", async (_who, channel, id) => {
    const { press, logger, handOffs, handOffId } = await asked();
    expect((await press(channel, id)).deliveries).toEqual([]);
    expect(handOffs.get(handOffId)?.passedOnId).toBeNull();
    expect(logger.events()).toContain("pass_on_refused");
  });

  test("that came to nothing is told to the candidate, who may press again", async () => {
    const { press, happen, handOffId, toldIn } = await asked();
    await press();
    await happen({ kind: "not_passed_on", tenant: "T1", channel: "D1", atMicros: 60, handOffId });
    expect(toldIn("D1").at(-1)).toBe(english.passOn.failed);
    expect((await press()).deliveries).toHaveLength(2);
  });

  test("is answered in the language of the request, also where no posting was chosen", async () => {
    const house = quay();
    const { openedHandOffs } = await house.write("D1", "Ich brauche eine Anpassung für das Vorstellungsgespräch");
    const origin = { tenant: "T1", channel: "D1", atMicros: 50, candidate: "U-D1" };
    await house.happen({ kind: "pass_on_requested", ...origin, handOffId: openedHandOffs[0]?.id ?? "" });
    expect(house.toldIn("D1").at(-1)).toBe(phrasesFor(phrasebook, "de").phrases.passOn.underWay);
  });
});

describe("a deletion of the message", () => {
  const deleted = {
    kind: "message_deleted",
    tenant: "T1",
    channel: "D1",
    atMicros: 1,
    candidate: "U-D1",
    messageId: "m1",
  } as const;

  test("takes back what was passed on of it", async () => {
    const { press, happen, handOffs, handOffId } = await asked();
    await press();
    const deliveryId = handOffs.get(handOffId)?.passedOnId;
    const { deliveries } = await happen(deleted);
    expect(deliveries.at(-1)).toMatchObject({
      destination: { kind: "accommodation_thread", handOffId },
      relation: { kind: "takes_back", deliveryId },
    });
  });

  test("takes nothing back where nothing was passed on, or another message was", async () => {
    const { press, happen } = await asked();
    await press();
    expect(inThread(await happen({ ...deleted, messageId: "m2" }))).toEqual([]);
    const { happen: elsewhere } = await asked();
    expect(inThread(await elsewhere(deleted))).toEqual([]);
  });
});
