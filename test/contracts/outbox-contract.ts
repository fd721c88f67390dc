import { expect, test } from "vitest";
import type { Destination } from "../../src/domain/destination.ts";
import type { Store } from "../../src/ports.ts";
import { noEffects, sampleDelivery, sampleEvent } from "../fakes/sample-effects.ts";
import { accept, claimId, type Opened } from "./contract-steps.ts";

const next = async (store: Store, now = 0) => (await store.outbox.claim("s", now, now + 100, []))?.delivery.id ?? null;

const to = (id: string, destination: Destination) => ({ ...sampleDelivery(id), destination });
const under = (handOffId: string): Destination => ({ kind: "accommodation_thread", handOffId });

export const outboxContract = (opened: Opened): void => {
  const withDeliveries = async (...deliveries: ReturnType<typeof sampleDelivery>[]): Promise<Store> => {
    const store = await opened();
    await accept(store, "D1", "1");
    await store.inbox.complete(await claimId(store), "w", { ...noEffects, deliveries }, 0);
    return store;
  };

  test("a lane's deliveries are handed out in order, one at a time; other lanes go on", async () => {
    const recruiters = { ...sampleDelivery("r"), destination: { kind: "recruiters", team: null } as const };
    const store = await withDeliveries(sampleDelivery("1"), sampleDelivery("2"), sampleDelivery("3", "D2"), recruiters);
    expect([await next(store), await next(store), await next(store), await next(store)]).toEqual(["1", "3", "r", null]);
    await store.outbox.posted("1", "s", "m1", 1);
    expect(await next(store)).toBe("2");
  });

  test("threads of a channel are one lane", async () => {
    const inThread = {
      ...sampleDelivery("2"),
      destination: { kind: "conversation", channel: "D1", thread: "9" } as const,
    };
    const store = await withDeliveries(sampleDelivery("1"), inThread);
    expect([await next(store), await next(store)]).toEqual(["1", null]);
  });

  test("what is passed on waits under its own request alone: neither a card nor another request waits for it", async () => {
    const store = await withDeliveries(
      to("words", under("h1")),
      to("line in their place", under("h1")),
      to("others' words", under("h2")),
      to("card", { kind: "accommodations" }),
    );
    expect(await next(store)).toBe("words");
    await store.outbox.suspend("words", "s", "ratelimited", 50);
    expect([await next(store), await next(store), await next(store)]).toEqual(["others' words", "card", null]);
    expect(await next(store, 50)).toBe("words");
  });

  test("a postponed delivery is not overtaken in its lane", async () => {
    const store = await withDeliveries(sampleDelivery("1"), sampleDelivery("2"), sampleDelivery("3", "D2"));
    await next(store);
    await store.outbox.retry("1", "s", "ratelimited", 50);
    expect([await next(store, 49), await next(store, 49)]).toEqual(["3", null]);
    expect(await store.outbox.claim("s", 50, 100, [])).toMatchObject({ attempt: 2, delivery: { id: "1" } });
  });

  test("a suspended delivery keeps its place, and the attempt does not count", async () => {
    const store = await withDeliveries(sampleDelivery("1"), sampleDelivery("2"));
    await next(store);
    await store.outbox.suspend("1", "s", "token_revoked", 50);
    expect(await next(store, 49)).toBeNull();
    expect(await store.outbox.claim("s", 50, 100, [])).toMatchObject({ attempt: 1, delivery: { id: "1" } });
  });

  test("unknown and failed deliveries let their lane go on, and are counted", async () => {
    const store = await withDeliveries(sampleDelivery("1"), sampleDelivery("2"), sampleDelivery("3"));
    await next(store);
    await store.outbox.unknown("1", "s", "reset");
    expect(await next(store)).toBe("2");
    await store.outbox.fail("2", "s", "channel_not_found", 1);
    expect(await next(store)).toBe("3");
    expect(await store.outbox.counts()).toEqual({ waiting: 0, working: 1, unknown: 1, failed: 1 });
  });

  test("a delivery whose post was begun and never ended says since when", async () => {
    const store = await withDeliveries(sampleDelivery("1"));
    expect(await store.outbox.claim("s", 0, 100, [])).toMatchObject({ postingSince: null });
    await store.outbox.posting("1", "s", 7);
    expect(await store.outbox.claim("s2", 100, 200, [])).toMatchObject({ postingSince: 7, attempt: 1 });
    await store.outbox.retry("1", "s2", "absent", 150);
    expect(await store.outbox.claim("s3", 150, 200, [])).toMatchObject({ postingSince: null });
  });

  test("to look for a message whose post was interrupted, again and again, is no attempt; to post it again is", async () => {
    const store = await withDeliveries(sampleDelivery("1"));
    await store.outbox.claim("s", 0, 100, []);
    await store.outbox.posting("1", "s", 7);
    for (let look = 1; look <= 3; look += 1) {
      const claimed = await store.outbox.claim(`s${look}`, look * 100, look * 100 + 100, []);
      expect(claimed).toMatchObject({ postingSince: 7, attempt: 1 });
    }
    await store.outbox.posting("1", "s3", 320);
    expect(await store.outbox.claim("s4", 400, 500, [])).toMatchObject({ postingSince: 320, attempt: 2 });
  });

  test("a delivery claimed but not begun is free of doubt when its lease has run out", async () => {
    const store = await withDeliveries(sampleDelivery("1"));
    await next(store, 0);
    expect(await store.outbox.claim("s2", 100, 200, [])).toMatchObject({ postingSince: null });
  });

  test("a resting lane is passed over, of that tenant only", async () => {
    const store = await withDeliveries(sampleDelivery("1"), sampleDelivery("2", "D2"));
    const claimed = await store.outbox.claim("s", 0, 100, [
      { tenant: "T1", lane: "conversation:D1" },
      { tenant: "T9", lane: "conversation:D2" },
    ]);
    expect(claimed).toMatchObject({ lane: "conversation:D2", delivery: { id: "2" } });
  });

  test("a delivery that replaces another is handed out after it, with the message under which that one stands", async () => {
    const relation = { kind: "replaces", deliveryId: "1" } as const;
    const store = await withDeliveries(sampleDelivery("1"), { ...sampleDelivery("2"), relation });
    expect(await store.outbox.claim("s", 0, 100, [])).toMatchObject({ relatedMessageId: null });
    await store.outbox.posted("1", "s", "m1", 1);
    expect(await store.outbox.claim("s", 1, 100, [])).toMatchObject({ relatedMessageId: "m1", delivery: { id: "2" } });
  });

  test("a relation to what was never posted, or to another tenant's delivery, names no message", async () => {
    const relation = { kind: "in_thread_of", deliveryId: "1" } as const;
    const store = await withDeliveries(sampleDelivery("1"), { ...sampleDelivery("2"), relation });
    await next(store);
    await store.outbox.fail("1", "s", "channel_not_found", 1);
    expect(await store.outbox.claim("s", 1, 100, [])).toMatchObject({ relatedMessageId: null, delivery: { id: "2" } });
  });

  test("what comes about where a delivery can never be posted is an event, once, and none where it was posted", async () => {
    const otherwise = { ...sampleEvent("D1", "told") };
    const store = await withDeliveries(
      { ...sampleDelivery("1"), otherwise },
      { ...sampleDelivery("2"), otherwise: { ...otherwise, channel: "D2" } },
    );
    await next(store);
    await store.outbox.fail("1", "s", "is_archived", 5);
    await next(store, 5);
    await store.outbox.posted("2", "s", "m2", 6);
    expect(await store.inbox.claim("w", 6, 100)).toMatchObject({ event: otherwise });
    expect(await store.inbox.counts()).toMatchObject({ waiting: 0 });
  });

  test("who lost the lease records nothing", async () => {
    const store = await withDeliveries(sampleDelivery("1"));
    await next(store);
    const lost = { code: "lease_lost" };
    await expect(store.outbox.posting("1", "other", 1)).rejects.toMatchObject(lost);
    await expect(store.outbox.posted("1", "other", "m", 1)).rejects.toMatchObject(lost);
    await expect(store.outbox.retry("1", "other", "x", 1)).rejects.toMatchObject(lost);
    await expect(store.outbox.unknown("1", "other", "x")).rejects.toMatchObject(lost);
    await expect(store.outbox.fail("1", "other", "x", 1)).rejects.toMatchObject(lost);
    await expect(store.outbox.extendLease("1", "other", 500)).rejects.toMatchObject(lost);
  });
};
