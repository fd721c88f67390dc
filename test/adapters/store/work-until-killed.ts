import { writeSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { Pool } from "pg";
import { z } from "zod";
import { openPostgresStore } from "../../../src/adapters/store/open-postgres-store.ts";
import { startInboxWorker } from "../../../src/app/inbox-worker.ts";
import { silentLogger } from "../../../src/app/logger.ts";
import { systemClock, uuidIds } from "../../../src/app/system.ts";
import type { Turn } from "../../../src/domain/conversation.ts";
import type { Effects } from "../../../src/domain/delivery.ts";
import type { IncomingEvent } from "../../../src/domain/event.ts";
import { noEffects, sampleConversation, sampleDelivery } from "../../fakes/sample-effects.ts";

// Run by the test of several processes: works events until it is killed, and prints what it works and where another
// process works the same conversation at that moment. The witness is a lock of Postgres' own, which ends with the process.
const [url] = process.argv.slice(2);
if (url === undefined) throw new Error("work-until-killed URL");

const Alone = z.object({ alone: z.boolean() });
const parts = { clock: systemClock, ids: uuidIds, logger: silentLogger };
const store = await openPostgresStore({ url, ...parts });
const witnesses = new Pool({ connectionString: url });

/** Works while it holds the conversation's lock, in a session of its own. */
const underWitness = async <T>(channel: string, work: () => Promise<T>): Promise<T> => {
  const witness = await witnesses.connect();
  const key = Number(channel.slice(1));
  try {
    const { rows } = await witness.query("select pg_try_advisory_lock($1) as alone", [key]);
    if (!Alone.parse(rows[0]).alone) writeSync(1, `overlap ${channel}\n`);
    return await work();
  } finally {
    await witness.query("select pg_advisory_unlock($1)", [key]);
    witness.release();
  }
};

const respond = ({ channel, atMicros }: IncomingEvent): Promise<Effects> =>
  underWitness(channel, async () => {
    const before = (await store.conversations.find("T1", channel)) ?? { ...sampleConversation(channel), turns: [] };
    writeSync(1, `working ${channel} ${atMicros}\n`);
    await pause(10);
    const id = `${channel}-${atMicros}`;
    const turn: Turn = {
      id,
      at: 0,
      message: "",
      reply: "",
      outcome: "small_talk",
      sources: [],
      deliveries: [],
    };
    return {
      ...noEffects,
      // A turn that was added to an outdated conversation would drop another.
      conversation: { ...before, turns: [...before.turns, turn] },
      deliveries: [sampleDelivery(id, channel)],
    };
  });

startInboxWorker({
  ...parts,
  inbox: store.inbox,
  onWork: (listener) => store.onWork(listener),
  respond,
  leaseMs: 4_000,
  concurrency: 4,
});
