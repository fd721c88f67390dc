import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** A posting may have recruiters and an audience of its own; a hand-off keeps to whose channel it was brought. */
export const handling = {
  name: "handling",
  up: async (db: Kysely<Tables>): Promise<void> => {
    await db.schema.alterTable("posting").addColumn("handling", "text").execute();
    await db.schema.alterTable("hand_off").addColumn("team", "text").execute();
  },
};
