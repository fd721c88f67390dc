import { sql, type ColumnDefinitionBuilder, type Kysely, type RawBuilder } from "kysely";
import type { Tables } from "./tables.ts";

/** All that differs between the databases' SQL, apart from what Kysely's dialects cover. */
export type SqlVariant = {
  /** A column that numbers rows as they are inserted, and gives no number twice. */
  sequence: { type: "integer" | "bigserial"; build(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder };
  /** Ends the select of a claim, so that two claimers neither get the same row nor wait for one another. */
  claimLock: RawBuilder<unknown>;
  /** Begins the migrating transaction: of several processes that start at once, one migrates. */
  lockMigrations(db: Kysely<Tables>): Promise<void>;
};

/** SQLite has one process and one connection, so there is nobody to lock out. */
export const sqliteVariant: SqlVariant = {
  // Without AUTOINCREMENT the number of a deleted last row is given again.
  sequence: { type: "integer", build: (column) => column.autoIncrement() },
  claimLock: sql``,
  lockMigrations: () => Promise.resolve(),
};
