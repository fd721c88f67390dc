import { afterAll, describe } from "vitest";
import { storeContract } from "../../contracts/store-contract.ts";
import { openTemporaryPostgresStore } from "../../fakes/temporary-postgres-store.ts";
import { startPostgres } from "../../stand-ins/postgres.ts";

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === null)("a real Postgres", () => {
  storeContract("Postgres", () => {
    if (postgres === null) throw new Error("there is no Postgres");
    return openTemporaryPostgresStore(postgres);
  });
});
