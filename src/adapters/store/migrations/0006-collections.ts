import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** The folders and boards that postings are read from, and how to ask them whether anything changed. */
export const collections = {
  name: "collections",
  up: async (db: Kysely<Tables>): Promise<void> => {
    await db.schema
      .createTable("collection")
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("ref", "text", (column) => column.notNull())
      .addColumn("is_configured", "integer", (column) => column.notNull())
      .addColumn("etag", "text")
      .addColumn("last_modified", "text")
      .addColumn("synced_at", "bigint")
      .addPrimaryKeyConstraint("collection_pk", ["tenant", "ref"])
      .execute();
  },
};
