import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Why an answer did not help. */
export const feedbackReasons = {
  name: "feedback-reasons",
  up: async (db: Kysely<Tables>): Promise<void> => {
    await db.schema.alterTable("feedback").addColumn("reason", "text").execute();
  },
};
