import { expect, onTestFinished, test } from "vitest";
import { startInboxWorker } from "../../src/app/inbox-worker.ts";
import { startOutboxSender } from "../../src/app/outbox-sender.ts";
import { systemClock, uuidIds } from "../../src/app/system.ts";
import { memoryMessenger } from "../fakes/memory-messenger.ts";
import { noEffects, sampleDelivery, sampleEvent } from "../fakes/sample-effects.ts";
import { openTemporaryStore } from "../fakes/temporary-store.ts";

test("on a real store, each accepted event is answered once, in order, without waiting for a poll", async () => {
  const { store, logger, dispose } = await openTemporaryStore(systemClock);
  const messenger = memoryMessenger();
  const parts = {
    onWork: (listener: () => void) => store.onWork(listener),
    clock: systemClock,
    ids: uuidIds,
    logger,
  };
  const worker = startInboxWorker({
    inbox: store.inbox,
    respond: (event) =>
      Promise.resolve({
        ...noEffects,
        deliveries: [sampleDelivery(`${event.channel}-${event.atMicros}`, event.channel)],
      }),
    ...parts,
  });
  const sender = startOutboxSender({ outbox: store.outbox, messenger, ...parts });
  onTestFinished(async () => {
    await worker.stop();
    await sender.stop();
    await dispose();
  });

  const begunAt = systemClock.now();
  for (let at = 0; at < 30; at += 1) {
    const event = { ...sampleEvent(`D${at % 3}`, `${at}`), atMicros: at };
    for (const key of [`${at}`, `${at}`]) await store.inbox.accept(event, { eventId: key, messageKey: key }, begunAt);
  }
  await expect.poll(() => messenger.standing.length, { interval: 5, timeout: 5000 }).toBe(30);
  const inOrder = Array.from({ length: 10 }, (_, index) => `D1-${index * 3 + 1}`);
  expect(messenger.standing.map(({ id }) => id).filter((id) => id.startsWith("D1-"))).toEqual(inOrder);
  await expect.poll(() => store.outbox.counts()).toEqual({ waiting: 0, working: 0, unknown: 0, failed: 0 });
  expect(new Set(logger.events())).toEqual(new Set(["event_worked", "delivery_posted"]));
});
