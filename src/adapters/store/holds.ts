import type { Kysely } from "kysely";
import { z } from "zod";
import { Hold } from "../../domain/hold.ts";
import type { HoldStore } from "../../ports.ts";
import { fromJsonText } from "./json-text.ts";
import type { Tables } from "./tables.ts";

const Document = z.object({ document: z.string() });
const readHold = (row: unknown): Hold => fromJsonText(Hold, Document.parse(row).document);

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
    const written = { document: JSON.stringify(hold) };
    await db
      .insertInto("hold")
      .values({ tenant, person: hold.person, ...written })
      .onConflict((conflict) => conflict.columns(["tenant", "person"]).doUpdateSet(written))
      .execute();
  },
  lift: async (tenant, person) => {
    const { numDeletedRows } = await db
      .deleteFrom("hold")
      .where("tenant", "=", tenant)
      .where("person", "=", person)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },
});
