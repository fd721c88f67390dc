import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** What postings do not say, and the candidates who wait for it. */
export const gaps = {
  name: "gaps",
  up: async (db: Kysely<Tables>): Promise<void> => {
    await db.schema
      .createTable("gap")
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("posting_key", "text", (column) => column.notNull())
      .addColumn("topic", "text", (column) => column.notNull())
      .addColumn("ask", "text", (column) => column.notNull())
      .addColumn("is_open", "integer", (column) => column.notNull())
      .addColumn("document", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("gap_pk", ["tenant", "id"])
      .addUniqueConstraint("gap_subject", ["tenant", "posting_key", "topic", "ask"])
      .execute();
    await db.schema
      .createTable("waiter")
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("gap_id", "text", (column) => column.notNull())
      .addColumn("channel", "text", (column) => column.notNull())
      .addColumn("turn_id", "text", (column) => column.notNull())
      .addColumn("told_at", "bigint")
      .addColumn("document", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("waiter_pk", ["tenant", "gap_id", "channel"])
      .execute();
    await db.schema.createIndex("waiter_turn").on("waiter").columns(["tenant", "turn_id"]).execute();
  },
};
