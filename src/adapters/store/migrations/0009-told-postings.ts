import { type Kysely, sql } from "kysely";
import { z } from "zod";
import { fromJsonText } from "../json-text.ts";
import type { Tables } from "../tables.ts";

const Row = z.object({ tenant: z.string(), id: z.string(), document: z.string() });
const Document = z.looseObject({ postingKey: z.string() });

/** Who was told something of a posting is found when it changes. */
export const toldPostings = {
  name: "told-postings",
  up: async (db: Kysely<Tables>): Promise<void> => {
    await db.schema
      .alterTable("receipt")
      .addColumn("posting_key", "text", (column) => column.notNull().defaultTo(""))
      .execute();
    const rows = await db.selectFrom("receipt").select(["tenant", "id", "document"]).execute();
    for (const row of rows) {
      const { tenant, id, document } = Row.parse(row);
      const { postingKey } = fromJsonText(Document, document);
      await sql`update receipt set posting_key = ${postingKey} where tenant = ${tenant} and id = ${id}`.execute(db);
    }
    await db.schema
      .createIndex("receipt_posting")
      .on("receipt")
      .columns(["tenant", "posting_key", "channel"])
      .execute();
  },
};
