import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Which message an event is a revision of, and which messages a receipt answers, so that both can follow an edit. */
export const messageRevisions = {
  name: "message-revisions",
  up: async (db: Kysely<Tables>): Promise<void> => {
    await db.schema.alterTable("inbox").addColumn("message", "text").execute();
    await db.schema.alterTable("inbox").addColumn("revision", "bigint").execute();
    await db.schema.createIndex("inbox_message").on("inbox").columns(["tenant", "message", "revision"]).execute();
    await db.schema
      .createTable("receipt_message")
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("channel", "text", (column) => column.notNull())
      .addColumn("message_id", "text", (column) => column.notNull())
      .addColumn("receipt_id", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("receipt_message_key", ["tenant", "channel", "message_id", "receipt_id"])
      .execute();
  },
};
