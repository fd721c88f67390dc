import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

export const feedback = {
  name: "feedback",
  up: async (db: Kysely<Tables>): Promise<void> => {
    await db.schema
      .createTable("feedback")
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("turn_id", "text", (column) => column.notNull())
      .addColumn("channel", "text", (column) => column.notNull())
      .addColumn("verdict", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("feedback_key", ["tenant", "turn_id"])
      .execute();
  },
};
