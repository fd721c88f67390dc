import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { openPostgresStore } from "../../../src/adapters/store/open-postgres-store.ts";
import { startInboxWorker } from "../../../src/app/inbox-worker.ts";
import { systemClock, uuidIds } from "../../../src/app/system.ts";
import { recordingLogger } from "../../fakes/logger.ts";
import { noEffects, sampleDelivery, sampleEvent } from "../../fakes/sample-effects.ts";
import { flakyNetwork } from "../../stand-ins/flaky-network.ts";
import { startPostgres } from "../../stand-ins/postgres.ts";

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

/** Two processes: one whose network can be cut, and one beside the database. */
const openBoth = async () => {
  if (postgres === null) throw new Error("there is no Postgres");
  const url = await postgres.createDatabase();
  const network = await flakyNetwork(postgres);
  const logger = recordingLogger();
  const parts = { clock: systemClock, ids: uuidIds, logger };
  const far = await openPostgresStore({ ...parts, url: network.through(url) });
  const near = await openPostgresStore({ ...parts, url });
  onTestFinished(async () => {
    await far.close();
    await near.close();
    await network.close();
  });
  const accept = (store: typeof near, id: string, atMicros = 1) =>
    store.inbox.accept({ ...sampleEvent("D1", id), atMicros }, { eventId: id, messageKey: id }, systemClock.now());
  return { network, far, near, parts, logger, accept };
};

describe.skipIf(postgres === null)("a connection to Postgres that is lost", () => {
  test("is told as unavailable, and the same store works as soon as there is a network again", async () => {
    const { network, far, accept } = await openBoth();
    network.cut();
    await expect(accept(far, "1")).rejects.toMatchObject({ code: "unavailable" });
    await expect(far.inbox.claim("w", 0, 1)).rejects.toMatchObject({ code: "unavailable" });
    network.mend();
    expect(await accept(far, "1")).toBe("accepted");
  });

  test("is listened on again, and what came in between is heard of", async () => {
    const { network, far, near, accept, logger } = await openBoth();
    let heard = 0;
    far.onWork(() => {
      heard += 1;
    });
    network.cut();
    await expect.poll(() => logger.events()).toContain("store_listener_lost");
    await accept(near, "1");
    expect(heard).toBe(0);
    network.mend();
    await expect.poll(() => heard, { timeout: 5_000 }).toBe(1);
    await accept(near, "2");
    await expect.poll(() => heard).toBe(2);
  });

  test("in the middle of work loses no event and doubles none", { timeout: 60_000 }, async () => {
    const { network, far, near, parts, accept } = await openBoth();
    const worker = startInboxWorker({
      ...parts,
      inbox: far.inbox,
      onWork: (listener) => far.onWork(listener),
      respond: async (event) => {
        await pause(5);
        return { ...noEffects, deliveries: [sampleDelivery(`${event.atMicros}`)] };
      },
      leaseMs: 1_500,
      backoff: () => 10,
    });
    onTestFinished(() => worker.stop());
    for (let at = 1; at <= 60; at += 1) await accept(near, `${at}`, at);
    for (const posted of [5, 20, 40]) {
      await expect
        .poll(async () => (await near.outbox.counts()).waiting, { timeout: 20_000, interval: 3 })
        .toBeGreaterThanOrEqual(posted);
      network.cut();
      await pause(100);
      network.mend();
    }
    await expect.poll(() => near.inbox.counts(), { timeout: 30_000 }).toEqual({ waiting: 0, working: 0, dead: 0 });
    const order: string[] = [];
    for (;;) {
      const claimed = await near.outbox.claim("s", systemClock.now(), systemClock.now() + 1_000, []);
      if (claimed === null) break;
      order.push(claimed.delivery.id);
      await near.outbox.posted(claimed.delivery.id, "s", "m", 1);
    }
    expect(order).toEqual(Array.from({ length: 60 }, (_, index) => `${index + 1}`));
  });
});
