import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** What a model costs in a day outlives a restart, and so does the operator's word that it is not to be asked. */
export const modelMeterTables = {
  name: "model-meter",
  up: async (db: Kysely<Tables>): Promise<void> => {
    await db.schema
      .createTable("model_day")
      .addColumn("day", "text", (column) => column.primaryKey())
      .addColumn("tokens", "bigint", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("model_switch")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("is_off", "integer", (column) => column.notNull())
      .execute();
  },
};
