import type { InputError, UnavailableError } from "../domain/errors.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Clock, CollectionStore, Logger, SourceReader } from "../ports.ts";
import type { IngestedPosting } from "../domain/posting.ts";
import { ingestPosting } from "../ingest/ingest-posting.ts";
import type { Along, Publisher, Taken } from "./publisher.ts";

export type SyncReport = {
  ref: string;
  /** Whether its server says that nothing has changed since the last time. */
  isUnchanged: boolean;
  taken: Record<Taken["change"], number>;
  /** How many were to come; `null` where that is not known before the end. */
  expected: number | null;
  /** Keys. */
  closed: string[];
  refused: { ref: string; error: InputError | UnavailableError }[];
};

/** Postings that a person published one by one; no collection's end closes them. */
export const byHand = "by hand";

export type SyncParts = {
  publisher: Publisher;
  collections: CollectionStore;
  tenant: string;
  reader: SourceReader;
  knowledge: Knowledge;
  /** Names the code and vocabularies by which facts are taken. */
  extraction: string;
  clock: Clock;
  logger: Logger;
};

export type SyncOptions = {
  /** Reads all anew, also what its server says is unchanged. */
  isWhole?: boolean;
  /** After each posting. */
  onRead?: (report: SyncReport) => void;
};

export type PostingSync = {
  /**
   * Brings the store up to date with a folder, board, page or file: new, changed, closed. Where something of it could not
   * be read nothing is closed, since what is missing may be what could not be read. Throws InputError or
   * UnavailableError where nothing of it can be read; what was read of it before stays as it is.
   */
  sync(ref: string, options?: SyncOptions): Promise<SyncReport>;
  /** Names what is to be served from now on; what was named before and is no more is closed. Resolves to the keys. */
  configure(refs: readonly string[]): Promise<string[]>;
};

export function createPostingSync(parts: SyncParts): PostingSync {
  const { publisher, collections, tenant, reader, knowledge, extraction, clock, logger } = parts;

  async function sync(ref: string, { isWhole = false, onRead = () => {} }: SyncOptions = {}): Promise<SyncReport> {
    const report: SyncReport = {
      ref,
      isUnchanged: false,
      taken: { new: 0, changed: 0, same: 0 },
      expected: null,
      closed: [],
      refused: [],
    };
    const held = new Set<string>();
    const validators = isWhole ? null : await collections.validators(tenant, ref);
    const take = async (ingested: IngestedPosting, along: Along): Promise<void> => {
      const { key, change } = await publisher.take(ingested, ref, along);
      if (ingested.posting.kind !== "not_a_posting") held.add(key);
      report.taken[change] += 1;
    };
    for await (const read of reader.read(ref, validators)) {
      switch (read.kind) {
        case "source": {
          const { key, sha256 } = read.source;
          const mark = `${sha256} ${extraction}`;
          if (await publisher.isTaken(key, ref, mark)) {
            held.add(key);
            report.taken.same += 1;
          } else await take(ingestPosting(read.source, knowledge), { mark });
          onRead(report);
          break;
        }
        case "facts":
          await take(read.ingested, { decisions: read.decisions });
          onRead(report);
          break;
        case "refused":
          logger.error("posting_refused", read.error);
          report.refused.push({ ref: read.ref, error: read.error });
          break;
        case "expected":
          report.expected = read.count;
          break;
        case "unchanged":
          report.isUnchanged = true;
          break;
        case "end":
          if (report.refused.length > 0) break;
          report.closed = await publisher.closeMissing(ref, held);
          await collections.synced(tenant, ref, read.validators, clock.now());
      }
    }
    const { taken, closed, refused, isUnchanged } = report;
    logger.info("collection_synced", { ...taken, closed: closed.length, refused: refused.length, isUnchanged });
    return report;
  }

  return {
    sync,
    configure: async (refs) => {
      const closed: string[] = [];
      for (const ref of await collections.configure(tenant, refs)) {
        closed.push(...(await publisher.closeMissing(ref, new Set())));
      }
      return closed;
    },
  };
}
