import { join } from "node:path";
import { openStore, type StoreOptions } from "../adapters/store/open-store.ts";
import type { Store } from "../ports.ts";
import type { Config } from "./config.ts";

/** The Postgres database of DATABASE_URL where that is set, else the SQLite file in the data folder. */
export const openConfiguredStore = async (
  { databaseUrl, dataFolder }: Config,
  options: StoreOptions,
): Promise<Store> => {
  if (databaseUrl === null) return openStore({ ...options, file: join(dataFolder, "candor.sqlite") });
  // Loaded on demand: without a database nobody should wait for its driver.
  const { openPostgresStore } = await import("../adapters/store/open-postgres-store.ts");
  return openPostgresStore({ ...options, url: databaseUrl });
};
