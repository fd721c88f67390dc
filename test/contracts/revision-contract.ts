import { expect, test } from "vitest";
import type { IncomingEvent } from "../../src/domain/event.ts";
import type { Store } from "../../src/ports.ts";
import {
  noEffects,
  sampleConversation,
  sampleDelivery,
  sampleEvent,
  sampleHandOff,
  sampleReceipt,
} from "../fakes/sample-effects.ts";
import { accept, claimId, type Opened } from "./contract-steps.ts";

/** Revision `number` of the message `1`: 0 is what was first written. */
const acceptRevision = (
  store: Store,
  number: number,
  event: IncomingEvent = sampleEvent("D1", "1", `text ${number}`),
) =>
  store.inbox.accept(
    event,
    { eventId: `e-1-${number}`, messageKey: `m-1-${number}`, revision: { message: "D1:1", number } },
    0,
  );

const workedTexts = async (store: Store): Promise<(string | null)[]> => {
  const texts: (string | null)[] = [];
  for (;;) {
    const claimed = await store.inbox.claim("w", 0, 100);
    if (claimed === null) return texts;
    texts.push(claimed.event.kind === "message" ? claimed.event.text : claimed.event.kind);
    await store.inbox.complete(claimed.id, "w", noEffects, 1);
  }
};

const completeWith = async (store: Store, id: string, effects: Partial<typeof noEffects>) => {
  await accept(store, "D1", id);
  await store.inbox.complete(await claimId(store), "w", { ...noEffects, ...effects }, 1);
};

const next = (store: Store) => store.outbox.claim("s", 1, 100, []);

