import type { Kysely } from "kysely";
import { z } from "zod";
import type { AuditEntry } from "../../domain/audit.ts";
import { postingChanged } from "../../domain/correction.ts";
import { Pause, type PostingStanding } from "../../domain/posting.ts";
import type { Ids, PostingStore } from "../../ports.ts";
import { record } from "./audit.ts";
import { readHandling } from "./handlings.ts";
import { fromJsonText } from "./json-text.ts";
import { schedule } from "./schedule.ts";
import type { Tables } from "./tables.ts";

/** Of a document as it stands in its column. */
export const readPause = (document: string | null): Pause | null =>
  document === null ? null : fromJsonText(Pause, document);

/** As a field that is absent where nothing is paused. */
export const pausedField = (document: string | null): { paused?: Pause } => {
  const paused = readPause(document);
  return paused === null ? {} : { paused };
};

const StandingRow = z
  .object({
    posting_key: z.string(),
    closed_at: z.int().nullable(),
    paused: z.string().nullable(),
    handling: z.string().nullable(),
    number: z.coerce.number().int(),
  })
  .transform(
    ({ posting_key, closed_at, paused, handling, number }): PostingStanding => ({
      key: posting_key,
      revision: number,
      closedAt: closed_at,
      paused: readPause(paused),
      handling: readHandling(handling),
    }),
  );

/** Pausing and resuming postings, and how all of them stand. */
export const pauses = (db: Kysely<Tables>, ids: Ids): Pick<PostingStore, "pause" | "resume" | "standings"> => ({
  pause: (tenant, key, pause) =>
    db.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable("posting")
        .set({ paused: JSON.stringify(Pause.parse(pause)), changed_at: pause.since })
        .where("tenant", "=", tenant)
        .where("posting_key", "=", key)
        .where("closed_at", "is", null)
        .where("paused", "is", null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      const entry: AuditEntry = { kind: "posting_paused", posting: key, by: pause.by };
      await record(transaction, tenant, { person: null, entry }, pause.since);
      return true;
    }),

  resume: (tenant, key, { by, at }) =>
    db.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable("posting")
        .set({ paused: null, changed_at: at })
        .where("tenant", "=", tenant)
        .where("posting_key", "=", key)
        .where("paused", "is not", null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      const entry: AuditEntry = { kind: "posting_resumed", posting: key, by };
      await record(transaction, tenant, { person: null, entry }, at);
      // What changed meanwhile was told to nobody.
      await schedule(transaction, postingChanged({ tenant, key, cause: "resumed" }, at), at, ids);
      return true;
    }),

  standings: async (tenant) => {
    const rows = await db
      .selectFrom("posting")
      .innerJoin("revision", (join) =>
        join.onRef("revision.tenant", "=", "posting.tenant").onRef("revision.posting_key", "=", "posting.posting_key"),
      )
      .select(["posting.posting_key", "posting.closed_at", "posting.paused", "posting.handling"])
      .select(({ fn }) => fn.max("revision.number").as("number"))
      .where("posting.tenant", "=", tenant)
      .groupBy(["posting.posting_key", "posting.closed_at", "posting.paused", "posting.handling"])
      .execute();
    return rows.map((row) => StandingRow.parse(row));
  },
});
