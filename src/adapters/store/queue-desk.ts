import { sql, type Kysely, type RawBuilder } from "kysely";
import { z } from "zod";
import type { QueueDesk, QueueName } from "../../ports.ts";
import { withdrawn } from "./outbox.ts";
import type { Tables } from "./tables.ts";

const Row = z
  .object({
    id: z.string(),
    tenant: z.string(),
    lane: z.string(),
    payload: z.string(),
    state: z.string(),
    attempt: z.int(),
    code: z.string().nullable(),
    created_at: z.int(),
    due_at: z.int(),
  })
  .transform(({ payload, created_at, due_at, ...same }) => ({
    ...same,
    kind: kindOf(payload),
    isEmptied: payload === "",
    createdAt: created_at,
    dueAt: due_at,
  }));

/** Of all that an event or a delivery says, what kind it is; the rest may be somebody's words. */
const Kind = z.union([
  z.looseObject({ destination: z.looseObject({ kind: z.string() }) }).transform(({ destination }) => destination.kind),
  z.looseObject({ kind: z.string() }).transform(({ kind }) => kind),
]);

function kindOf(payload: string): string | null {
  if (payload === "") return null;
  try {
    return Kind.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    // Unreadable, as its code says.
    return null;
  }
}

/** The queues as an operator sees and changes them; each change is one short statement. */
export const queueDesk = (db: Kysely<Tables>): QueueDesk => {
  const changed = async (
    queue: QueueName,
    id: string,
    from: readonly string[],
    to: RawBuilder<unknown>,
    only: RawBuilder<unknown> = sql`1 = 1`,
  ): Promise<boolean> => {
    const result = await sql`
      update ${sql.table(queue)} set ${to}
      where id = ${id} and state in (${sql.join([...from])}) and ${only}`.execute(db);
    return (result.numAffectedRows ?? 0n) > 0n;
  };

  const isThere = async (queue: QueueName, id: string, states: readonly string[]): Promise<boolean> => {
    const row = await db
      .selectFrom(queue)
      .select("id")
      .where("id", "=", id)
      .where("state", "in", [...states])
      .executeTakeFirst();
    return row !== undefined;
  };

  return {
    list: async (queue, states) => {
      if (states.length === 0) return [];
      const result = await sql`
        select id, tenant, lane, payload, state, attempt, code, created_at, due_at from ${sql.table(queue)}
        where state in (${sql.join([...states])}) order by sequence`.execute(db);
      return result.rows.map((row) => Row.parse(row));
    },
    requeue: async (queue, id, from, at) => {
      const again = sql`state = 'waiting', attempt = 0, code = null, due_at = ${at}`;
      const change = queue === "outbox" ? sql`${again}, posting_since = null` : again;
      // Without its words it could only fail again, as unreadable, and with that lose its code.
      if (await changed(queue, id, from, change, sql`payload <> ''`)) return "requeued";
      return (await isThere(queue, id, from)) ? "emptied" : "absent";
    },
    settle: (queue, id, from, at) => {
      const state = queue === "outbox" ? sql`state = 'posted'` : sql`state = 'done', payload = ''`;
      return changed(queue, id, from, sql`${state}, finished_at = ${at}`);
    },
    withdraw: (id, from, at) => changed("outbox", id, from, withdrawn(at)),
  };
};
