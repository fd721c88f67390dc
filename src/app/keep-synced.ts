import { CandorError, InputError } from "../domain/errors.ts";
import type { Posting } from "../domain/posting.ts";
import type { Logger } from "../ports.ts";
import { repeatEvery } from "./repeat-every.ts";
import type { PostingSync } from "./sync-postings.ts";

type Named = { postingSync: PostingSync; refs: readonly string[]; logger: Logger };

/** Syncs one after the other; one that cannot be read keeps no other one back. Resolves to what went wrong. */
async function syncAll({ postingSync, refs, logger }: Named): Promise<CandorError[]> {
  const failed: CandorError[] = [];
  for (const ref of refs) {
    try {
      await postingSync.sync(ref);
    } catch (error) {
      if (!(error instanceof CandorError)) throw error;
      logger.error("collection_not_synced", error);
      failed.push(error);
    }
  }
  return failed;
}

/**
 * The postings to serve after what is configured was read. A board that cannot be reached is no reason not to serve what
 * was read of it before; InputError where there is nothing to serve.
 */
export async function syncAtStart({
  list,
  holdsAny,
  ...named
}: Named & {
  list: () => Promise<readonly Posting[]>;
  /** Whether there is one that is open, though it be paused. */
  holdsAny: () => Promise<boolean>;
}): Promise<readonly Posting[]> {
  await named.postingSync.configure(named.refs);
  const failed = await syncAll(named);
  const postings = await list();
  // Recruiters who have paused all of them are to find the bot that resumes them.
  if (postings.length > 0 || (await holdsAny())) return postings;
  const why = failed.map(({ message }) => message);
  throw new InputError(
    [...why, "There is no posting to serve. Name a folder, file or board with one in CANDOR_POSTINGS."].join("\n"),
  );
}

/** Looks again and again for what is new, changed or closed, until the returned function is called. */
export function keepSynced({ everyMs, ...named }: Named & { everyMs: number }): () => Promise<void> {
  const { stop } = repeatEvery(
    everyMs,
    () => syncAll(named),
    (error) => named.logger.error("sync_failed", error),
  );
  return stop;
}
