import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Which message an accommodation was asked for in, and the delivery with which the candidate had it passed on. */
export const passedOnWords = {
  name: "passed-on-words",
  up: async (db: Kysely<Tables>): Promise<void> => {
    // For those asked for before nothing can be passed on: where the message stands was not kept.
    await db.schema.alterTable("hand_off").addColumn("request", "text").execute();
    await db.schema.alterTable("hand_off").addColumn("passed_on_id", "text").execute();
  },
};
