import type { Delivery } from "../domain/delivery.ts";
import { UnavailableError } from "../domain/errors.ts";
import type { ClaimedDelivery, Clock, Logger, Messenger, Outbox, PostResult } from "../ports.ts";
import { failureCode } from "./retry-policy.ts";
import type { Sleep } from "./system.ts";

export type DeliverParts = {
  outbox: Outbox;
  messenger: Messenger;
  clock: Clock;
  sleep: Sleep;
  logger: Logger;
  maxAttempts: number;
  backoff: (attempt: number) => number;
  /** When to look for a message whose post ended ambiguously; each wait begins where the one before has ended. */
  locateAfterMs: readonly number[];
};

type Located = Awaited<ReturnType<Messenger["locate"]>>;

/** Posts one claimed delivery and records how that ended. Resolves to the instant of a retry, or `null`. */
export const deliver = async (
  { delivery, attempt, postingSince, relatedMessageId }: ClaimedDelivery,
  worker: string,
  stopping: AbortSignal,
  parts: DeliverParts,
): Promise<number | null> => {
  const { outbox, messenger, clock, logger } = parts;
  const { id } = delivery;
  /** How many posts were begun with the one that is begun here; what was interrupted was one, too. */
  const begun = postingSince === null ? attempt : attempt + 1;

  const post = async (): Promise<PostResult> => {
    try {
      return await messenger.post(delivery, relatedMessageId);
    } catch (error) {
      // It may have thrown on either side of the post.
      logger.error("post_threw", error);
      return { kind: "unknown", code: failureCode(error) };
    }
  };

  const locate = async (since: number): Promise<Located> => {
    try {
      return await messenger.locate(delivery, relatedMessageId, since);
    } catch (error) {
      logger.error("locate_threw", error);
      return { kind: "unknown" };
    }
  };

  const fail = async (code: string): Promise<null> => {
    await outbox.fail(id, worker, code, clock.now());
    logger.error("delivery_failed", new UnavailableError("messenger"), { code });
    return null;
  };

  const posted = async (messageId: string): Promise<null> => {
    await outbox.posted(id, worker, messageId, clock.now());
    logger.info("delivery_posted");
    return null;
  };

  const retry = async (code: string, afterMs: number): Promise<number | null> => {
    if (begun >= parts.maxAttempts) return fail(code);
    const retryAt = clock.now() + Math.max(afterMs, parts.backoff(begun));
    await outbox.retry(id, worker, code, retryAt);
    logger.warn("delivery_postponed", { code, retryAt });
    return retryAt;
  };

  const suspend = async (code: string, afterMs: number): Promise<number> => {
    const retryAt = clock.now() + afterMs;
    await outbox.suspend(id, worker, code, retryAt);
    logger.warn("delivery_suspended", { code, retryAt });
    return retryAt;
  };

  /** Looks for a message that may stand there, the first time after `waits[0]`; `null` where the process is to end. */
  const find = async (since: number, waits: readonly number[]): Promise<Located | null> => {
    for (const wait of waits) {
      await parts.sleep(wait, stopping);
      // The row keeps its mark, so the next process looks for the message before it posts.
      if (stopping.aborted) return null;
      const located = await locate(since);
      if (located.kind !== "unknown") return located;
    }
    return { kind: "unknown" };
  };

  const giveUpUnknown = async (code: string): Promise<null> => {
    await outbox.unknown(id, worker, code);
    logger.error("delivery_unknown", new UnavailableError("messenger"), { code });
    return null;
  };

  const settleLocated = (located: Located | null, code: string, absent: () => Promise<number | null>) => {
    if (located === null) return null;
    switch (located.kind) {
      case "found":
        return posted(located.messageId);
      case "absent":
        return absent();
      case "unknown":
        return giveUpUnknown(code);
    }
  };

  const begin = async (): Promise<number | null> => {
    const since = clock.now();
    await outbox.posting(id, worker, since);
    const result = await post();
    switch (result.kind) {
      case "posted":
        return posted(result.messageId);
      case "retry":
        return retry(result.code, result.afterMs);
      case "suspended":
        return suspend(result.code, result.afterMs);
      case "refused":
        return fail(result.code);
      case "unknown":
        return settleLocated(await find(since, parts.locateAfterMs), result.code, () => retry(result.code, 0));
    }
  };

  if (postingSince === null) return begin();
  const located = await find(postingSince, [0, ...parts.locateAfterMs]);
  // A post that takes the process with it each time would be begun for ever.
  const absent = attempt >= parts.maxAttempts ? () => fail("interrupted") : begin;
  return settleLocated(located, "interrupted", absent);
};

/** What a log line may say about a delivery. */
export const deliveryFields = (delivery: Delivery, attempt: number) => ({
  deliveryId: delivery.id,
  tenant: delivery.tenant,
  destination: delivery.destination.kind,
  attempt,
});
