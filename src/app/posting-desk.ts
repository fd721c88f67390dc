import { NotFoundError } from "../domain/errors.ts";
import type {
  Actor,
  Clock,
  Logger,
  PauseOutcome,
  PostingDesk,
  PublishOutcome,
  ResumeOutcome,
  Store,
} from "../ports.ts";
import { listPostings } from "./list-postings.ts";
import type { Cleared, Publisher } from "./publisher.ts";

export type PostingDeskParts = {
  store: Pick<Store, "postings" | "reviews">;
  publisher: Pick<Publisher, "publishCleared">;
  tenant: string;
  clock: Clock;
  logger: Logger;
};

/** Publishing, pausing and resuming, for recruiters in the messenger and operators at the terminal alike. */
export function createPostingDesk({ store, publisher, tenant, clock, logger }: PostingDeskParts): PostingDesk {
  const { postings, reviews } = store;

  const entryOf = async (key: string) => (await postings.entries(tenant, [key]))[0] ?? null;
  const isKnown = async (key: string): Promise<boolean> =>
    (await entryOf(key)) !== null || (await reviews.find(tenant, key)) !== null;

  async function cleared(key: string, { id }: Actor): Promise<Cleared | { kind: "unknown" }> {
    try {
      return await publisher.publishCleared(key, id);
    } catch (error) {
      if (error instanceof NotFoundError) return { kind: "unknown" };
      throw error;
    }
  }

  async function publish(key: string, by: Actor): Promise<PublishOutcome> {
    const outcome = await cleared(key, by);
    if (outcome.kind !== "published") return outcome;
    const { revision, isNew } = outcome;
    return { kind: "published", revision: revision.number, isNew, isPaused: revision.paused !== undefined };
  }

  async function pause(key: string, { id, name }: Actor): Promise<PauseOutcome> {
    if (await postings.pause(tenant, key, { by: id, name, since: clock.now() })) {
      logger.info("posting_paused", { posting: key, user: id });
      return { kind: "paused" };
    }
    const entry = await entryOf(key);
    if (entry?.closedAt === null && entry.paused !== undefined) return { kind: "already", pause: entry.paused };
    return { kind: (await isKnown(key)) ? "not_open" : "unknown" };
  }

  async function resume(key: string, { id }: Actor): Promise<ResumeOutcome> {
    if (await postings.resume(tenant, key, { by: id, at: clock.now() })) {
      logger.info("posting_resumed", { posting: key, user: id });
      return "resumed";
    }
    return (await isKnown(key)) ? "not_paused" : "unknown";
  }

  return { list: () => listPostings(store, tenant), publish, pause, resume };
}
