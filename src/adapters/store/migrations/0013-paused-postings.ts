import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Postings about which recruiters have nobody answered for now, with who paused them and since when. */
export const pausedPostings = {
  name: "paused-postings",
  up: async (db: Kysely<Tables>): Promise<void> => {
    await db.schema.alterTable("posting").addColumn("paused", "text").execute();
  },
};
