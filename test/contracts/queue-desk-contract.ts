import { expect, onTestFinished, test } from "vitest";
import type { Store, StoreDesk } from "../../src/ports.ts";
import { noEffects, sampleDelivery } from "../fakes/sample-effects.ts";
import { accept, claim, claimId } from "./contract-steps.ts";

type OpenWithDesk = () => Promise<{ store: Store; desk: StoreDesk; dispose: () => Promise<void> }>;

const next = async (store: Store) => (await store.outbox.claim("s", 9, 100, []))?.delivery.id ?? null;

/** What an operator sees and changes while a bot works the same queues. */
export const queueDeskContract = (open: OpenWithDesk): void => {
  const opened = async () => {
    const { store, desk, dispose } = await open();
    onTestFinished(async () => {
      await desk.close();
      await dispose();
    });
    return { store, desk: desk.queues };
  };

  const buried = async () => {
    const { store, desk } = await opened();
    await accept(store, "D1", "1");
    const id = await claimId(store);
    await store.inbox.fail(id, "w", "boom", null);
    return { store, desk, id };
  };

  test("shows a dead event by its kind and code, and none of its words", async () => {
    const { desk, id } = await buried();
    const items = await desk.list("inbox", ["dead"]);
    expect(items).toMatchObject([{ id, tenant: "T1", lane: "D1", kind: "message", code: "boom", attempt: 1 }]);
    expect(JSON.stringify(items)).not.toContain("remote");
    expect(await desk.list("inbox", ["waiting"])).toEqual([]);
    expect(await desk.list("inbox", [])).toEqual([]);
  });

  test("a requeued event is worked by the bot as if for the first time", async () => {
    const { store, desk, id } = await buried();
    expect(await desk.requeue("inbox", id, ["dead"], 5)).toBe("requeued");
    expect(await store.inbox.claim("w2", 5, 100)).toMatchObject({ id, attempt: 1 });
    // It is worked now: a second requeue would have it worked twice.
    expect(await desk.requeue("inbox", id, ["dead"], 6)).toBe("absent");
  });

  test("a discarded event is gone, and keeps no words", async () => {
    const { store, desk, id } = await buried();
    expect(await desk.settle("inbox", id, ["dead"], 5)).toBe(true);
    expect(await claim(store)).toBeNull();
    expect(await desk.list("inbox", ["done"])).toMatchObject([{ id, kind: null }]);
  });

  const withDeliveries = async (...ids: string[]) => {
    const { store, desk } = await opened();
    await accept(store, "D1", "1");
    const deliveries = ids.map((id) => sampleDelivery(id));
    await store.inbox.complete(await claimId(store), "w", { ...noEffects, deliveries }, 0);
    return { store, desk };
  };
  test("a failed message is posted again, before what came after it", async () => {
    const { store, desk } = await withDeliveries("1", "2");
    await next(store);
    await store.outbox.fail("1", "s", "not_in_channel", 1);
    expect(await desk.list("outbox", ["failed"])).toMatchObject([
      { id: "1", kind: "conversation", code: "not_in_channel" },
    ]);
    expect(await desk.requeue("outbox", "1", ["failed"], 2)).toBe("requeued");
    expect(await next(store)).toBe("1");
  });

  const over = { conversations: 0, answers: 0, messages: 500, audit: 0 };

  test("what nobody has seen to keeps its words for the time of messages, then its code alone, and is not tried again", async () => {
    const { store, desk } = await withDeliveries("1", "2");
    await next(store);
    await store.outbox.fail("1", "s", "not_in_channel", 1);
    await next(store);
    await store.outbox.unknown("2", "s", "reset");
    await accept(store, "D1", "dead");
    await store.inbox.fail(await claimId(store), "w", "boom", null);
    expect(await store.retention.sweep("T1", { ...over, messages: 0 }, 1_000)).toMatchObject({
      messages: 0,
      events: 0,
    });
    expect((await desk.list("outbox", ["failed", "unknown"])).map(({ isEmptied }) => isEmptied)).toEqual([
      false,
      false,
    ]);
    expect(await store.retention.sweep("T1", over, 1_000)).toMatchObject({ messages: 2, events: 2 });
    expect(await store.retention.sweep("T1", over, 1_001)).toMatchObject({ messages: 0, events: 0 });
    const [dead] = await desk.list("inbox", ["dead"]);
    const left = await desk.list("outbox", ["failed", "unknown"]);
    expect([dead, ...left]).toMatchObject([
      { state: "dead", code: "boom", kind: null, isEmptied: true },
      { state: "failed", code: "not_in_channel", kind: null, isEmptied: true },
      { state: "unknown", code: "reset", kind: null, isEmptied: true },
    ]);
    expect(await desk.requeue("inbox", dead?.id ?? "", ["dead"], 2_000)).toBe("emptied");
    expect(await desk.requeue("outbox", "1", ["failed"], 2_000)).toBe("emptied");
    expect(await desk.requeue("outbox", "nothing", ["failed"], 2_000)).toBe("absent");
    expect(await next(store)).toBeNull();
  });

  test("what was tried again since keeps its words from then on", async () => {
    const { store, desk } = await withDeliveries("1");
    await next(store);
    await store.outbox.fail("1", "s", "not_in_channel", 1);
    await desk.requeue("outbox", "1", ["failed"], 700);
    await store.outbox.claim("s", 700, 800, []);
    await store.outbox.fail("1", "s", "not_in_channel", 701);
    expect(await store.retention.sweep("T1", over, 1_000)).toMatchObject({ messages: 0 });
  });

  test("a message that is discarded is never posted, and keeps no words", async () => {
    const { store, desk } = await withDeliveries("1");
    await next(store);
    await store.outbox.fail("1", "s", "not_in_channel", 1);
    expect(await desk.withdraw("1", ["failed", "unknown"], 5)).toBe(true);
    expect(await desk.withdraw("1", ["failed", "unknown"], 6)).toBe(false);
    expect(await next(store)).toBeNull();
    expect(await desk.list("outbox", ["withdrawn"])).toMatchObject([{ id: "1", isEmptied: true }]);
  });

  test("an unknown message that stands in its channel is not posted again", async () => {
    const { store, desk } = await withDeliveries("1");
    await next(store);
    await store.outbox.unknown("1", "s", "reset");
    expect(await desk.settle("outbox", "1", ["unknown"], 2)).toBe(true);
    expect(await next(store)).toBeNull();
  });
};
