import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { z } from "zod";
import { Fact } from "../../domain/fact.ts";
import { Posting, Revision } from "../../domain/posting.ts";
import type { PostingStore } from "../../ports.ts";
import { canonicalJson, fromJsonText } from "./json-text.ts";
import type { Tables } from "./tables.ts";

const RevisionRow = z.object({
  tenant: z.string(),
  number: z.int(),
  published_at: z.int(),
  content_hash: z.string(),
  posting: z.string(),
  facts: z.string(),
});
const PostingRow = z.object({ posting: z.string() });

const readRevision = (row: z.infer<typeof RevisionRow>): Revision =>
  Revision.parse({
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

/**
 * A published revision never changes, so it is parsed once: whoever reads it again gets the same object, and what was
 * worked out for its facts (their index, the rails' reading) still holds. The latest read ones are kept.
 */
const revisionReader = () => {
  const kept = new Map<string, Revision>();
  return (key: string, row: z.infer<typeof RevisionRow>): Revision => {
    const id = JSON.stringify([row.tenant, key, row.number, row.content_hash]);
    const revision = kept.get(id) ?? readRevision(row);
    kept.delete(id);
    kept.set(id, revision);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return revision;
  };
};

/** The current revision is the one with the highest number. */
export const postingStore = (db: Kysely<Tables>, readKept = revisionReader()): PostingStore => ({
  publish: async (tenant, posting, facts, at) => {
    const contentHash = createHash("sha256").update(canonicalJson({ posting, facts })).digest("hex");
    while (true) {
      const latest = await latestRow(db, tenant, posting.key);
      if (latest?.content_hash === contentHash) return readRevision(latest);
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
      if (inserted !== 0n) return { tenant, number, publishedAt: at, posting, facts: [...facts] };
    }
  },

  current: async (tenant, key) => {
    const row = await latestRow(db, tenant, key);
    return row === null ? null : readKept(key, row);
  },

  list: async (tenant) => {
    const rows = await db
      .selectFrom("revision as current")
      .select("current.posting")
      .where("current.tenant", "=", tenant)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom("revision as later")
              .select("later.number")
              .whereRef("later.tenant", "=", "current.tenant")
              .whereRef("later.posting_key", "=", "current.posting_key")
              .whereRef("later.number", ">", "current.number"),
          ),
        ),
      )
      .execute();
    const postings = rows.map((row) => fromJsonText(Posting, PostingRow.parse(row).posting));
    // Sorted here: databases differ in how they order letters.
    return postings.toSorted(
      (left, right) => left.title.localeCompare(right.title, "en") || (left.key < right.key ? -1 : 1),
    );
  },
});
