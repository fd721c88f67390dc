import { createHash } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { z } from "zod";
import { Fact } from "../../domain/fact.ts";
import { Posting, PostingEntry, type Publication, Revision } from "../../domain/posting.ts";
import type { AuditEntry } from "../../domain/audit.ts";
import type { Confirmation } from "../../domain/delivery.ts";
import { postingChanged } from "../../domain/correction.ts";
import { ConflictError } from "../../domain/errors.ts";
import type { Ids, PostingStore } from "../../ports.ts";
import { record } from "./audit.ts";
import { handlings, readHandling } from "./handlings.ts";
import { pausedField, pauses } from "./pauses.ts";
import { addDecisions } from "./reviews.ts";
import { canonicalJson, fromJsonText } from "./json-text.ts";
import { schedule } from "./schedule.ts";
import type { Tables } from "./tables.ts";

const RevisionRow = z.object({
  tenant: z.string(),
  number: z.int(),
  published_at: z.int(),
  content_hash: z.string(),
  posting: z.string(),
  facts: z.string(),
});
const EntryRow = z.object({
  document: z.string(),
  closed_at: z.int().nullable(),
  changed_at: z.int(),
  paused: z.string().nullable(),
  handling: z.string().nullable(),
});
type EntryRow = z.infer<typeof EntryRow>;
/** What a row of the table `posting` holds of it. */
const entryColumns = ["document", "closed_at", "changed_at", "paused", "handling"] as const;

/** Whether candidates are answered from a posting, as it stands in its row. */
type Service = Pick<EntryRow, "closed_at" | "paused">;
const served: Service = { closed_at: null, paused: null };

const readRevision = (row: z.infer<typeof RevisionRow>, { closed_at, paused }: Service): Revision =>
  Revision.parse({
    closedAt: closed_at,
    ...pausedField(paused),
    tenant: row.tenant,
    number: row.number,
    publishedAt: row.published_at,
    posting: fromJsonText(Posting, row.posting),
    facts: fromJsonText(z.array(Fact), row.facts),
  });

const latestRow = async (db: Kysely<Tables>, tenant: string, key: string) => {
  const row = await db
    .selectFrom("revision")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("posting_key", "=", key)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : RevisionRow.parse(row);
};

const mostKept = 200;

const ChangeRow = z
  .object({ posting_key: z.string(), changed_at: z.int() })
  .transform(({ posting_key, changed_at }) => ({ key: posting_key, changedAt: changed_at }));

const entryRow = async (db: Kysely<Tables>, tenant: string, key: string) => {
  const row = await db
    .selectFrom("posting")
    .select(entryColumns)
    .where("tenant", "=", tenant)
    .where("posting_key", "=", key)
    .executeTakeFirst();
  return row === undefined ? null : EntryRow.parse(row);
};

/**
 * A published revision never changes, so it is parsed once: whoever reads it again gets the same object, and what was
 * worked out for its facts (their index, the rails' reading) still holds. The latest read ones are kept.
 */
const revisionReader = () => {
  const kept = new Map<string, Revision>();
  return (key: string, row: z.infer<typeof RevisionRow>, service: Service): Revision => {
    const id = JSON.stringify([row.tenant, key, row.number, row.content_hash, service.closed_at, service.paused]);
    const revision = kept.get(id) ?? readRevision(row, service);
    kept.delete(id);
    kept.set(id, revision);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return revision;
  };
};

const documentOf = ({ posting, places, references }: Publication): string =>
  JSON.stringify({ posting, places, references });

/** What of an entry is written when the posting is published. */
const Written = PostingEntry.omit({ closedAt: true, paused: true, handling: true, changedAt: true });

const readEntry = ({ document, closed_at, changed_at, paused, handling }: EntryRow): PostingEntry => ({
  ...fromJsonText(Written, document),
  closedAt: closed_at,
  ...pausedField(paused),
  handling: readHandling(handling),
  changedAt: changed_at,
});

/** Enters the posting as open, paused where it was; false where the entry says the same already. */
const enter = async (db: Kysely<Tables>, tenant: string, publication: Publication, at: number): Promise<boolean> => {
  const written = { document: documentOf(publication), closed_at: null, changed_at: at };
  const { numInsertedOrUpdatedRows: entered } = await db
    .insertInto("posting")
    .values({ tenant, posting_key: publication.posting.key, ...written })
    .onConflict((conflict) =>
      conflict
        .columns(["tenant", "posting_key"])
        .doUpdateSet(written)
        .where((where) =>
          where.or([where("posting.document", "!=", written.document), where("posting.closed_at", "is not", null)]),
        ),
    )
    .executeTakeFirst();
  return entered !== 0n;
};

