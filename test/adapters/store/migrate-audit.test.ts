import { DatabaseSync } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { audit } from "../../../src/adapters/store/migrations/0014-audit.ts";
import { nodeSqlite } from "../../../src/adapters/store/node-sqlite.ts";
import { sqliteVariant } from "../../../src/adapters/store/sql-variant.ts";
import type { Tables } from "../../../src/adapters/store/tables.ts";

test("conversations of an earlier version are due when they were", async () => {
  const database = new DatabaseSync(":memory:");
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: nodeSqlite(database, "memory") }) });
  onTestFinished(() => db.destroy());
  database.exec("create table conversation (tenant text, channel text, document text)");
  const insert = database.prepare("insert into conversation values ('T1', ?, ?)");
  insert.run("D1", JSON.stringify({ disclosedAt: 5, turns: [{ at: 10 }, { at: 20 }] }));
  insert.run("D2", JSON.stringify({ disclosedAt: 30, turns: [] }));
  insert.run("D3", JSON.stringify({ disclosedAt: null, turns: [] }));
  await audit.up(db, sqliteVariant);
  const times = database.prepare("select channel, last_at from conversation order by channel").all();
  expect(times.map((row) => [row["channel"], row["last_at"]])).toEqual([
    ["D1", 20],
    ["D2", 30],
    ["D3", 0],
  ]);
});
