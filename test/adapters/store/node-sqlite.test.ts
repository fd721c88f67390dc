import { DatabaseSync } from "node:sqlite";
import { Kysely, sql, SqliteDialect } from "kysely";
import { expect, test } from "vitest";
import { nodeSqlite } from "../../../src/adapters/store/node-sqlite.ts";

test("a transaction that a full disk has ended says that the disk is full", async () => {
  const database = new DatabaseSync(":memory:");
  const db = new Kysely<Record<string, never>>({
    dialect: new SqliteDialect({ database: nodeSqlite(database, "/data/store.sqlite") }),
  });
  try {
    await sql`pragma max_page_count = 4`.execute(db);
    await sql`create table words (text text)`.execute(db);
    const fill = db.transaction().execute(async (transaction) => {
      // A statement that cannot be undone by itself takes its transaction with it, as SQLite does on a full disk.
      await sql`insert or rollback into words values (zeroblob(100000))`.execute(transaction);
    });
    await expect(fill).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringMatching(/is full/u) as unknown,
    });
    await sql`insert into words values ('still here')`.execute(db);
  } finally {
    await db.destroy();
  }
});
