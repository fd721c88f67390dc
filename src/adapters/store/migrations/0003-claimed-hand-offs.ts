import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** A recruiter can take a conversation over, and a hand-off's card is drawn again where it stands. */
export const claimedHandOffs = {
  name: "claimed-hand-offs",
  up: async (db: Kysely<Tables>): Promise<void> => {
    // Cards posted before are not known by their delivery: what changes is then said in a new message.
    await db.schema
      .alterTable("hand_off")
      .addColumn("card_id", "text", (column) => column.notNull().defaultTo(""))
      .execute();
    await db.schema.alterTable("hand_off").addColumn("holder", "text").execute();
  },
};
