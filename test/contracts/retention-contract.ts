import { expect, test } from "vitest";
import type { Hold } from "../../src/domain/hold.ts";
import type { Store } from "../../src/ports.ts";
import {
  noEffects,
  sampleConversation,
  sampleDelivery,
  sampleEvent,
  sampleHandOff,
  sampleReceipt,
  sampleWaiter,
} from "../fakes/sample-effects.ts";
import { accept, claimId, type Opened } from "./contract-steps.ts";

const hold: Hold = { person: "U-D1", reason: "case 7", by: "sam", since: 1 };

/** A conversation whose last turn, receipt and posted message are of these instants. */
async function live(
  store: Store,
  channel: string,
  at: { turn: number; receipt: number; posted: number },
  candidate = `U-${channel}`,
) {
  const conversation = sampleConversation(channel);
  await accept(store, channel, `m-${channel}`);
  await store.inbox.complete(
    await claimId(store),
    "w",
    {
      ...noEffects,
      conversation: {
        ...conversation,
        candidate,
        disclosedAt: 1,
        turns: conversation.turns.map((turn) => ({ ...turn, at: at.turn })),
      },
      receipts: [{ ...sampleReceipt(`r-${channel}`, `t-${channel}`), channel, at: at.receipt, messageIds: [channel] }],
      openedHandOffs: [{ ...sampleHandOff(`h-${channel}`, `t-${channel}`), channel, candidate }],
      deliveries: [sampleDelivery(`d-${channel}`, channel)],
    },
    at.posted,
  );
  const claimed = await store.outbox.claim("w", at.posted, at.posted + 100, []);
  if (claimed === null) throw new Error("nothing to post");
  await store.outbox.posting(claimed.delivery.id, "w", at.posted);
  await store.outbox.posted(claimed.delivery.id, "w", `ts-${channel}`, at.posted);
}

const old = { turn: 10, receipt: 10, posted: 10 };
const recent = { turn: 1_000, receipt: 1_000, posted: 1_000 };
const before = { conversations: 500, answers: 500, messages: 500, audit: 0 };
const lifting = { by: "sam", at: 2_000, reason: null };

