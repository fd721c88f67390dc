import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { Arrival } from "./judge.ts";

const InboxRow = z.object({
  lane: z.string(),
  message: z.string(),
  created_at: z.number(),
  finished_at: z.number().nullable(),
});
const StateRow = z.object({ lane: z.string(), state: z.string(), count: z.number() });

export type Books = {
  /** By DM. */
  arrivals: ReadonlyMap<string, Arrival[]>;
  /** Deliveries to candidates by DM and state. */
  deliveries: readonly { dm: string; state: string; count: number }[];
};

/** What the app has in its books about messages and deliveries; nobody else may have the file open for writing. */
export function readStore(file: string): Books {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const inbox = database
      .prepare("select lane, message, created_at, finished_at from inbox where message is not null")
      .all();
    const arrivals = new Map<string, Arrival[]>();
    for (const row of z.array(InboxRow).parse(inbox)) {
      const ts = row.message.slice(row.lane.length + 1);
      const arrival = { ts, acceptedAt: row.created_at, workedAt: row.finished_at };
      arrivals.set(row.lane, [...(arrivals.get(row.lane) ?? []), arrival]);
    }
    const outbox = database.prepare("select lane, state, count(*) as count from outbox group by lane, state").all();
    const deliveries = z
      .array(StateRow)
      .parse(outbox)
      .map(({ lane, state, count }) => ({ dm: lane.replace("conversation:", ""), state, count }));
    return { arrivals, deliveries };
  } finally {
    database.close();
  }
}
