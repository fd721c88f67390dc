import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Who has corrected an answer, and since when a candidate wants no more messages, which a correction would be. */
export const correctedHandOffs = {
  name: "corrected-hand-offs",
  up: async (db: Kysely<Tables>): Promise<void> => {
    await db.schema.alterTable("hand_off").addColumn("corrected", "text").execute();
    // Who has said so before is not known: it was kept nowhere.
    await db.schema.alterTable("hand_off").addColumn("stopped_at", "bigint").execute();
  },
};
