import { access, constants, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { openStore, type StoreOptions } from "../adapters/store/open-store.ts";
import type { Logger, Store, StoreDesk } from "../ports.ts";
import type { Config } from "./config.ts";
import { uuidIds } from "./system.ts";

const sqliteFile = (dataFolder: string): string => join(dataFolder, "candor.sqlite");

/** Whether the first start could make the store where it is to stand. */
export const canMakeStore = async ({ databaseUrl, dataFolder }: Pick<Config, "databaseUrl" | "dataFolder">) => {
  if (databaseUrl !== null) return true;
  const above = async (folder: string): Promise<boolean> => {
    try {
      const found = await stat(folder);
      await access(folder, constants.W_OK);
      return found.isDirectory();
    } catch (error) {
      const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
      return isMissing && dirname(folder) !== folder && above(dirname(folder));
    }
  };
  return above(resolve(dataFolder));
};

/** That store for an operator, beside the bot that works on it. Throws NotFoundError where there is none yet. */
export const openDesk = async (
  { databaseUrl, dataFolder }: Pick<Config, "databaseUrl" | "dataFolder">,
  logger: Logger,
): Promise<StoreDesk> => {
  const desk = await import("../adapters/store/open-desk.ts");
  return databaseUrl === null
    ? desk.openSqliteDesk(sqliteFile(dataFolder), uuidIds)
    : desk.openPostgresDesk(databaseUrl, { ids: uuidIds, logger });
};

/** The Postgres database of DATABASE_URL where that is set, else the SQLite file in the data folder. */
export const openConfiguredStore = async (
  { databaseUrl, dataFolder }: Config,
  options: StoreOptions,
): Promise<Store> => {
  if (databaseUrl === null) return openStore({ ...options, file: sqliteFile(dataFolder) });
  // Loaded on demand: without a database nobody should wait for its driver.
  const { openPostgresStore } = await import("../adapters/store/open-postgres-store.ts");
  return openPostgresStore({ ...options, url: databaseUrl });
};
