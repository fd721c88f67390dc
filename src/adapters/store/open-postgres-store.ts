import { Kysely, PostgresDialect, sql } from "kysely";
import { Client } from "pg";
import { InputError } from "../../domain/errors.ts";
import type { Store } from "../../ports.ts";
import { assembleStore } from "./assemble-store.ts";
import { migrate } from "./migrate.ts";
import type { StoreOptions } from "./open-store.ts";
import type { PostgresPlace } from "./postgres-error.ts";
import { connectionSettings, placeOf, postgresPool } from "./postgres-pool.ts";
import { shareSignal } from "./postgres-signal.ts";
import { leaseQueue } from "./queue.ts";
import { postgresVariant } from "./sql-variant.ts";
import type { Tables } from "./tables.ts";
import { createWorkSignal } from "./work-signal.ts";

const refuseAnothersTables = async (db: Kysely<Tables>, { database }: PostgresPlace): Promise<void> => {
  const { rows } = await sql<{ name: unknown }>`
    select table_name as name from information_schema.tables where table_schema = current_schema()`.execute(db);
  const names = new Set(rows.map(({ name }) => name));
  if (names.size > 0 && !(names.has("migration") && names.has("revision"))) {
    throw new InputError(`${database} is another program's database. Name one of Candor's own in DATABASE_URL.`);
  }
};

/**
 * Opens the store in a Postgres database, which several processes may share: nothing is freed at the start, since
 * another may hold it; what a process that died has held is free when its lease has run out.
 * Throws `InputError` where the database cannot be this store, `UnavailableError` where it does not answer.
 */
export const openPostgresStore = async (options: StoreOptions & { url: string }): Promise<Store> => {
  const { url, clock, ids, logger, settleMs = 0 } = options;
  const place = placeOf(url);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: postgresPool(url, place, logger) }) });
  try {
    await refuseAnothersTables(db, place);
    await migrate(db, postgresVariant, clock.now());
    const signal = await shareSignal({
      own: createWorkSignal(logger),
      origin: ids.next(),
      connect: () => new Client(connectionSettings(url)),
      notify: async (channel, word) => {
        await sql`select pg_notify(${channel}, ${word})`.execute(db);
      },
      logger,
    });
    const close = async (): Promise<void> => {
      await signal.close();
      await db.destroy();
    };
    return assembleStore({
      db,
      queues: { inbox: leaseQueue("inbox", postgresVariant), outbox: leaseQueue("outbox", postgresVariant) },
      signal,
      ids,
      logger,
      settleMs,
      // Postgres frees what was deleted by itself, as its autovacuum comes by.
      compact: () => Promise.resolve(),
      close,
    });
  } catch (error) {
    await db.destroy();
    throw error;
  }
};
