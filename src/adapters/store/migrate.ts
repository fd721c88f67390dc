import { sql, type Kysely } from "kysely";
import { z } from "zod";
import { InputError } from "../../domain/errors.ts";
import { firstTables } from "./migrations/0001-first-tables.ts";
import { feedback } from "./migrations/0002-feedback.ts";
import { claimedHandOffs } from "./migrations/0003-claimed-hand-offs.ts";
import { messageRevisions } from "./migrations/0004-message-revisions.ts";
import { review } from "./migrations/0005-review.ts";
import { collections } from "./migrations/0006-collections.ts";
import { sourceMarks } from "./migrations/0007-source-marks.ts";
import { gaps } from "./migrations/0008-gaps.ts";
import { toldPostings } from "./migrations/0009-told-postings.ts";
import { dueTimes } from "./migrations/0010-due-times.ts";
import { modelMeterTables } from "./migrations/0011-model-meter.ts";
import { holds } from "./migrations/0012-holds.ts";
import { pausedPostings } from "./migrations/0013-paused-postings.ts";
import { audit } from "./migrations/0014-audit.ts";
import { handling } from "./migrations/0015-handling.ts";
import { feedbackReasons } from "./migrations/0016-feedback-reasons.ts";
import { passedOnWords } from "./migrations/0017-passed-on-words.ts";
import { correctedHandOffs } from "./migrations/0018-corrected-hand-offs.ts";
import type { SqlVariant } from "./sql-variant.ts";
import type { Tables } from "./tables.ts";

type Migration = { name: string; up(db: Kysely<Tables>, variant: SqlVariant): Promise<void> };

/** Forward only: what is published is never changed, only added to. A migration's number is its place, from 1. */
const migrations: readonly Migration[] = [
  firstTables,
  feedback,
  claimedHandOffs,
  messageRevisions,
  review,
  collections,
  sourceMarks,
  gaps,
  toldPostings,
  dueTimes,
  modelMeterTables,
  holds,
  pausedPostings,
  audit,
  handling,
  feedbackReasons,
  passedOnWords,
  correctedHandOffs,
];

/** The number that the store has in its `migration` table once this version has opened it. */
export const newestSchema = migrations.length;

const Applied = z.object({ latest: z.coerce.number().int() });

/** The number of the store's schema: of the latest migration that was applied. */
export const schemaOf = async (db: Kysely<Tables>): Promise<number> => {
  const row = await db.selectFrom("migration").select(sql`coalesce(max(number), 0)`.as("latest")).executeTakeFirst();
  return Applied.parse(row).latest;
};

/**
 * Brings the tables to this version's shape in one transaction. Kysely's own migrator takes SQLite's schema changes for
 * not transactional, which they are; half a migration would need a person.
 */
export const migrate = async (db: Kysely<Tables>, variant: SqlVariant, at: number): Promise<void> => {
  await db.transaction().execute(async (transaction) => {
    await variant.lockMigrations(transaction);
    await transaction.schema
      .createTable("migration")
      .ifNotExists()
      .addColumn("number", "integer", (column) => column.primaryKey())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("applied_at", "bigint", (column) => column.notNull())
      .execute();
    const latest = await schemaOf(transaction);
    if (latest > migrations.length) {
      throw new InputError(
        `The store was written by a newer Candor (schema ${latest}; this one knows ${migrations.length}). ` +
          "Start the newer version, or restore the backup made before the upgrade.",
      );
    }
    for (const [index, migration] of migrations.entries()) {
      if (index < latest) continue;
      await migration.up(transaction, variant);
      await transaction
        .insertInto("migration")
        .values({ number: index + 1, name: migration.name, applied_at: at })
        .execute();
    }
  });
};
