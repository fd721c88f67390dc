import { DatabaseSync } from "node:sqlite";
import { Kysely, sql, SqliteDialect } from "kysely";
import { InputError } from "../../domain/errors.ts";
import type { Clock, Ids, Logger, Store } from "../../ports.ts";
import { assembleStore } from "./assemble-store.ts";
import { migrate } from "./migrate.ts";
import { nodeSqlite } from "./node-sqlite.ts";
import { lockForProcess, type ProcessLock } from "./process-lock.ts";
import { leaseQueue } from "./queue.ts";
import { sqliteVariant } from "./sql-variant.ts";
import { sqliteError } from "./sqlite-error.ts";
import { prepareFolder, protectFile } from "./sqlite-file.ts";
import type { Tables } from "./tables.ts";
import { createWorkSignal } from "./work-signal.ts";

export type StoreOptions = {
  clock: Clock;
  ids: Ids;
  logger: Logger;
  /** How long an accepted event waits for one that happened before it and may arrive after it, on another socket. */
  settleMs?: number;
};

const openDatabase = (file: string): DatabaseSync => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
    // FULL, not WAL's usual NORMAL: what was acknowledged to Slack must outlive a power cut. Without secure_delete
    // words that were erased would stand in the file's free space.
    database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;");
    const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
    if (tables.length > 0 && !tables.some(({ name }) => name === "migration")) {
      throw new InputError(`${file} is another program's database. Name a file of Candor's own.`);
    }
    return database;
  } catch (error) {
    database?.close();
    throw sqliteError(error, file);
  }
};

const openLocked = async (
  file: string,
  lock: ProcessLock,
  { clock, ids, logger, settleMs = 0 }: StoreOptions,
): Promise<Store> => {
  await protectFile(file);
  const database = openDatabase(file);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: nodeSqlite(database, file) }) });
  try {
    await migrate(db, sqliteVariant, clock.now());
    const queues = { inbox: leaseQueue("inbox", sqliteVariant), outbox: leaseQueue("outbox", sqliteVariant) };
    // Nobody else can hold a lease on a file that is locked for this process: what an earlier one left is free at once.
    const events = await queues.inbox.freeAll(db);
    const deliveries = await queues.outbox.freeAll(db);
    if (events + deliveries > 0) logger.warn("work_recovered", { events, deliveries });
    const close = async (): Promise<void> => {
      await db.destroy();
      await lock.release();
    };
    return assembleStore({
      db,
      queues,
      signal: createWorkSignal(logger),
      ids,
      logger,
      settleMs,
      // Deleted rows are overwritten in the file; the log beside it may hold them until it is begun anew.
      compact: async () => {
        await sql`pragma wal_checkpoint(truncate)`.execute(db);
      },
      close,
    });
  } catch (error) {
    await db.destroy();
    throw error;
  }
};

/**
 * Opens the embedded store in a SQLite file, which it makes where there is none.
 * Throws `BusyError` where another process has it, `InputError` where the file cannot be this store.
 */
export const openStore = async (options: StoreOptions & { file: string }): Promise<Store> => {
  const file = await prepareFolder(options.file);
  const lock = await lockForProcess(file, options.clock);
  try {
    return await openLocked(file, lock, options);
  } catch (error) {
    await lock.release();
    throw error;
  }
};
