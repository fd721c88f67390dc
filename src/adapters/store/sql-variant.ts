import { sql, type ColumnDefinitionBuilder, type Kysely, type RawBuilder } from "kysely";
import type { Tables } from "./tables.ts";

/** All that differs between the databases' SQL, apart from what Kysely's dialects cover. */
export type SqlVariant = {
  /** A column that numbers rows as they are inserted, and gives no number twice. */
  sequence: { type: "integer" | "bigserial"; build(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder };
  /** Ends a select of rows that are to be changed, so that of two neither gets the same row nor waits for the other. */
  claimLock: RawBuilder<unknown>;
  /** Ends the definition of a table whose rows are not to lie in the order in which they came. */
  withoutOrder: RawBuilder<unknown>;
  /** Begins the migrating transaction: of several processes that start at once, one migrates. */
  lockMigrations(db: Kysely<Tables>): Promise<void>;
};

/** SQLite has one process and one connection, so there is nobody to lock out. */
export const sqliteVariant: SqlVariant = {
  // Without AUTOINCREMENT the number of a deleted last row is given again.
  sequence: { type: "integer", build: (column) => column.autoIncrement() },
  claimLock: sql``,
  // By the primary key, then, instead of by a row number that counts up.
  withoutOrder: sql`without rowid`,
  lockMigrations: () => Promise.resolve(),
};

/** Any number will do that no other program of the database locks: "ando" in ASCII. */
const migrationLock = 0x61_6e_64_6f;

/** On Postgres several processes share the store. */
export const postgresVariant: SqlVariant = {
  sequence: { type: "bigserial", build: (column) => column },
  claimLock: sql`for update skip locked`,
  withoutOrder: sql``,
  lockMigrations: async (db) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(db);
  },
};
