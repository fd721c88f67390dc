import type { Kysely } from "kysely";
import { Handling, usualHandling } from "../../domain/handling.ts";
import type { PostingStore } from "../../ports.ts";
import { fromJsonText } from "./json-text.ts";
import type { Tables } from "./tables.ts";

/** Of a document as it stands in its column. */
export const readHandling = (document: string | null): Handling =>
  document === null ? usualHandling : fromJsonText(Handling, document);

/** How recruiters deal with postings. */
export const handlings = (db: Kysely<Tables>): Pick<PostingStore, "handle"> => ({
  handle: async (tenant, key, handling, at) => {
    const { numUpdatedRows } = await db
      .updateTable("posting")
      .set({ handling: JSON.stringify(Handling.parse(handling)), changed_at: at })
      .where("tenant", "=", tenant)
      .where("posting_key", "=", key)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
});
