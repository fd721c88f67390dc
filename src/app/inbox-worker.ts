import type { Effects } from "../domain/delivery.ts";
import { LeaseLostError, UnavailableError } from "../domain/errors.ts";
import type { IncomingEvent } from "../domain/event.ts";
import type { ClaimedEvent, Clock, Ids, Inbox, Logger } from "../ports.ts";
import { holdLease } from "./hold-lease.ts";
import { failureCode, growingBackoff } from "./retry-policy.ts";
import { systemSleep, type Sleep } from "./system.ts";
import { startWorkLoop } from "./work-loop.ts";

export type InboxWorkerOptions = {
  inbox: Inbox;
  onWork(listener: () => void): () => void;
  respond(event: IncomingEvent): Promise<Effects>;
  /** What is committed for an event that could not be worked, so that the candidate is told instead of left alone. */
  apologise?: (event: IncomingEvent) => Promise<Effects>;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  sleep?: Sleep;
  concurrency?: number;
  leaseMs?: number;
  /** An attempt that takes longer has failed; it would hold its conversation for ever. */
  respondMs?: number;
  maxAttempts?: number;
  /** Milliseconds to wait after the attempt with this number, counted from 1. */
  backoff?: (attempt: number) => number;
};

type Claim = { worker: string; claimed: ClaimedEvent };

/** Works the inbox off, conversation by conversation, until it is stopped; `stop` waits for what is running. */
export const startInboxWorker = (options: InboxWorkerOptions): { stop(): Promise<void> } => {
  const { inbox, clock, ids, sleep = systemSleep, leaseMs = 10_000, respondMs = 60_000, maxAttempts = 5 } = options;
  const { backoff = growingBackoff, apologise } = options;

  const inTime = async (effects: Promise<Effects>): Promise<Effects> => {
    const answered = new AbortController();
    const timeout = async (): Promise<never> => {
      await sleep(respondMs, answered.signal);
      throw new UnavailableError("worker", { message: `No answer within ${respondMs} ms.` });
    };
    const late = timeout();
    // After the answer the timeout ends, too, and nobody listens any more.
    late.catch(() => undefined);
    try {
      return await Promise.race([effects, late]);
    } finally {
      answered.abort();
    }
  };

  const apologiseOrBury = async ({ worker, claimed }: Claim, error: unknown, logger: Logger): Promise<void> => {
    const code = failureCode(error);
    // A process that died once more while it apologised would do so for ever.
    if (apologise !== undefined && claimed.attempt <= maxAttempts + 1) {
      try {
        await inbox.complete(claimed.id, worker, await inTime(apologise(claimed.event)), clock.now());
        logger.error("event_apologised", error, { code });
        return;
      } catch (apologyError) {
        if (apologyError instanceof LeaseLostError) throw apologyError;
        logger.error("apology_failed", apologyError);
      }
    }
    await inbox.fail(claimed.id, worker, code, null);
    logger.error("event_buried", error, { code });
  };

  const respondAndComplete = async (claim: Claim, logger: Logger): Promise<void> => {
    const { worker, claimed } = claim;
    const begunAt = clock.now();
    if (claimed.attempt > maxAttempts) {
      await apologiseOrBury(claim, new UnavailableError("worker", { message: "The process ended each time." }), logger);
      return;
    }
    try {
      const effects = await inTime(options.respond(claimed.event));
      await inbox.complete(claimed.id, worker, effects, clock.now());
      logger.info("event_worked", { ms: clock.now() - begunAt });
    } catch (error) {
      if (error instanceof LeaseLostError) throw error;
      if (claimed.attempt >= maxAttempts) {
        await apologiseOrBury(claim, error, logger);
        return;
      }
      const retryAt = clock.now() + backoff(claimed.attempt);
      await inbox.fail(claimed.id, worker, failureCode(error), retryAt);
      loop.wakeAt(retryAt);
      logger.error("event_failed", error, { code: failureCode(error), retryAt });
    }
  };

  const work = async (claim: Claim): Promise<void> => {
    const { id, tenant, attempt, event } = claim.claimed;
    const logger = options.logger.child({ inboxId: id, tenant, kind: event.kind, attempt });
    try {
      await holdLease({
        work: () => respondAndComplete(claim, logger),
        extend: (leaseUntil) => inbox.extendLease(id, claim.worker, leaseUntil),
        leaseMs,
        clock,
        sleep,
        logger,
      });
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      // Whoever holds the event now answers it; what was done here was not committed.
      logger.warn("lease_lost");
    }
  };

  const loop = startWorkLoop({
    claim: async (): Promise<Claim | null> => {
      const worker = ids.next();
      const now = clock.now();
      const claimed = await inbox.claim(worker, now, now + leaseMs);
      return claimed === null ? null : { worker, claimed };
    },
    work,
    onWork: (listener) => options.onWork(listener),
    concurrency: options.concurrency ?? 8,
    clock,
    sleep,
    logger: options.logger.child({ loop: "inbox" }),
  });
  return { stop: () => loop.stop() };
};
