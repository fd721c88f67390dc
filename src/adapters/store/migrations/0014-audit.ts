import { type Kysely, sql } from "kysely";
import { z } from "zod";
import { fromJsonText } from "../json-text.ts";
import type { SqlVariant } from "../sql-variant.ts";
import type { Tables } from "../tables.ts";

const Row = z.object({ tenant: z.string(), channel: z.string(), document: z.string() });
const Document = z.looseObject({
  disclosedAt: z.number().nullable(),
  turns: z.array(z.looseObject({ at: z.number() })),
});

/** The sweep finds by a column what is due, instead of reading every conversation. */
async function addLastTime(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable("conversation")
    .addColumn("last_at", "bigint", (column) => column.notNull().defaultTo(0))
    .execute();
  const rows = await db.selectFrom("conversation").select(["tenant", "channel", "document"]).execute();
  for (const row of rows) {
    const { tenant, channel, document } = Row.parse(row);
    const { disclosedAt, turns } = fromJsonText(Document, document);
    const lastAt = Math.max(disclosedAt ?? 0, ...turns.map(({ at }) => at));
    await sql`update conversation set last_at = ${lastAt} where tenant = ${tenant} and channel = ${channel}`.execute(
      db,
    );
  }
  await db.schema.createIndex("conversation_last").on("conversation").columns(["tenant", "last_at"]).execute();
}

/** What was done, apart from what was said, with the keys that lead from a person to their pseudonym while they are kept. */
export const audit = {
  name: "audit",
  up: async (db: Kysely<Tables>, { withoutOrder }: SqlVariant): Promise<void> => {
    await db.schema
      .createTable("audit")
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("person", "text")
      .addColumn("document", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("audit_pk", ["tenant", "id"])
      .modifyEnd(withoutOrder)
      .execute();
    await db.schema.createIndex("audit_at").on("audit").columns(["tenant", "at", "id"]).execute();
    await db.schema.createIndex("audit_person").on("audit").columns(["tenant", "person"]).execute();
    await db.schema
      .createTable("audit_key")
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("person", "text", (column) => column.notNull())
      .addColumn("key", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("audit_key_pk", ["tenant", "person"])
      .execute();
    await addLastTime(db);
  },
};
