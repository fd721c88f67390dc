import { type Kysely, sql, type Transaction } from "kysely";
import { z } from "zod";
import { BusyError } from "../../domain/errors.ts";
import type { Ids, RetentionStore } from "../../ports.ts";
import { record } from "./audit.ts";
import { erasePerson } from "./erase-person.ts";
import { dropWorked, emptyDead, emptyPosted, emptyUnposted } from "./forget-queued.ts";
import { isToldToHeld } from "./held-channels.ts";
import { holdStore } from "./holds.ts";
import { knownPseudonym } from "./pseudonyms.ts";
import type { Tables } from "./tables.ts";

/** How many rows go in one transaction: candidates' messages must not wait for it. */
const pageSize = 200;

const DueRow = z.object({ channel: z.string(), candidate: z.string() });

/** Conversations in which nothing has happened since, a page after a channel. */
async function quiet(db: Kysely<Tables>, tenant: string, before: number, after: string) {
  const rows = await db
    .selectFrom("conversation")
    .select(["channel", "candidate"])
    .where("tenant", "=", tenant)
    .where("last_at", "<", before)
    .where("channel", ">", after)
    .where("candidate", "not in", db.selectFrom("hold").select("person").where("tenant", "=", tenant))
    .orderBy("channel")
    .limit(pageSize)
    .execute();
  return rows.map((row) => DueRow.parse(row));
}

const LastRow = z.object({ last: z.coerce.number().int().nullable() });

/** Whether it is so still, as their data is about to go: they may have written meanwhile, or be held. */
async function isQuiet(db: Transaction<Tables>, tenant: string, candidate: string, before: number): Promise<boolean> {
  if ((await holdStore(db).find(tenant, candidate)) !== null) return false;
  const row = await db
    .selectFrom("conversation")
    .select((select) => select.fn.max("last_at").as("last"))
    .where("tenant", "=", tenant)
    .where("candidate", "=", candidate)
    .executeTakeFirst();
  const { last } = LastRow.parse(row);
  return last !== null && last < before;
}

async function forgetReceipts(db: Transaction<Tables>, tenant: string, before: number): Promise<number> {
  const ids = db
    .selectFrom("receipt")
    .select("id")
    .where("tenant", "=", tenant)
    .where("at", "<", before)
    .where(sql<boolean>`not ${isToldToHeld(tenant)}`)
    .limit(pageSize);
  const { numDeletedRows } = await db
    .deleteFrom("receipt")
    .where("tenant", "=", tenant)
    .where("id", "in", ids)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return 0;
  await sql`
    delete from receipt_message where tenant = ${tenant}
      and not exists (select 1 from receipt where receipt.tenant = receipt_message.tenant and receipt.id = receipt_message.receipt_id)`.execute(
    db,
  );
  return Number(numDeletedRows);
}

async function forgetAudit(db: Transaction<Tables>, tenant: string, before: number): Promise<number> {
  const held: string[] = [];
  for (const { person } of await holdStore(db).list(tenant)) {
    const pseudonym = await knownPseudonym(db, tenant, person);
    if (pseudonym !== null) held.push(pseudonym);
  }
  const over = db
    .selectFrom("audit")
    .select("id")
    .where("tenant", "=", tenant)
    .where("at", "<", before)
    .$if(held.length > 0, (all) => all.where((is) => is.or([is("person", "is", null), is("person", "not in", held)])))
    .limit(pageSize);
  const { numDeletedRows } = await db
    .deleteFrom("audit")
    .where("tenant", "=", tenant)
    .where("id", "in", over)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Lets go of what has been kept long enough, a page at a time; what is held stays. */
export const retentionStore = (db: Kysely<Tables>, ids: Ids, compact: () => Promise<void>): RetentionStore => {
  async function untilNone(page: (transaction: Transaction<Tables>) => Promise<number>): Promise<number> {
    let all = 0;
    while (true) {
      const count = await db.transaction().execute(page);
      all += count;
      if (count < pageSize) return all;
    }
  }

  /** All that is kept of a candidate goes with their conversation. */
  async function conversations(tenant: string, before: number, at: number): Promise<number> {
    let count = 0;
    let after = "";
    while (true) {
      const due = await quiet(db, tenant, before, after);
      for (const { candidate } of due) if (await isErased(tenant, candidate, { before, at })) count += 1;
      const last = due.at(-1);
      if (last === undefined || due.length < pageSize) return count;
      after = last.channel;
    }
  }

  /** False where they write at this very moment: what they have written since is worked, not lost. */
  async function isErased(tenant: string, candidate: string, { before, at }: { before: number; at: number }) {
    try {
      return await db.transaction().execute(async (transaction) => {
        if (!(await isQuiet(transaction, tenant, candidate, before))) return false;
        await erasePerson(transaction, tenant, candidate, { at, ids, upTo: before * 1_000 });
        return true;
      });
    } catch (error) {
      if (error instanceof BusyError) return false;
      throw error;
    }
  }

  return {
    sweep: async (tenant, before, at) => {
      const page = { tenant, before: before.messages, most: pageSize };
      const ofQueues = async (...kinds: (typeof emptyDead)[]): Promise<number> => {
        let count = 0;
        for (const kind of kinds) count += await untilNone((transaction) => kind(transaction, page));
        return count;
      };
      const swept = {
        conversations: await conversations(tenant, before.conversations, at),
        answers: await untilNone((transaction) => forgetReceipts(transaction, tenant, before.answers)),
        messages: await ofQueues(emptyPosted, emptyUnposted),
        events: await ofQueues(dropWorked, emptyDead),
        audit: await untilNone((transaction) => forgetAudit(transaction, tenant, before.audit)),
      };
      if (Object.values(swept).every((count) => count === 0)) return swept;
      await record(db, tenant, { person: null, entry: { kind: "swept", counts: swept } }, at);
      await compact();
      return swept;
    },
  };
};