export const revisionContract = (opened: Opened): void => {
  test.each([
    ["in order", [0, 5, 9]],
    ["the edit before the original", [5, 0, 9]],
    ["the latest first", [9, 5, 0]],
  ])("of a message's revisions the latest alone is worked: %s", async (_order, numbers) => {
    const store = await opened();
    for (const number of numbers) expect(await acceptRevision(store, number)).toBe("accepted");
    expect(await workedTexts(store)).toEqual(["text 9"]);
    expect(await store.inbox.counts()).toEqual({ waiting: 0, working: 0, dead: 0 });
  });

  test("an original that comes after its edit was worked is worked no more", async () => {
    const store = await opened();
    await acceptRevision(store, 5);
    expect(await workedTexts(store)).toEqual(["text 5"]);
    await acceptRevision(store, 0);
    expect(await workedTexts(store)).toEqual([]);
  });

  test("an edit keeps the place of its original", async () => {
    const store = await opened();
    await acceptRevision(store, 0);
    await store.inbox.accept(
      { ...sampleEvent("D1", "2", "second"), atMicros: 2 },
      { eventId: "2", messageKey: "2" },
      0,
    );
    await acceptRevision(store, 5);
    expect(await workedTexts(store)).toEqual(["text 5", "second"]);
  });

  test("what is worked while a later revision comes leads to nothing", async () => {
    const store = await opened();
    await acceptRevision(store, 0);
    const id = await claimId(store);
    await acceptRevision(store, 5);
    await store.inbox.complete(id, "w", { ...noEffects, deliveries: [sampleDelivery("d1")] }, 1);
    expect(await store.outbox.counts()).toMatchObject({ waiting: 0 });
    expect(await workedTexts(store)).toEqual(["text 5"]);
  });

  test("a buried original does not stand in the way of its edit", async () => {
    const store = await opened();
    await acceptRevision(store, 0);
    await store.inbox.fail(await claimId(store), "w", "x", null);
    await acceptRevision(store, 5);
    expect(await workedTexts(store)).toEqual(["text 5"]);
    expect(await store.inbox.counts()).toMatchObject({ dead: 0 });
  });

  test("the same message id in another channel or tenant is another message", async () => {
    const store = await opened();
    await acceptRevision(store, 5);
    const keys = { eventId: "other", messageKey: "other", revision: { message: "D2:1", number: 0 } };
    await store.inbox.accept(sampleEvent("D2", "1", "there"), keys, 0);
    const foreign = { ...keys, revision: { message: "D1:1", number: 0 } };
    await store.inbox.accept({ ...sampleEvent("D1", "1", "elsewhere"), tenant: "T2" }, foreign, 0);
    expect(await workedTexts(store)).toEqual(["text 5", "there", "elsewhere"]);
  });

  const retracted = { channel: "D1", messageIds: ["1"], deliveryIds: ["d1"] };
  const instead = { ...sampleDelivery("d2"), relation: { kind: "replaces", deliveryId: "d1" } as const };
  const line = { ...sampleDelivery("d2"), relation: { kind: "takes_back", deliveryId: "d1" } as const };

  test("a reply that waits is withdrawn, and there is nothing to take back", async () => {
    const store = await opened();
    await completeWith(store, "a", { deliveries: [sampleDelivery("d1")] });
    await completeWith(store, "b", { retracted, deliveries: [line, sampleDelivery("d3")] });
    expect((await next(store))?.delivery.id).toBe("d3");
  });

  test("the new form of a reply that waits is posted in its stead", async () => {
    const store = await opened();
    await completeWith(store, "a", { deliveries: [sampleDelivery("d1")] });
    await completeWith(store, "b", { retracted, deliveries: [instead] });
    expect(await next(store)).toMatchObject({ delivery: { id: "d2" }, relatedMessageId: null });
  });

  test.each([
    ["is being posted", false],
    ["was posted", true],
  ])("a reply that %s is taken back where it stands", async (_state, isPosted) => {
    const store = await opened();
    await completeWith(store, "a", { deliveries: [sampleDelivery("d1")] });
    await next(store);
    if (isPosted) await store.outbox.posted("d1", "s", "10.1", 1);
    await completeWith(store, "b", { retracted, deliveries: [line] });
    if (!isPosted) await store.outbox.posted("d1", "s", "10.1", 1);
    expect(await next(store)).toMatchObject({ delivery: { id: "d2" }, relatedMessageId: "10.1" });
  });

  test("a new form that waits is not withdrawn: the old one would stand", async () => {
    const store = await opened();
    await completeWith(store, "a", { deliveries: [sampleDelivery("d1")] });
    await next(store);
    await store.outbox.posted("d1", "s", "10.1", 1);
    await completeWith(store, "b", { retracted, deliveries: [instead] });
    const again = { ...sampleDelivery("d3"), relation: { kind: "replaces", deliveryId: "d2" } as const };
    await completeWith(store, "c", { retracted: { ...retracted, deliveryIds: ["d2"] }, deliveries: [again] });
    expect((await next(store))?.delivery.id).toBe("d2");
    await store.outbox.posted("d2", "s", "10.1", 1);
    expect(await next(store)).toMatchObject({ delivery: { id: "d3" }, relatedMessageId: "10.1" });
  });

  test("what was thought of an answer goes with its question: another answer stands under that turn", async () => {
    const store = await opened();
    const feedback = { tenant: "T1", channel: "D1", verdict: "not_helpful", reason: "looks_wrong", at: 1 } as const;
    for (const id of ["1", "2"])
      await completeWith(store, `answered-${id}`, {
        receipts: [{ ...sampleReceipt(`r${id}`, `t${id}`), messageIds: [id] }],
        feedback: { ...feedback, turnId: `t${id}` },
      });
    const renewed = { ...sampleReceipt("r3", "t1"), messageIds: ["1"] };
    await completeWith(store, "edited", { retracted, receipts: [renewed] });
    expect(await store.feedback.findByTurn("T1", "t1")).toBeNull();
    expect(await store.feedback.findByTurn("T1", "t2")).toMatchObject({ reason: "looks_wrong" });
  });

  test("receipts and questions that were handed off forget the words, those of other messages stay", async () => {
    const store = await opened();
    const receipt = { ...sampleReceipt("r1", "t1"), messageIds: ["1"] };
    const handOff = { ...sampleHandOff("h1", "t1"), question: "Is it remote?" };
    await completeWith(store, "a", {
      conversation: sampleConversation(),
      receipts: [receipt],
      openedHandOffs: [handOff],
    });
    const other = { ...sampleReceipt("r2", "t2"), messageIds: ["2"] };
    await completeWith(store, "b", { receipts: [other] });
    const renewed = { ...sampleReceipt("r3", "t1"), messageIds: ["1"] };
    await completeWith(store, "c", { retracted, receipts: [renewed] });
    expect(await store.receipts.find("T1", "r1")).toBeNull();
    expect(await store.receipts.find("T1", "r2")).toEqual(other);
    expect(await store.receipts.findByTurn("T1", "t1")).toEqual(renewed);
    expect(await store.handOffs.find("T1", "h1")).toEqual({ ...handOff, question: null });
    await completeWith(store, "d", { retracted: { ...retracted, channel: "D2" } });
    expect(await store.receipts.find("T1", "r3")).toEqual(renewed);
  });
};