const addRevision = async (db: Kysely<Tables>, tenant: string, publication: Publication, at: number) => {
  const { posting, facts } = publication;
  const contentHash = createHash("sha256").update(canonicalJson({ posting, facts })).digest("hex");
  while (true) {
    const latest = await latestRow(db, tenant, posting.key);
    if (latest?.content_hash === contentHash) return { revision: readRevision(latest, served), isNew: false };
    const number = (latest?.number ?? 0) + 1;
    const { numInsertedOrUpdatedRows: inserted } = await db
      .insertInto("revision")
      .values({
        tenant,
        posting_key: posting.key,
        number,
        published_at: at,
        content_hash: contentHash,
        posting: JSON.stringify(posting),
        facts: JSON.stringify(facts),
      })
      // Processes that start at once publish the same: whoever comes second finds the first one's revision.
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (inserted !== 0n) {
      const revision: Revision = { tenant, number, publishedAt: at, posting, facts: [...facts], closedAt: null };
      return { revision, isNew: true };
    }
  }
};

type Stamp = { at: number; ids: Ids };

/** Whoever was told what it said before has to hear of it, whichever process changed it. */
const publishIn = async (db: Transaction<Tables>, tenant: string, publication: Publication, { at, ids }: Stamp) => {
  const { key } = publication.posting;
  const before = await entryRow(db, tenant, key);
  const { revision, isNew } = await addRevision(db, tenant, publication, at);
  const isEntered = await enter(db, tenant, publication, at);
  if (isNew || isEntered) {
    const entry: AuditEntry = { kind: "posting_published", posting: key, revision: revision.number };
    await record(db, tenant, { person: null, entry }, at);
  }
  if (before !== null && (isNew || isEntered)) {
    await schedule(db, postingChanged({ tenant, key, cause: `published:${revision.number}` }, at), at, ids);
  }
  return { ...revision, ...pausedField(before?.paused ?? null) };
};

/**
 * Changes a posting's facts by what a person said, in the transaction of the event that brought it.
 * @throws ConflictError where another revision is current than the one that is changed
 */
export const confirm = async (
  db: Transaction<Tables>,
  tenant: string,
  { decisions, basis, publication }: Confirmation,
  stamp: Stamp,
): Promise<void> => {
  const { key } = publication.posting;
  const latest = await latestRow(db, tenant, key);
  if (latest?.number !== basis) throw new ConflictError(`Revision ${basis} of ${key} is not the current one any more.`);
  await addDecisions(db, tenant, key, decisions);
  await publishIn(db, tenant, publication, stamp);
};

/** The current revision is the one with the highest number. */
export const postingStore = (db: Kysely<Tables>, ids: Ids): PostingStore => {
  const readKept = revisionReader();
  return {
    ...pauses(db, ids),
    ...handlings(db),

    publish: (tenant, publication, at) =>
      db.transaction().execute((transaction) => publishIn(transaction, tenant, publication, { at, ids })),

    close: (tenant, key, at) =>
      db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable("posting")
          .set({ closed_at: at, changed_at: at })
          .where("tenant", "=", tenant)
          .where("posting_key", "=", key)
          .where("closed_at", "is", null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        const entry: AuditEntry = { kind: "posting_closed", posting: key };
        await record(transaction, tenant, { person: null, entry }, at);
        await schedule(transaction, postingChanged({ tenant, key, cause: "closed" }, at), at, ids);
        return true;
      }),

    current: async (tenant, key) => {
      const row = await latestRow(db, tenant, key);
      if (row === null) return null;
      const entry = await entryRow(db, tenant, key);
      return readKept(key, row, entry ?? served);
    },

    revision: async (tenant, key, number) => {
      const row = await db
        .selectFrom("revision")
        .selectAll()
        .where("tenant", "=", tenant)
        .where("posting_key", "=", key)
        .where("number", "=", number)
        .executeTakeFirst();
      return row === undefined ? null : readRevision(RevisionRow.parse(row), served);
    },

    changes: async (tenant, since) => {
      const rows = await db
        .selectFrom("posting")
        .select(["posting_key", "changed_at"])
        .where("tenant", "=", tenant)
        .where("changed_at", ">=", since)
        .execute();
      return rows.map((row) => ChangeRow.parse(row));
    },

    entries: async (tenant, keys) => {
      if (keys.length === 0) return [];
      const rows = await db
        .selectFrom("posting")
        .select(entryColumns)
        .where("tenant", "=", tenant)
        .where("posting_key", "in", [...keys])
        .execute();
      return rows.map((row) => readEntry(EntryRow.parse(row)));
    },
  };
};
