import type { Kysely } from "kysely";
import { z } from "zod";
import { Gap, Waiter } from "../../domain/gap.ts";
import type { GapStore } from "../../ports.ts";
import { fromJsonText } from "./json-text.ts";
import type { Tables } from "./tables.ts";

const Document = z.object({ document: z.string() });
const RankedRow = Document.extend({ waiting: z.coerce.number().int() });

const readGap = (row: unknown): Gap => fromJsonText(Gap, Document.parse(row).document);
const readWaiter = (row: unknown): Waiter => fromJsonText(Waiter, Document.parse(row).document);

/** A posting's gaps are changed in one lane, so the latest state stands. */
export const saveGap = async (db: Kysely<Tables>, gap: Gap): Promise<void> => {
  const { tenant, id, postingKey, topic, ask } = gap;
  const written = { is_open: gap.answer === null ? 1 : 0, document: JSON.stringify(gap) };
  await db
    .insertInto("gap")
    .values({ tenant, id, posting_key: postingKey, topic, ask, ...written })
    .onConflict((conflict) => conflict.columns(["tenant", "id"]).doUpdateSet(written))
    .execute();
};

export const saveWaiter = async (db: Kysely<Tables>, waiter: Waiter): Promise<void> => {
  const { tenant, gapId, channel, turnId, toldAt } = waiter;
  const written = { turn_id: turnId, told_at: toldAt, document: JSON.stringify(waiter) };
  await db
    .insertInto("waiter")
    .values({ tenant, gap_id: gapId, channel, ...written })
    .onConflict((conflict) => conflict.columns(["tenant", "gap_id", "channel"]).doUpdateSet(written))
    .execute();
};

/** Nothing is kept of who no longer wants to be told. */
export const removeWaiters = async (db: Kysely<Tables>, tenant: string, turnIds: readonly string[]): Promise<void> => {
  if (turnIds.length === 0) return;
  await db
    .deleteFrom("waiter")
    .where("tenant", "=", tenant)
    .where("turn_id", "in", [...turnIds])
    .execute();
};

export const gapStore = (db: Kysely<Tables>): GapStore => {
  const gapsOf = (tenant: string) => db.selectFrom("gap").select("document").where("tenant", "=", tenant);
  const waitersOf = (tenant: string) => db.selectFrom("waiter").select("document").where("tenant", "=", tenant);
  return {
    find: async (tenant, id) => {
      const row = await gapsOf(tenant).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : readGap(row);
    },
    findBySubject: async (tenant, { postingKey, topic, ask }) => {
      const row = await gapsOf(tenant)
        .where("posting_key", "=", postingKey)
        .where("topic", "=", topic)
        .where("ask", "=", ask)
        .executeTakeFirst();
      return row === undefined ? null : readGap(row);
    },
    waiters: async (tenant, gapId) =>
      (await waitersOf(tenant).where("gap_id", "=", gapId).orderBy("channel").execute()).map(readWaiter),
    waitersOfTurn: async (tenant, turnId) =>
      (await waitersOf(tenant).where("turn_id", "=", turnId).orderBy("gap_id").execute()).map(readWaiter),
    waitersIn: async (tenant, channel) =>
      (await waitersOf(tenant).where("channel", "=", channel).orderBy("gap_id").execute()).map(readWaiter),
    open: async (tenant) => {
      const rows = await db
        .selectFrom("gap")
        .leftJoin("waiter", (join) =>
          join
            .onRef("waiter.tenant", "=", "gap.tenant")
            .onRef("waiter.gap_id", "=", "gap.id")
            .on("waiter.told_at", "is", null),
        )
        .where("gap.tenant", "=", tenant)
        .where("gap.is_open", "=", 1)
        .groupBy(["gap.id", "gap.document"])
        .select((select) => ["gap.document as document", select.fn.count("waiter.channel").as("waiting")])
        .execute();
      return rows
        .map((row) => {
          const { document, waiting } = RankedRow.parse(row);
          return { ...fromJsonText(Gap, document), waiting };
        })
        .toSorted((a, b) => b.waiting - a.waiting || a.openedAt - b.openedAt);
    },
  };
};
