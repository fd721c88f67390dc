import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/adapters/store/open-store.ts";
import type { Clock, Store } from "../../src/ports.ts";
import { countingIds } from "./ids.ts";
import { recordingLogger } from "./logger.ts";

/** An empty SQLite store in a folder of its own; `dispose` closes it and removes the folder. */
export const openTemporaryStore = async (clock: Clock = { now: () => 0 }) => {
  const folder = await mkdtemp(join(tmpdir(), "candor-store-"));
  const file = join(folder, "candor.db");
  const logger = recordingLogger();
  const store: Store = await openStore({ file, clock, ids: countingIds("row"), logger });
  return {
    store,
    file,
    logger,
    dispose: async (): Promise<void> => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
