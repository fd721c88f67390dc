import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** By which source and which extraction a proposal was made, so that the same is not extracted twice. */
export const sourceMarks = {
  name: "source-marks",
  up: async (db: Kysely<Tables>): Promise<void> => {
    await db.schema.alterTable("proposal").addColumn("source_mark", "text").execute();
  },
};
