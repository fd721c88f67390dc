import type { Kysely } from "kysely";
import type { SqlVariant } from "../sql-variant.ts";
import type { Tables } from "../tables.ts";

/**
 * What a posting is told by and whether it is open; what was last read of it; what people decided about it. Postings
 * that were published before this are entered when they are published again, at the next start.
 */
export const review = {
  name: "review",
  up: async (db: Kysely<Tables>, { sequence }: SqlVariant): Promise<void> => {
    await db.schema
      .createTable("posting")
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("posting_key", "text", (column) => column.notNull())
      .addColumn("document", "text", (column) => column.notNull())
      .addColumn("closed_at", "bigint")
      .addColumn("changed_at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("posting_pk", ["tenant", "posting_key"])
      .execute();
    await db.schema.createIndex("posting_changed").on("posting").columns(["tenant", "changed_at"]).execute();
    await db.schema
      .createTable("proposal")
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("posting_key", "text", (column) => column.notNull())
      .addColumn("collection", "text", (column) => column.notNull())
      .addColumn("content_hash", "text", (column) => column.notNull())
      .addColumn("document", "text", (column) => column.notNull())
      .addColumn("title", "text", (column) => column.notNull())
      .addColumn("open_count", "integer", (column) => column.notNull())
      .addColumn("proposed_at", "bigint", (column) => column.notNull())
      .addColumn("reviewed_at", "bigint")
      .addColumn("reviewed_by", "text")
      .addPrimaryKeyConstraint("proposal_pk", ["tenant", "posting_key"])
      .execute();
    await db.schema.createIndex("proposal_collection").on("proposal").columns(["tenant", "collection"]).execute();
    await db.schema
      .createTable("decision")
      .addColumn("sequence", sequence.type, (column) => sequence.build(column.primaryKey()))
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("posting_key", "text", (column) => column.notNull())
      .addColumn("document", "text", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("decision_posting").on("decision").columns(["tenant", "posting_key"]).execute();
  },
};
