import type { Kysely } from "kysely";
import { z } from "zod";
import { Hold } from "../../domain/hold.ts";
import type { HoldStore } from "../../ports.ts";
import { record } from "./audit.ts";
import { fromJsonText } from "./json-text.ts";
import { breakLink } from "./pseudonyms.ts";
import type { Tables } from "./tables.ts";

const Document = z.object({ document: z.string() });
const readHold = (row: unknown): Hold => fromJsonText(Hold, Document.parse(row).document);

/** Who was held before they ever wrote leaves nothing behind that would go with the rest of their data. */
async function isKept(db: Kysely<Tables>, tenant: string, person: string): Promise<boolean> {
  for (const table of ["conversation", "hand_off"] as const) {
    const row = await db
      .selectFrom(table)
      .select("channel")
      .where("tenant", "=", tenant)
      .where("candidate", "=", person)
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) return true;
  }
  return false;
}

export const holdStore = (db: Kysely<Tables>): HoldStore => ({
  find: async (tenant, person) => {
    const row = await db
      .selectFrom("hold")
      .select("document")
      .where("tenant", "=", tenant)
      .where("person", "=", person)
      .executeTakeFirst();
    return row === undefined ? null : readHold(row);
  },
  list: async (tenant) =>
    (await db.selectFrom("hold").select("document").where("tenant", "=", tenant).orderBy("person").execute()).map(
      readHold,
    ),
  hold: async (tenant, hold) => {
    const { person, reason, by, since } = hold;
    const written = { document: JSON.stringify(hold) };
    await db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto("hold")
        .values({ tenant, person, ...written })
        .onConflict((conflict) => conflict.columns(["tenant", "person"]).doUpdateSet(written))
        .execute();
      await record(transaction, tenant, { person, entry: { kind: "held", reason, by } }, since);
    });
  },
  lift: (tenant, person, { by, at, reason }) =>
    db.transaction().execute(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom("hold")
        .where("tenant", "=", tenant)
        .where("person", "=", person)
        .executeTakeFirst();
      if (numDeletedRows === 0n) return false;
      await record(transaction, tenant, { person, entry: { kind: "hold_lifted", reason, by } }, at);
      if (!(await isKept(transaction, tenant, person))) await breakLink(transaction, tenant, person);
      return true;
    }),
});
