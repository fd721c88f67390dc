import type { Kysely } from "kysely";
import type { Ids, Logger, Store } from "../../ports.ts";
import { collectionStore } from "./collections.ts";
import { conversationStore } from "./conversations.ts";
import { feedbackStore } from "./feedback.ts";
import { gapStore } from "./gaps.ts";
import { handOffStore } from "./hand-offs.ts";
import { holdStore } from "./holds.ts";
import { inboxStore } from "./inbox.ts";
import { modelMeter } from "./model-meter.ts";
import { outboxStore } from "./outbox.ts";
import { personDesk } from "./person-desk.ts";
import { postingStore } from "./postings.ts";
import type { LeaseQueue } from "./queue.ts";
import { reviewStore } from "./reviews.ts";
import { retentionStore } from "./retention.ts";
import { receiptStore } from "./receipts.ts";
import type { Tables } from "./tables.ts";
import type { WorkSignal } from "./work-signal.ts";

/** The store over a migrated database, whichever it is. */
export const assembleStore = (parts: {
  db: Kysely<Tables>;
  queues: { inbox: LeaseQueue; outbox: LeaseQueue };
  signal: WorkSignal;
  ids: Ids;
  logger: Logger;
  settleMs: number;
  /** Makes sure that what was erased is nowhere any more. */
  compact: () => Promise<void>;
  close(): Promise<void>;
}): Store => {
  let closed: Promise<void> | undefined;
  return {
    postings: postingStore(parts.db, parts.ids),
    reviews: reviewStore(parts.db),
    collections: collectionStore(parts.db),
    conversations: conversationStore(parts.db),
    handOffs: handOffStore(parts.db),
    gaps: gapStore(parts.db),
    receipts: receiptStore(parts.db),
    feedback: feedbackStore(parts.db),
    model: modelMeter(parts.db),
    holds: holdStore(parts.db),
    retention: retentionStore(parts.db, parts.ids, parts.compact),
    persons: personDesk(parts.db, parts.compact),
    inbox: inboxStore({ ...parts, queue: parts.queues.inbox }),
    outbox: outboxStore({ ...parts, queue: parts.queues.outbox }),
    onWork: (listener) => parts.signal.onWork(listener),
    // Whoever closes a second time waits for the first.
    close: () => (closed ??= parts.close()),
  };
};
