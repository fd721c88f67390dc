import { sql, type Kysely, type RawBuilder } from "kysely";
import { z } from "zod";
import { ConflictError, LeaseLostError } from "../../domain/errors.ts";
import type { Lane } from "../../ports.ts";
import type { SqlVariant } from "./sql-variant.ts";
import type { Tables } from "./tables.ts";

type Executor = Kysely<Tables>;
type Lease = { worker: string; now: number; until: number; resting: readonly Lane[] };

/** Each refusal is another's success; whoever is refused so often looks again when there is news. */
const mostClaims = 5;

const Held = z.object({ tenant: z.string() });
const Count = z.object({ state: z.string(), count: z.coerce.number().int() });

/**
 * What inbox and outbox share: rows that wait in lanes, are leased, and are settled by whoever holds the lease.
 * In a lane one row is worked at a time, in order; one in back-off keeps its place, a finished or buried one frees it.
 */
export const leaseQueue = (table: "inbox" | "outbox", variant: SqlVariant) => {
  const rows = sql.table(table);
  // To look for a message whose post was interrupted is no attempt: a process that is killed while it looks, again and
  // again, must not use up what the message has.
  const counted = table === "inbox" ? sql`1` : sql`case when posting_since is null then 1 else 0 end`;

  /** Changes the row that `worker` holds and resolves to its tenant. */
  const changeHeld = async (db: Executor, id: string, worker: string, change: RawBuilder<unknown>) => {
    const result = await sql`
      update ${rows} set ${change}
      where id = ${id} and state = 'working' and lease_owner = ${worker}
      returning tenant`.execute(db);
    const held = result.rows[0];
    if (held === undefined) throw new LeaseLostError(`${table} ${id} is not held by ${worker} any more.`);
    return Held.parse(held).tenant;
  };

  const free = async (db: Executor, which: RawBuilder<unknown>): Promise<number> => {
    const result = await sql`
      update ${rows} set state = 'waiting', lease_owner = null, lease_until = null
      where sequence in (
        select sequence from ${rows} where state = 'working' and ${which} ${variant.claimLock})`.execute(db);
    return Number(result.numAffectedRows ?? 0);
  };

  const claimOnce = async (db: Executor, lease: Lease): Promise<unknown> => {
    const pairs = lease.resting.map(({ tenant, lane }) => sql`(${tenant}, ${lane})`);
    const awake = pairs.length === 0 ? sql`` : sql`and (first.tenant, first.lane) not in (values ${sql.join(pairs)})`;
    // The states are literals: with parameters SQLite cannot use the partial indexes.
    const result = await sql`
      update ${rows}
      set state = 'working', attempt = attempt + ${counted}, lease_owner = ${lease.worker}, lease_until = ${lease.until}
      where sequence = (
        select first.sequence from ${rows} as first
        where first.state = 'waiting' and first.due_at <= ${lease.now} ${awake}
          and not exists (
            select 1 from ${rows} as earlier
            where earlier.state = 'waiting' and earlier.tenant = first.tenant and earlier.lane = first.lane
              and (earlier.order_at, earlier.sequence) < (first.order_at, first.sequence))
          and not exists (
            select 1 from ${rows} as running
            where running.state = 'working' and running.tenant = first.tenant and running.lane = first.lane)
        order by first.sequence limit 1 ${variant.claimLock})
      returning *`.execute(db);
    return result.rows[0] ?? null;
  };

  return {
    /** The claimed row, to be parsed by the caller; rows whose lease has run out by `now` are free again. */
    claim: async (db: Executor, lease: Lease): Promise<unknown> => {
      await free(db, sql`lease_until <= ${lease.now}`);
      for (let attempt = 1; attempt <= mostClaims; attempt += 1) {
        try {
          return await claimOnce(db, lease);
        } catch (error) {
          // Between this one's look and its write another process claimed in the same lane: the unique index refuses
          // the second, which sees on its next look that the lane is taken.
          if (!(error instanceof ConflictError)) throw error;
        }
      }
      return null;
    },

    extend: async (db: Executor, id: string, worker: string, leaseUntil: number): Promise<void> => {
      await changeHeld(db, id, worker, sql`lease_until = ${leaseUntil}`);
    },

    /** Ends the attempt: `change` sets the new state. Resolves to the row's tenant. */
    settle: (db: Executor, id: string, worker: string, change: RawBuilder<unknown>): Promise<string> =>
      changeHeld(db, id, worker, sql`lease_owner = null, lease_until = null, ${change}`),

    changeHeld,

    /** Frees every leased row; only for a store of which no other process can hold a part. */
    freeAll: (db: Executor): Promise<number> => free(db, sql`1 = 1`),

    /** How many rows stand in a state, for the states in which any do. */
    countByState: async (db: Executor): Promise<ReadonlyMap<string, number>> => {
      const result = await sql`select state, count(*) as count from ${rows} group by state`.execute(db);
      return new Map(result.rows.map((row) => Count.parse(row)).map(({ state, count }) => [state, count]));
    },
  };
};
export type LeaseQueue = ReturnType<typeof leaseQueue>;
