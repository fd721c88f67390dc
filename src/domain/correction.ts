import type { ScheduledEvent } from "./delivery.ts";
import { postingLane } from "./posting.ts";
import type { CorrectedFact, Receipt } from "./receipt.ts";

/** A fact that a candidate was told, by the receipt that says so. */
export type Told = CorrectedFact & { revision: number; at: number };

const keyOf = ({ receiptId, factId }: CorrectedFact): string => `${receiptId} ${factId}`;

/**
 * What a candidate was told and has not been corrected about since, oldest first.
 * @param receipts of one conversation and one posting, oldest first
 */
export function standingTold(receipts: readonly Receipt[]): Told[] {
  const corrected = new Set(receipts.flatMap((receipt) => receipt.corrected.map(keyOf)));
  return receipts
    .flatMap(({ id, revision, at, reply }) =>
      reply.citations.map(({ factId }) => ({ receiptId: id, factId, revision, at })),
    )
    .filter((told) => !corrected.has(keyOf(told)));
}

/** Has everybody who was told something of a posting looked after, as it was published anew, closed or opened. */
export const postingChanged = (
  { tenant, key, cause }: { tenant: string; key: string; cause: string },
  at: number,
): ScheduledEvent => ({
  event: {
    kind: "posting_changed",
    tenant,
    channel: postingLane(key),
    atMicros: at * 1_000,
    postingKey: key,
    cause,
    after: null,
  },
  key: `posting:${key}:${cause}:${at}`,
});
