import { sql, type Kysely } from "kysely";
import { z } from "zod";
import { IncomingEvent } from "../../domain/event.ts";
import type { ClaimedEvent, Ids, Inbox, Logger } from "../../ports.ts";
import { addEvent } from "./add-event.ts";
import { commitEffects } from "./commit-effects.ts";
import { fromJsonText } from "./json-text.ts";
import type { LeaseQueue } from "./queue.ts";
import { isSuperseded, superseded, supersedeEarlier } from "./supersede.ts";
import type { Tables } from "./tables.ts";
import type { WorkSignal } from "./work-signal.ts";

const Revision = z.object({ message: z.string().nullable(), revision: z.coerce.number().int().nullable() });
const InboxRow = Revision.extend({ id: z.string(), tenant: z.string(), attempt: z.int(), payload: z.string() });
type InboxRow = z.infer<typeof InboxRow>;

type Parts = {
  db: Kysely<Tables>;
  queue: LeaseQueue;
  ids: Ids;
  signal: WorkSignal;
  logger: Logger;
  settleMs: number;
  /** Makes sure that what was erased is nowhere any more. */
  compact: () => Promise<void>;
};

const revisionOf = async (transaction: Kysely<Tables>, id: string) =>
  Revision.parse(
    await transaction.selectFrom("inbox").select(["message", "revision"]).where("id", "=", id).executeTakeFirst(),
  );

export const inboxStore = ({ db, queue, ids, signal, logger, settleMs, compact }: Parts): Inbox => {
  /** `null` for a row that this version cannot read: it is buried, or its lane would never move again. */
  const readOrBury = async (row: InboxRow, worker: string): Promise<ClaimedEvent | null> => {
    try {
      const event = fromJsonText(IncomingEvent, row.payload);
      return { id: row.id, tenant: row.tenant, attempt: row.attempt, event };
    } catch (error) {
      logger.error("event_unreadable", error, { inboxId: row.id, tenant: row.tenant });
      await queue.settle(db, row.id, worker, sql`state = 'dead', code = 'unreadable'`);
      return null;
    }
  };

  return {
    accept: async (event, keys, at) => {
      const isNew = await addEvent(db, ids.next(), event, keys, { at, dueAt: at + settleMs });
      if (!isNew) return "duplicate";
      if (keys.revision !== undefined) await supersedeEarlier(db, event.tenant, keys.revision, at);
      signal.ringIn(settleMs);
      return "accepted";
    },

    claim: async (worker, now, leaseUntil) => {
      while (true) {
        const row = await queue.claim(db, { worker, now, until: leaseUntil, resting: [] });
        if (row === null) return null;
        const parsed = InboxRow.parse(row);
        if (await isSuperseded(db, parsed.tenant, parsed)) {
          await queue.settle(db, parsed.id, worker, superseded(now));
          continue;
        }
        const claimed = await readOrBury(parsed, worker);
        if (claimed !== null) return claimed;
      }
    },

    extendLease: (id, worker, leaseUntil) => queue.extend(db, id, worker, leaseUntil),

    complete: async (id, worker, effects, at) => {
      await db.transaction().execute(async (transaction) => {
        // The words are in the conversation's turns from here on; the keys stay, to know a repetition.
        const done = sql`state = 'done', payload = '', code = null, finished_at = ${at}`;
        const tenant = await queue.settle(transaction, id, worker, done);
        // Asked in the transaction that ends the work: what is accepted from here on finds its reply there.
        if (await isSuperseded(transaction, tenant, await revisionOf(transaction, id))) {
          logger.info("event_superseded", { inboxId: id });
          return;
        }
        await commitEffects(transaction, tenant, effects, { at, ids });
      });
      // What was erased may still stand in the log beside the file.
      if (effects.erased !== null) await compact();
      signal.ring();
    },

    fail: async (id, worker, code, retryAt) => {
      const change =
        retryAt === null
          ? sql`state = 'dead', code = ${code}`
          : sql`state = 'waiting', code = ${code}, due_at = ${retryAt}`;
      await queue.settle(db, id, worker, change);
      signal.ring();
    },

    counts: async () => {
      const counts = await queue.countByState(db);
      return {
        waiting: counts.get("waiting") ?? 0,
        working: counts.get("working") ?? 0,
        dead: counts.get("dead") ?? 0,
      };
    },
  };
};
