import { setTimeout as sleep } from "node:timers/promises";
import { identify } from "../adapters/slack/identify.ts";
import { loadKnowledge } from "../adapters/knowledge/load-knowledge.ts";
import { localTeam } from "../adapters/workspace/team.ts";
import { BusyError, NotFoundError } from "../domain/errors.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Logger, StoreDesk } from "../ports.ts";
import type { Config } from "./config.ts";
import { extractionMark } from "./extraction-mark.ts";
import { openConfiguredStore, openDesk } from "./open-configured-store.ts";
import { shipped } from "./paths.ts";
import { createPublisher, type Publisher } from "./publisher.ts";
import { openSourceReader } from "./read-postings.ts";
import { createPostingSync, type PostingSync } from "./sync-postings.ts";
import { systemClock, uuidIds } from "./system.ts";

/** What an operator needs to read, review and publish postings, also while the bot serves them. */
export type Publishing = {
  desk: StoreDesk;
  /** The team whose candidates are answered. */
  tenant: string;
  knowledge: Knowledge;
  publisher: Publisher;
  postingSync: PostingSync;
  close(): Promise<void>;
};

const makingTries = 40;
const makingPauseMs = 250;

async function makeStore(config: Config, logger: Logger): Promise<void> {
  const store = await openConfiguredStore(config, { clock: systemClock, ids: uuidIds, logger });
  await store.close();
}

/**
 * Postings can be published before the first start, which then finds them. Where another command is making the store at
 * this moment, it is waited for.
 */
async function openOrMakeDesk(config: Config, logger: Logger, tries = makingTries): Promise<StoreDesk> {
  try {
    return await openDesk(config, logger).catch(async (error: unknown) => {
      if (!(error instanceof NotFoundError)) throw error;
      await makeStore(config, logger);
      return openDesk(config, logger);
    });
  } catch (error) {
    if (!(error instanceof BusyError) || tries === 1) throw error;
    await sleep(makingPauseMs);
    return openOrMakeDesk(config, logger, tries - 1);
  }
}

export async function openPublishing(config: Config, logger: Logger): Promise<Publishing> {
  const tenant = config.slack === null ? localTeam : (await identify(config.slack, logger)).team;
  const knowledge = loadKnowledge(shipped.knowledge);
  const desk = await openOrMakeDesk(config, logger);
  const publisher = createPublisher({
    store: desk,
    tenant,
    knowledge,
    policy: config.publishPolicy,
    clock: systemClock,
    logger,
  });
  const { collections } = desk;
  const reader = openSourceReader();
  const postingSync = createPostingSync({
    publisher,
    collections,
    tenant,
    reader,
    knowledge,
    extraction: extractionMark(),
    clock: systemClock,
    logger,
  });
  return { desk, tenant, knowledge, publisher, postingSync, close: () => desk.close() };
}
