import { rm } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { openPostgresDesk, openSqliteDesk } from "../../../src/adapters/store/open-desk.ts";
import { queueDeskContract } from "../../contracts/queue-desk-contract.ts";
import { countingIds } from "../../fakes/ids.ts";
import { recordingLogger } from "../../fakes/logger.ts";
import { openTemporaryPostgresStore } from "../../fakes/temporary-postgres-store.ts";
import { openTemporaryStore } from "../../fakes/temporary-store.ts";
import { startPostgres } from "../../stand-ins/postgres.ts";

describe("the queue desk on SQLite, beside the process that holds the store", () => {
  queueDeskContract(async () => {
    const { store, file, dispose } = await openTemporaryStore();
    return { store, desk: await openSqliteDesk(file, countingIds()), dispose };
  });

  test("says how a store comes about where there is none", async () => {
    await expect(openSqliteDesk("/nowhere/candor.sqlite", countingIds())).rejects.toThrow(/no store .*candor start/u);
  });

  test("of another version changes nothing, and says which to use", async () => {
    const { store, file } = await openTemporaryStore();
    onTestFinished(() => rm(file, { force: true }));
    await store.close();
    const database = new DatabaseSync(file);
    database.exec("insert into migration (number, name, applied_at) values (99, 'of-tomorrow', 0)");
    database.close();
    await expect(openSqliteDesk(file, countingIds())).rejects.toThrow(/schema 99/u);
  });
});

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === null)("the queue desk on Postgres", () => {
  queueDeskContract(async () => {
    if (postgres === null) throw new Error("there is no Postgres");
    const { store, url, dispose } = await openTemporaryPostgresStore(postgres);
    return { store, desk: await openPostgresDesk(url, { ids: countingIds(), logger: recordingLogger() }), dispose };
  });
});
