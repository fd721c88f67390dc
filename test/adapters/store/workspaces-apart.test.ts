import { afterAll, describe } from "vitest";
import { openPostgresDesk, openSqliteDesk } from "../../../src/adapters/store/open-desk.ts";
import { tenantContract } from "../../contracts/tenant-contract.ts";
import { countingIds } from "../../fakes/ids.ts";
import { recordingLogger } from "../../fakes/logger.ts";
import { openTemporaryPostgresStore } from "../../fakes/temporary-postgres-store.ts";
import { openTemporaryStore } from "../../fakes/temporary-store.ts";
import { startPostgres } from "../../stand-ins/postgres.ts";

describe("two workspaces in one store on SQLite", () => {
  tenantContract(async () => {
    const { store, file, dispose } = await openTemporaryStore();
    return { store, desk: await openSqliteDesk(file, countingIds()), dispose };
  });
});

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === null)("two workspaces in one store on Postgres", () => {
  tenantContract(async () => {
    if (postgres === null) throw new Error("there is no Postgres");
    const { store, url, dispose } = await openTemporaryPostgresStore(postgres);
    return { store, desk: await openPostgresDesk(url, { ids: countingIds(), logger: recordingLogger() }), dispose };
  });
});
