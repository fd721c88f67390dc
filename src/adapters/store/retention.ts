import { type Kysely, sql, type Transaction } from "kysely";
import { z } from "zod";
import { Conversation } from "../../domain/conversation.ts";
import { BusyError } from "../../domain/errors.ts";
import type { Ids, RetentionStore } from "../../ports.ts";
import { record } from "./audit.ts";
import { erasePerson } from "./erase-person.ts";
import { holdStore } from "./holds.ts";
import { fromJsonText } from "./json-text.ts";
import { knownPseudonym } from "./pseudonyms.ts";
import type { Tables } from "./tables.ts";

/** How many rows go in one transaction: candidates' messages must not wait for it. */
const pageSize = 200;

const ConversationRow = z.object({ document: z.string() });

/** When anything last happened in it. */
const lastAt = ({ turns, disclosedAt }: Conversation): number =>
  Math.max(disclosedAt ?? 0, ...turns.map(({ at }) => at));

const notHeld = (table: "conversation" | "receipt") =>
  sql<boolean>`not exists (
    select 1 from conversation as whose join hold on hold.tenant = whose.tenant and hold.person = whose.candidate
    where whose.tenant = ${sql.ref(`${table}.tenant`)} and whose.channel = ${sql.ref(`${table}.channel`)})`;

/** Conversations in which nothing has happened since, a page after a channel. */
async function quiet(db: Kysely<Tables>, tenant: string, before: number, after: string) {
  const rows = await db
    .selectFrom("conversation")
    .select("document")
    .where("tenant", "=", tenant)
    .where("channel", ">", after)
    .where(notHeld("conversation"))
    .orderBy("channel")
    .limit(pageSize)
    .execute();
  const page = rows.map((row) => fromJsonText(Conversation, ConversationRow.parse(row).document));
  return {
    last: page.at(-1)?.channel ?? null,
    isFull: page.length === pageSize,
    over: page.filter((one) => lastAt(one) < before),
  };
}

async function forgetReceipts(db: Transaction<Tables>, tenant: string, before: number): Promise<number> {
  const ids = db
    .selectFrom("receipt")
    .select("id")
    .where("tenant", "=", tenant)
    .where("at", "<", before)
    .where(notHeld("receipt"))
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

/** A page of a queue's rows that ended before an instant, in these states, but for those of persons who are held. */
const ended = (
  db: Transaction<Tables>,
  queue: "inbox" | "outbox",
  { tenant, before, states }: { tenant: string; before: number; states: readonly string[] },
) =>
  db
    .selectFrom(queue)
    .select("id")
    .where("tenant", "=", tenant)
    .where("finished_at", "<", before)
    .where("state", "in", [...states])
    .where(
      sql<boolean>`not exists (
        select 1 from hold left join conversation as whose
          on whose.tenant = hold.tenant and whose.candidate = hold.person
        where hold.tenant = ${sql.ref(`${queue}.tenant`)}
          and (${sql.ref(`${queue}.lane`)} = whose.channel
            or ${sql.ref(`${queue}.lane`)} = 'conversation:' || whose.channel
            or ${sql.ref(`${queue}.payload`)} like '%' || hold.person || '%'))`,
    )
    .limit(pageSize);

/** What was posted stays known, so that a later form finds it; what it said goes. */
async function emptyPosted(db: Transaction<Tables>, tenant: string, before: number): Promise<number> {
  const over = ended(db, "outbox", { tenant, before, states: ["posted", "withdrawn"] }).where("payload", "!=", "");
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ payload: "" })
    .where("id", "in", over)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

async function dropWorked(db: Transaction<Tables>, tenant: string, before: number): Promise<number> {
  const over = ended(db, "inbox", { tenant, before, states: ["done"] });
  const { numDeletedRows } = await db.deleteFrom("inbox").where("id", "in", over).executeTakeFirst();
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
      const { over, last, isFull } = await quiet(db, tenant, before, after);
      for (const { candidate } of over) if (await isErased(tenant, candidate, { before, at })) count += 1;
      if (!isFull || last === null) return count;
      after = last;
    }
  }

  /** False where they write at this very moment: what they have written since is worked, not lost. */
  async function isErased(tenant: string, candidate: string, { before, at }: { before: number; at: number }) {
    try {
      await db
        .transaction()
        .execute((transaction) => erasePerson(transaction, tenant, candidate, { at, ids, upTo: before * 1_000 }));
      return true;
    } catch (error) {
      if (error instanceof BusyError) return false;
      throw error;
    }
  }

  return {
    sweep: async (tenant, before, at) => {
      const swept = {
        conversations: await conversations(tenant, before.conversations, at),
        answers: await untilNone((transaction) => forgetReceipts(transaction, tenant, before.answers)),
        messages: await untilNone((transaction) => emptyPosted(transaction, tenant, before.messages)),
        events: await untilNone((transaction) => dropWorked(transaction, tenant, before.messages)),
        audit: await untilNone((transaction) => forgetAudit(transaction, tenant, before.audit)),
      };
      if (Object.values(swept).every((count) => count === 0)) return swept;
      await record(db, tenant, { person: null, entry: { kind: "swept", counts: swept } }, at);
      await compact();
      return swept;
    },
  };
};
