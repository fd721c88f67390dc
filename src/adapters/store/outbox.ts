import { sql, type Kysely, type RawBuilder, type Transaction } from "kysely";
import { z } from "zod";
import { Delivery } from "../../domain/delivery.ts";
import type { Destination } from "../../domain/destination.ts";
import type { Ids, Logger, Outbox } from "../../ports.ts";
import { addEvent } from "./add-event.ts";
import { fromJsonText } from "./json-text.ts";
import type { LeaseQueue } from "./queue.ts";
import type { Tables } from "./tables.ts";
import type { WorkSignal } from "./work-signal.ts";

const OutboxRow = z.object({
  id: z.string(),
  lane: z.string(),
  attempt: z.int(),
  payload: z.string(),
  posting_since: z.int().nullable(),
});
type OutboxRow = z.infer<typeof OutboxRow>;

/** Where files of a candidate's conversation are posted. */
export const fileLane = (channel: string): string => `conversation_file:${channel}`;

const laneOf = (destination: Destination): string => {
  switch (destination.kind) {
    case "conversation":
      // Without the thread: order and pace belong to the channel.
      return `conversation:${destination.channel}`;
    case "conversation_file":
      return fileLane(destination.channel);
    case "recruiters":
      return destination.team === null ? destination.kind : `${destination.kind}:${destination.team}`;
    case "accommodations":
      return destination.kind;
    case "accommodation_thread":
      return `${destination.kind}:${destination.handOffId}`;
  }
};

/** Adds a delivery that waits to be posted; throws `ConflictError` where its id is taken. */
export const addDelivery = async (db: Kysely<Tables>, delivery: Delivery, at: number): Promise<void> => {
  await db
    .insertInto("outbox")
    .values({
      id: delivery.id,
      tenant: delivery.tenant,
      lane: laneOf(delivery.destination),
      payload: JSON.stringify(delivery),
      order_at: 0,
      state: "waiting",
      attempt: 0,
      due_at: at,
      created_at: at,
    })
    .execute();
};

/** The empty payload says that nobody reads it any more. */
export const withdrawn = (at: number) => sql`state = 'withdrawn', payload = '', finished_at = ${at}`;

/**
 * Takes out of the queue what waits and was never begun to be posted. What changes an earlier message stays: without
 * it the earlier form would stand for good.
 */
export const withdrawDeliveries = async (
  db: Kysely<Tables>,
  tenant: string,
  ids: readonly string[],
  at: number,
): Promise<void> => {
  for (const id of ids) {
    const row = await db
      .selectFrom("outbox")
      .select("payload")
      .where("tenant", "=", tenant)
      .where("id", "=", id)
      .where("state", "=", "waiting")
      .where("posting_since", "is", null)
      .executeTakeFirst();
    if (row === undefined || fromJsonText(Delivery, row.payload).relation !== null) continue;
    await sql`
      update outbox set ${withdrawn(at)}
      where tenant = ${tenant} and id = ${id} and state = 'waiting' and posting_since is null
    `.execute(db);
  }
};

type Parts = { db: Kysely<Tables>; queue: LeaseQueue; signal: WorkSignal; ids: Ids; logger: Logger };

export const outboxStore = ({ db, queue, signal, ids, logger }: Parts): Outbox => {
  const settle = async (id: string, worker: string, change: RawBuilder<unknown>): Promise<void> => {
    await queue.settle(db, id, worker, change);
    signal.ring();
  };

  const relatedMessageId = async ({ tenant, relation }: Delivery): Promise<string | null> => {
    if (relation === null) return null;
    const row = await db
      .selectFrom("outbox")
      .select("message_id")
      .where("tenant", "=", tenant)
      .where("id", "=", relation.deliveryId)
      .executeTakeFirst();
    return row?.message_id ?? null;
  };

  /** `null` for a row that this version cannot read: it has failed, or its lane would never move again. */
  const readOrFail = async (row: OutboxRow, worker: string): Promise<Delivery | null> => {
    try {
      return fromJsonText(Delivery, row.payload);
    } catch (error) {
      logger.error("delivery_unreadable", error, { deliveryId: row.id });
      await queue.settle(db, row.id, worker, sql`state = 'failed', code = 'unreadable'`);
      return null;
    }
  };

  /** What the delivery holds for the case that it can never be posted, as an event of its own. */
  const bringAbout = async (transaction: Transaction<Tables>, tenant: string, id: string, at: number) => {
    const row = await transaction
      .selectFrom("outbox")
      .select("payload")
      .where("tenant", "=", tenant)
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    // Erased while it was under way: there is nobody to tell.
    if (row.payload === "") return;
    const { otherwise } = fromJsonText(Delivery, row.payload);
    if (otherwise === null) return;
    const key = `not-posted:${id}`;
    await addEvent(transaction, ids.next(), otherwise, { eventId: key, messageKey: key }, { at, dueAt: at });
  };

  return {
    claim: async (worker, now, leaseUntil, resting) => {
      while (true) {
        const claimed = await queue.claim(db, { worker, now, until: leaseUntil, resting });
        if (claimed === null) return null;
        const row = OutboxRow.parse(claimed);
        const delivery = await readOrFail(row, worker);
        if (delivery === null) continue;
        const { lane, attempt, posting_since: postingSince } = row;
        const related = await relatedMessageId(delivery);
        if (delivery.relation?.kind === "takes_back" && related === null) {
          await queue.settle(db, row.id, worker, withdrawn(now));
          continue;
        }
        return { delivery, lane, attempt, postingSince, relatedMessageId: related };
      }
    },

    extendLease: (id, worker, leaseUntil) => queue.extend(db, id, worker, leaseUntil),

    posting: async (id, worker, at) => {
      // Begun once more after it was interrupted: the claim counted the look for it, not this.
      const again = sql`case when posting_since is null then 0 else 1 end`;
      await queue.changeHeld(db, id, worker, sql`attempt = attempt + ${again}, posting_since = ${at}`);
    },

    posted: (id, worker, messageId, at) =>
      settle(id, worker, sql`state = 'posted', code = null, message_id = ${messageId}, finished_at = ${at}`),

    retry: (id, worker, code, retryAt) =>
      settle(id, worker, sql`state = 'waiting', code = ${code}, due_at = ${retryAt}, posting_since = null`),

    suspend: (id, worker, code, retryAt) =>
      settle(
        id,
        worker,
        sql`state = 'waiting', code = ${code}, due_at = ${retryAt}, posting_since = null, attempt = attempt - 1`,
      ),

    unknown: (id, worker, code) => settle(id, worker, sql`state = 'unknown', code = ${code}`),

    fail: async (id, worker, code, at) => {
      await db.transaction().execute(async (transaction) => {
        const tenant = await queue.settle(transaction, id, worker, sql`state = 'failed', code = ${code}`);
        await bringAbout(transaction, tenant, id, at);
      });
      signal.ring();
    },

    counts: async () => {
      const counts = await queue.countByState(db);
      return {
        waiting: counts.get("waiting") ?? 0,
        working: counts.get("working") ?? 0,
        unknown: counts.get("unknown") ?? 0,
        failed: counts.get("failed") ?? 0,
      };
    },
  };
};
