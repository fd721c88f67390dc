import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Client } from "pg";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { openPostgresDesk, openSqliteDesk } from "../../../src/adapters/store/open-desk.ts";
import { all, auditContract, writes } from "../../contracts/audit-contract.ts";
import { openForTest } from "../../contracts/contract-steps.ts";
import { countingIds } from "../../fakes/ids.ts";
import { recordingLogger } from "../../fakes/logger.ts";
import { openTemporaryPostgresStore } from "../../fakes/temporary-postgres-store.ts";
import { openTemporaryStore } from "../../fakes/temporary-store.ts";
import { startPostgres } from "../../stand-ins/postgres.ts";

const openOnSqlite = async () => {
  const { store, file, dispose } = await openTemporaryStore();
  return { store, file, desk: await openSqliteDesk(file, countingIds()), dispose };
};

/** All that the store's files hold, freed pages and the log beside them included. */
async function bytesOf(file: string): Promise<string> {
  const names = (await readdir(dirname(file))).filter((name) => name.startsWith(basename(file)));
  return (await Promise.all(names.map((name) => readFile(join(dirname(file), name), "latin1")))).join("\n");
}

const candidate = "U0CANDIDATE";
const noon = 20_000 * 86_400_000 + 43_200_123;

describe("the audit on SQLite", () => {
  auditContract(openOnSqlite);

  test("after an erasure no byte of the files leads from a pseudonym to a person", async () => {
    const { store, desk, file } = await openForTest(openOnSqlite);
    await writes(store, candidate, noon);
    const [{ person } = { person: null }] = await all(desk);
    const reader = new DatabaseSync(file, { readOnly: true });
    const key = String(reader.prepare("select key from audit_key").get()?.["key"]);
    reader.close();
    const before = await bytesOf(file);
    for (const trace of [person, candidate, key]) expect(before).toContain(trace);
    await desk.persons.erase("T1", candidate, { by: "sam", receipt: "r1", at: noon + 9, ids: countingIds() });
    const after = await bytesOf(file);
    expect(after).toContain(person);
    for (const trace of [candidate, key]) expect(after.includes(trace)).toBe(false);
  });

  test("by time, too, the key goes with the words from the running bot's files", async () => {
    const { store, desk, file } = await openForTest(openOnSqlite);
    await writes(store, candidate, noon);
    const [{ person } = { person: null }] = await all(desk);
    const late = noon + 1_000;
    await store.retention.sweep("T1", { conversations: late, answers: late, messages: late, audit: 0 }, late);
    const after = await bytesOf(file);
    expect(after).toContain(person);
    expect(after.includes(candidate)).toBe(false);
  });
});

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

const openOnPostgres = async () => {
  if (postgres === null) throw new Error("there is no Postgres");
  const { store, url, dispose } = await openTemporaryPostgresStore(postgres);
  return {
    store,
    url,
    desk: await openPostgresDesk(url, { ids: countingIds(), logger: recordingLogger() }),
    dispose,
  };
};

describe.skipIf(postgres === null)("the audit on Postgres", () => {
  auditContract(openOnPostgres);

  test("after an erasure no row of any table names the person, and the key is gone", async () => {
    const { store, desk, url, dispose } = await openOnPostgres();
    const client = new Client({ connectionString: url });
    await client.connect();
    onTestFinished(async () => {
      await client.end();
      await desk.close();
      await dispose();
    });
    await writes(store, candidate, noon);
    await desk.persons.erase("T1", candidate, { by: "sam", receipt: "r1", at: noon + 9, ids: countingIds() });
    const tables = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    );
    const rows: unknown[] = [];
    for (const { name } of tables.rows) rows.push((await client.query<object>(`select * from "${name}"`)).rows);
    expect(JSON.stringify(rows)).not.toContain(candidate);
    expect((await client.query("select * from audit_key")).rows).toEqual([]);
    expect((await client.query("select * from audit where person is not null")).rows).toHaveLength(2);
  });
});
