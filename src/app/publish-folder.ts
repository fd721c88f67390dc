import { InputError } from "../domain/errors.ts";
import type { Posting } from "../domain/posting.ts";
import type { Clock, Logger, PostingStore } from "../ports.ts";
import type { IngestedPath } from "./ingest-folder.ts";

/** The postings of a folder as the current revisions of a tenant. Throws InputError where there is none to serve. */
export async function publishFolder(
  { postings: ingested, refused }: IngestedPath,
  tenant: string,
  store: PostingStore,
  clock: Clock,
  logger: Logger,
): Promise<Posting[]> {
  const published: Posting[] = [];
  for (const error of refused) logger.error("posting_refused", error);
  for (const { posting, facts, lint } of ingested) {
    if (posting.kind === "not_a_posting") {
      logger.warn("posting_skipped", { posting: posting.key, kind: posting.kind });
      continue;
    }
    const { number } = await store.publish(tenant, posting, facts, clock.now());
    logger.info("posting_published", {
      posting: posting.key,
      revision: number,
      facts: facts.length,
      lint: lint.length,
    });
    published.push(posting);
  }
  if (published.length === 0)
    throw new InputError("There is no posting to serve. Put one into the folder of CANDOR_POSTINGS.");
  return published;
}

/**
 * The store with the given postings alone: one whose file was taken out of the folder is kept, since receipts name its
 * revisions, but offered and answered from no more.
 */
export function servedOnly(store: PostingStore, served: readonly Posting[]): PostingStore {
  const keys = new Set(served.map(({ key }) => key));
  return {
    publish: (tenant, posting, facts, at) => store.publish(tenant, posting, facts, at),
    current: async (tenant, key) => (keys.has(key) ? store.current(tenant, key) : null),
    list: async (tenant) => (await store.list(tenant)).filter(({ key }) => keys.has(key)),
  };
}