export const retentionContract = (opened: Opened): void => {
  test("what was kept long enough goes, each kind by its own time, and all else stays", async () => {
    const store = await opened();
    await live(store, "D1", old);
    await live(store, "D2", recent);
    await live(store, "D3", { ...recent, receipt: 10 });
    expect(await store.retention.sweep("T2", before, 2_000)).toMatchObject({ conversations: 0, answers: 0, events: 0 });
    const swept = await store.retention.sweep("T1", before, 2_000);
    expect(swept).toMatchObject({ conversations: 1, answers: 1 });
    expect(await store.conversations.find("T1", "D1")).toBeNull();
    expect(await store.handOffs.find("T1", "h-D1")).toBeNull();
    expect(await store.conversations.find("T1", "D2")).not.toBeNull();
    expect((await store.receipts.latest("T1", 9)).map(({ id }) => id)).toEqual(["r-D2"]);
    expect(await store.conversations.find("T1", "D3")).not.toBeNull();
    expect(await store.retention.sweep("T1", before, 2_001)).toEqual({
      conversations: 0,
      answers: 0,
      messages: 0,
      events: 0,
      audit: 0,
    });
  });

  test("a message that has come since is not lost with what was kept before", async () => {
    const store = await opened();
    await live(store, "D1", old);
    const event = { ...sampleEvent("D1", "new"), atMicros: 1_500_000 };
    await store.inbox.accept(event, { eventId: "e-new", messageKey: "m-new" }, 1_500);
    expect(await store.retention.sweep("T1", before, 2_000)).toMatchObject({ conversations: 1 });
    expect((await store.inbox.claim("w", 2_000, 2_100))?.event).toMatchObject({ kind: "message", messageId: "new" });
  });

  test("who is held keeps everything, until it is lifted", async () => {
    const store = await opened();
    await live(store, "D1", old);
    await store.holds.hold("T1", hold);
    expect(await store.holds.find("T1", "U-D1")).toEqual(hold);
    expect(await store.holds.list("T1")).toEqual([hold]);
    expect(await store.retention.sweep("T1", before, 2_000)).toEqual({
      conversations: 0,
      answers: 0,
      messages: 0,
      events: 0,
      audit: 0,
    });
    expect(await store.receipts.find("T1", "r-D1")).not.toBeNull();
    expect([await store.holds.lift("T1", "U-D1", lifting), await store.holds.lift("T1", "U-D1", lifting)]).toEqual([
      true,
      false,
    ]);
    expect(await store.retention.sweep("T1", before, 2_000)).toMatchObject({ conversations: 1 });
  });

  const held = { ...hold, person: "U-D9" };
  /** What may be left of somebody, or be there already, without a conversation. */
  const traces = {
    "a request for a person": { openedHandOffs: [{ ...sampleHandOff("h9", "t9"), channel: "D9", candidate: "U-D9" }] },
    "a question that waits": { waiters: [{ ...sampleWaiter("g1", "D9", "t9"), candidate: "U-D9" }] },
  };
  test.each(Object.entries(traces))("who is held is known by %s alone, and keeps the receipts", async (_, trace) => {
    const store = await opened();
    await accept(store, "D9", "one");
    const receipts = ["D8", "D9"].map((channel) => ({ ...sampleReceipt(`r-${channel}`), channel, at: 10 }));
    await store.inbox.complete(await claimId(store), "w", { ...noEffects, ...trace, receipts }, 10);
    await store.holds.hold("T1", held);
    expect(await store.retention.sweep("T1", before, 2_000)).toMatchObject({ answers: 1 });
    expect(await store.receipts.find("T1", "r-D9")).not.toBeNull();
    await store.holds.lift("T1", "U-D9", lifting);
    expect(await store.retention.sweep("T1", before, 2_000)).toMatchObject({ answers: 1 });
  });

  test("who is held is known by a message that nobody could work, and keeps it and the receipts", async () => {
    const store = await opened();
    await accept(store, "D9", "one");
    const receipts = [{ ...sampleReceipt("r9"), channel: "D9", at: 10 }];
    await store.inbox.complete(await claimId(store), "w", { ...noEffects, receipts }, 10);
    const event = { ...sampleEvent("D9", "two"), candidate: "U-D9" };
    await store.inbox.accept(event, { eventId: "e-two", messageKey: "m-two" }, 20);
    await store.inbox.fail(await claimId(store, "w", 20), "w", "boom", null);
    await store.holds.hold("T1", held);
    // Of the first message only the key is left, in the same lane.
    expect(await store.retention.sweep("T1", before, 2_000)).toMatchObject({ answers: 0, events: 0 });
    await store.holds.lift("T1", "U-D9", lifting);
    expect(await store.retention.sweep("T1", before, 2_000)).toMatchObject({ answers: 1, events: 2 });
  });

  test("who writes in another conversation still keeps what they wrote in one that is over", async () => {
    const store = await opened();
    await live(store, "D1", old);
    await live(store, "D2", recent, "U-D1");
    expect(await store.retention.sweep("T1", before, 2_000)).toMatchObject({ conversations: 0 });
    expect(await store.conversations.find("T1", "D2")).not.toBeNull();
  });

  test("more than one page of it goes in one sweep", async () => {
    const store = await opened();
    const receipts = Array.from({ length: 450 }, (_, index) => sampleReceipt(`r${index}`, `t${index}`));
    await accept(store, "D1", "one");
    await store.inbox.complete(await claimId(store), "w", { ...noEffects, receipts }, 10);
    expect(await store.retention.sweep("T1", before, 2_000)).toMatchObject({ answers: 450 });
  });
};
