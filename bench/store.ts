// Prints how many events a second are accepted, and then claimed and completed with a reply, on SQLite and on Postgres,
// both of which wait for the disk: node bench/store.ts [events]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPostgresStore } from "../src/adapters/store/open-postgres-store.ts";
import { openStore } from "../src/adapters/store/open-store.ts";
import { silentLogger } from "../src/app/logger.ts";
import { systemClock, uuidIds } from "../src/app/system.ts";
import type { Store } from "../src/ports.ts";
import { noEffects, sampleConversation, sampleDelivery, sampleEvent } from "../test/fakes/sample-effects.ts";
import { startPostgres } from "../test/stand-ins/postgres.ts";

const events = Number(process.argv[2] ?? "2000");
const workersEach = 8;
const parts = { clock: systemClock, ids: uuidIds, logger: silentLogger };

const perSecond = async (work: () => Promise<unknown>): Promise<string> => {
  const begunAt = performance.now();
  await work();
  return `${((events * 1_000) / (performance.now() - begunAt)).toFixed(0)} a second`;
};

const acceptAll = async (store: Store, conversations: number): Promise<void> => {
  const acceptors = Array.from({ length: workersEach }, async (_, first) => {
    for (let count = first; count < events; count += workersEach) {
      const event = { ...sampleEvent(`D${count % conversations}`, `${count}`), atMicros: count };
      await store.inbox.accept(event, { eventId: `${count}`, messageKey: `${count}` }, 0);
    }
  });
  await Promise.all(acceptors);
};

/** Until nothing is left; a worker that finds nothing leaves the last conversations to the others. */
const workOff = async (store: Store): Promise<void> => {
  while (true) {
    const worker = uuidIds.next();
    const claimed = await store.inbox.claim(worker, 1, 1_000_000);
    if (claimed === null) return;
    const { channel } = claimed.event;
    const effects = {
      ...noEffects,
      conversation: sampleConversation(channel),
      deliveries: [sampleDelivery(claimed.id, channel)],
    };
    await store.inbox.complete(claimed.id, worker, effects, 1);
  }
};

const measure = async (name: string, stores: readonly [Store, ...Store[]], conversations: number): Promise<void> => {
  const accepted = await perSecond(() => acceptAll(stores[0], conversations));
  const worked = await perSecond(() =>
    Promise.all(stores.flatMap((store) => Array.from({ length: workersEach }, () => workOff(store)))),
  );
  const { waiting } = await stores[0].inbox.counts();
  if (waiting > 0) throw new Error(`${waiting} events were left`);
  console.log(`${name}, ${conversations} conversations: accepted ${accepted}, worked ${worked}`);
  for (const store of stores) await store.close();
};

const folder = await mkdtemp(join(tmpdir(), "candor-bench-"));
const postgres = await startPostgres({ durable: true });
for (const conversations of [50, 200, 800]) {
  const file = join(folder, `${conversations}.sqlite`);
  await measure("SQLite", [await openStore({ ...parts, file })], conversations);
  if (postgres === null) continue;
  for (const name of ["Postgres", "Postgres, two stores"] as const) {
    const url = await postgres.createDatabase();
    const first = await openPostgresStore({ ...parts, url });
    const others = name === "Postgres" ? [] : [await openPostgresStore({ ...parts, url })];
    await measure(name, [first, ...others], conversations);
  }
}
await postgres?.stop();
await rm(folder, { recursive: true, force: true });
