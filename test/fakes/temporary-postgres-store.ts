import { openPostgresStore } from "../../src/adapters/store/open-postgres-store.ts";
import type { Postgres } from "../stand-ins/postgres.ts";
import { countingIds } from "./ids.ts";
import { recordingLogger } from "./logger.ts";

/** An empty store in a database of its own; `dispose` closes it, and the database goes with the server. */
export const openTemporaryPostgresStore = async (postgres: Postgres) => {
  const logger = recordingLogger();
  const url = await postgres.createDatabase();
  const store = await openPostgresStore({ url, clock: { now: () => 0 }, ids: countingIds("row"), logger });
  return { store, url, dispose: () => store.close() };
};
