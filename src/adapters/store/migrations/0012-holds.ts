import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Persons whose data may not go, though its time is over or they ask for it. */
export const holds = {
  name: "holds",
  up: async (db: Kysely<Tables>): Promise<void> => {
    await db.schema
      .createTable("hold")
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("person", "text", (column) => column.notNull())
      .addColumn("document", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("hold_pk", ["tenant", "person"])
      .execute();
  },
};
