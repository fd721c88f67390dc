import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, PostgresDialect, sql, SqliteDialect } from "kysely";
import { InputError, NotFoundError } from "../../domain/errors.ts";
import type { Ids, Logger, StoreDesk } from "../../ports.ts";
import { auditStore } from "./audit.ts";
import { collectionStore } from "./collections.ts";
import { feedbackStore } from "./feedback.ts";
import { gapStore } from "./gaps.ts";
import { handOffStore } from "./hand-offs.ts";
import { holdStore } from "./holds.ts";
import { newestSchema, schemaOf } from "./migrate.ts";
import { modelMeter } from "./model-meter.ts";
import { nodeSqlite } from "./node-sqlite.ts";
import { personDesk } from "./person-desk.ts";
import { postingStore } from "./postings.ts";
import { queueDesk } from "./queue-desk.ts";
import { receiptStore } from "./receipts.ts";
import { retentionStore } from "./retention.ts";
import { reviewStore } from "./reviews.ts";
import { sqliteError } from "./sqlite-error.ts";
import type { Tables } from "./tables.ts";

/** The tables are the running bot's: a desk of another version changes nothing in them. */
async function refuseOtherSchema(db: Kysely<Tables>): Promise<void> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === "migration")) {
    throw new NotFoundError("The store has no tables yet. `candor start` makes them.");
  }
  const latest = await schemaOf(db);
  if (latest !== newestSchema) {
    throw new InputError(
      `The store has schema ${latest}, this Candor knows ${newestSchema}. Use the version that runs, or start this one once.`,
    );
  }
}

async function checked(db: Kysely<Tables>, ids: Ids, compact: () => Promise<void>): Promise<StoreDesk> {
  try {
    await refuseOtherSchema(db);
    return {
      queues: queueDesk(db),
      postings: postingStore(db, ids),
      reviews: reviewStore(db),
      collections: collectionStore(db),
      gaps: gapStore(db),
      handOffs: handOffStore(db),
      feedback: feedbackStore(db),
      model: modelMeter(db),
      holds: holdStore(db),
      retention: retentionStore(db, ids, compact),
      receipts: receiptStore(db),
      persons: personDesk(db, compact),
      audit: auditStore(db),
      close: () => db.destroy(),
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Beside the running bot: no process lock is taken, and a write waits for the bot's. */
export async function openSqliteDesk(file: string, ids: Ids): Promise<StoreDesk> {
  const path = resolve(file);
  if (!existsSync(path)) throw new NotFoundError(`There is no store ${path}. \`candor start\` makes it.`);
  const database = ((): DatabaseSync => {
    try {
      const opened = new DatabaseSync(path, { timeout: 5_000 });
      // As the bot does: what is deleted, such as a key of the audit, is not to stand in the file's free space.
      opened.exec("pragma secure_delete = on");
      return opened;
    } catch (error) {
      throw sqliteError(error, path);
    }
  })();
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: nodeSqlite(database, path) }) });
  return checked(db, ids, async () => {
    await sql`vacuum`.execute(db);
    // What was written before the file was may still stand in the log beside it.
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  });
}

export async function openPostgresDesk(url: string, { ids, logger }: { ids: Ids; logger: Logger }): Promise<StoreDesk> {
  const { placeOf, postgresPool } = await import("./postgres-pool.ts");
  const pool = postgresPool(url, placeOf(url), logger);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return checked(db, ids, async () => {
    await sql`vacuum`.execute(db);
  });
}
