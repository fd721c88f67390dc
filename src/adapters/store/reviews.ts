import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { z } from "zod";
import { IngestedPosting, type ProposalSummary } from "../../domain/posting.ts";
import { Decision } from "../../domain/review.ts";
import type { ReviewStore } from "../../ports.ts";
import { canonicalJson, fromJsonText } from "./json-text.ts";
import type { Tables } from "./tables.ts";

const summaryColumns = [
  "posting_key",
  "collection",
  "title",
  "open_count",
  "proposed_at",
  "reviewed_at",
  "reviewed_by",
] as const;

const SummaryRow = z
  .object({
    posting_key: z.string(),
    collection: z.string(),
    title: z.string(),
    open_count: z.int(),
    proposed_at: z.int(),
    reviewed_at: z.int().nullable(),
    reviewed_by: z.string().nullable(),
  })
  .transform(
    ({ posting_key, collection, title, open_count, proposed_at, reviewed_at, reviewed_by }): ProposalSummary => ({
      key: posting_key,
      collection,
      title,
      openCount: open_count,
      proposedAt: proposed_at,
      reviewed: reviewed_at === null || reviewed_by === null ? null : { by: reviewed_by, at: reviewed_at },
    }),
  );

const DocumentRow = z.object({ document: z.string() });
const HashRow = z.object({
  content_hash: z.string(),
  collection: z.string(),
  open_count: z.int(),
  source_mark: z.string().nullable(),
});
const MarkRow = z.object({ collection: z.string(), source_mark: z.string().nullable() });

export const addDecisions = async (
  db: Kysely<Tables>,
  tenant: string,
  key: string,
  decisions: readonly Decision[],
): Promise<void> => {
  if (decisions.length === 0) return;
  await db
    .insertInto("decision")
    .values(
      decisions.map((decision) => ({ tenant, posting_key: key, document: JSON.stringify(Decision.parse(decision)) })),
    )
    .execute();
};

export const reviewStore = (db: Kysely<Tables>): ReviewStore => ({
  propose: async (tenant, { ingested, collection, openCount, mark = null }, at) => {
    const document = canonicalJson(ingested);
    const contentHash = createHash("sha256").update(document).digest("hex");
    const { key, title } = ingested.posting;
    return db.transaction().execute(async (transaction) => {
      const row = await transaction
        .selectFrom("proposal")
        .select(["content_hash", "collection", "open_count", "source_mark"])
        .where("tenant", "=", tenant)
        .where("posting_key", "=", key)
        .executeTakeFirst();
      const known = row === undefined ? null : HashRow.parse(row);
      const isSame = known?.content_hash === contentHash;
      const read = { collection, content_hash: contentHash, document, title, open_count: openCount, source_mark: mark };
      const isKept = known?.collection === collection && known.open_count === openCount && known.source_mark === mark;
      if (isSame && isKept) return "same";
      const anew = isSame ? read : { ...read, proposed_at: at, reviewed_at: null, reviewed_by: null };
      await transaction
        .insertInto("proposal")
        .values({ tenant, posting_key: key, ...read, proposed_at: at, reviewed_at: null, reviewed_by: null })
        .onConflict((conflict) => conflict.columns(["tenant", "posting_key"]).doUpdateSet(anew))
        .execute();
      if (known === null) return "new";
      return isSame ? "same" : "changed";
    });
  },

  isTaken: async (tenant, key, { collection, mark }) => {
    const row = await db
      .selectFrom("proposal")
      .select(["collection", "source_mark"])
      .where("tenant", "=", tenant)
      .where("posting_key", "=", key)
      .executeTakeFirst();
    if (row === undefined) return false;
    const known = MarkRow.parse(row);
    return known.collection === collection && known.source_mark === mark;
  },

  find: async (tenant, key) => {
    const row = await db
      .selectFrom("proposal")
      .select([...summaryColumns, "document"])
      .where("tenant", "=", tenant)
      .where("posting_key", "=", key)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { collection, proposedAt, reviewed } = SummaryRow.parse(row);
    const ingested = fromJsonText(IngestedPosting, DocumentRow.parse(row).document);
    return { ingested, collection, proposedAt, reviewed };
  },

  list: async (tenant, collection) => {
    const all = db.selectFrom("proposal").select(summaryColumns).where("tenant", "=", tenant);
    const rows = await (collection === undefined ? all : all.where("collection", "=", collection)).execute();
    return rows
      .map((row) => SummaryRow.parse(row))
      .toSorted((left, right) => left.title.localeCompare(right.title, "en") || (left.key < right.key ? -1 : 1));
  },

  decide: (tenant, key, decisions) => addDecisions(db, tenant, key, decisions),

  decisions: async (tenant, key) => {
    const rows = await db
      .selectFrom("decision")
      .select("document")
      .where("tenant", "=", tenant)
      .where("posting_key", "=", key)
      .orderBy("sequence")
      .execute();
    return rows.map((row) => fromJsonText(Decision, DocumentRow.parse(row).document));
  },

  reviewed: async (tenant, key, { by, at, openCount }) => {
    const { numUpdatedRows } = await db
      .updateTable("proposal")
      .set({ reviewed_at: at, reviewed_by: by, open_count: openCount })
      .where("tenant", "=", tenant)
      .where("posting_key", "=", key)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
});
