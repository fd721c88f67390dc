import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { SqliteDatabase } from "kysely";
import { InputError } from "../../domain/errors.ts";
import { sqliteError } from "./sqlite-error.ts";

const sqlValue = (value: unknown): SQLInputValue => {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint") {
    return value;
  }
  throw new InputError(`A ${typeof value} cannot be stored: texts, numbers and null can.`);
};

/** node:sqlite as Kysely's SQLite dialect wants it; every error of SQLite is translated here, once. */
export const nodeSqlite = (database: DatabaseSync, file: string): SqliteDatabase => {
  const attempt = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      throw sqliteError(error, file);
    }
  };
  return {
    close: () => database.close(),
    prepare: (text) =>
      attempt(() => {
        // A transaction that reads first and writes later would fail, not wait, where an operator's tool wrote between.
        const statement = database.prepare(text === "begin" ? "begin immediate" : text);
        return {
          reader: statement.columns().length > 0,
          all: (parameters) => attempt(() => statement.all(...parameters.map(sqlValue))),
          run: (parameters) => {
            // A full disk ends the transaction by itself; to end it again would hide why.
            if (text === "rollback" && !database.isTransaction) return { changes: 0, lastInsertRowid: 0 };
            return attempt(() => statement.run(...parameters.map(sqlValue)));
          },
          iterate: (parameters) => attempt(() => statement.iterate(...parameters.map(sqlValue))),
        };
      }),
  };
};
