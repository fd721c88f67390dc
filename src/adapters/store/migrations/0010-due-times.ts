import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.ts";

/** A hand-off has somebody who sees to it, and a time by which it should be answered. */
export const dueTimes = {
  name: "due-times",
  up: async (db: Kysely<Tables>): Promise<void> => {
    await db.schema.alterTable("hand_off").addColumn("owner", "text").execute();
    await db.schema
      .alterTable("hand_off")
      .addColumn("due_at", "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
    // Nobody is reminded of those from before; their cards say that they are due.
    await sql`update hand_off set due_at = opened_at`.execute(db);
  },
};
