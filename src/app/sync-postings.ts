import type { InputError } from "../domain/errors.ts";
import type { IngestedPosting } from "../domain/posting.ts";
import type { Logger } from "../ports.ts";
import type { Publisher, Taken } from "./publisher.ts";

/** One posting of a collection as it was read, or why it could not be. */
export type Read = { kind: "posting"; ingested: IngestedPosting } | { kind: "refused"; ref: string; error: InputError };

/** A folder, board, page or file, as one names it, with what it holds. */
export type Collection = { ref: string; read: AsyncIterable<Read> | Iterable<Read> };

export type SyncReport = {
  taken: Record<Taken["change"], number>;
  /** Keys. */
  closed: string[];
  refused: { ref: string; error: InputError }[];
};

/** Postings that a person published one by one; no collection's end closes them. */
export const byHand = "by hand";

/**
 * Brings the store up to date with a collection: new, changed, closed. Where something of it could not be read nothing
 * is closed, since what is missing may be what could not be read.
 */
export async function syncCollection(
  { ref, read }: Collection,
  publisher: Pick<Publisher, "take" | "closeMissing">,
  logger: Logger,
  onTaken: (taken: Taken) => void = () => {},
): Promise<SyncReport> {
  const report: SyncReport = { taken: { new: 0, changed: 0, same: 0 }, closed: [], refused: [] };
  const held = new Set<string>();
  for await (const one of read) {
    if (one.kind === "refused") {
      logger.error("posting_refused", one.error);
      report.refused.push({ ref: one.ref, error: one.error });
      continue;
    }
    const taken = await publisher.take(one.ingested, ref);
    if (one.ingested.posting.kind !== "not_a_posting") held.add(taken.key);
    report.taken[taken.change] += 1;
    onTaken(taken);
  }
  if (report.refused.length === 0 && ref !== byHand) report.closed = await publisher.closeMissing(ref, held);
  const { taken, closed, refused } = report;
  logger.info("collection_synced", { ...taken, closed: closed.length, refused: refused.length });
  return report;
}
