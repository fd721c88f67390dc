import type { Kysely } from "kysely";
import type { AuditEntry } from "../../domain/audit.ts";
import { Handling, usualHandling } from "../../domain/handling.ts";
import type { PostingStore } from "../../ports.ts";
import { record } from "./audit.ts";
import { fromJsonText } from "./json-text.ts";
import type { Tables } from "./tables.ts";

/** Of a document as it stands in its column. */
export const readHandling = (document: string | null): Handling =>
  document === null ? usualHandling : fromJsonText(Handling, document);

/** How recruiters deal with postings. */
export const handlings = (db: Kysely<Tables>): Pick<PostingStore, "handle"> => ({
  handle: (tenant, key, handling, { by, at }) =>
    db.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable("posting")
        .set({ handling: JSON.stringify(Handling.parse(handling)), changed_at: at })
        .where("tenant", "=", tenant)
        .where("posting_key", "=", key)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      const entry: AuditEntry = { kind: "posting_handled", posting: key, ...handling, by };
      await record(transaction, tenant, { person: null, entry }, at);
      return true;
    }),
});
