import { LeaseLostError } from "../domain/errors.ts";
import type { ClaimedDelivery, Clock, Ids, Lane, Logger, Messenger, Outbox } from "../ports.ts";
import { deliver, deliveryFields } from "./deliver.ts";
import { holdLease } from "./hold-lease.ts";
import { growingBackoff } from "./retry-policy.ts";
import { systemSleep, type Sleep } from "./system.ts";
import { startWorkLoop } from "./work-loop.ts";

export type OutboxSenderOptions = {
  outbox: Outbox;
  onWork(listener: () => void): () => void;
  messenger: Messenger;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  sleep?: Sleep;
  concurrency?: number;
  leaseMs?: number;
  maxAttempts?: number;
  /** Milliseconds to wait after the attempt with this number, counted from 1; the messenger may ask for more. */
  backoff?: (attempt: number) => number;
  /** The shortest time between two posts in a lane; Slack bears about one message a second in a channel. */
  paceMs?: number;
  /** When to look for a message whose post ended ambiguously; each wait begins where the one before has ended. */
  locateAfterMs?: readonly number[];
};

type Claim = { worker: string; claimed: ClaimedDelivery };

/** Lanes that have just been posted in. In memory only: after a restart a lane has rested. */
const createPace = (paceMs: number, clock: Clock) => {
  const resting = new Map<string, Lane & { until: number }>();
  return {
    /** When the lane may be posted in again. */
    rest: ({ tenant, lane }: Lane): number => {
      const until = clock.now() + paceMs;
      resting.set(JSON.stringify([tenant, lane]), { tenant, lane, until });
      return until;
    },
    resting: (): readonly Lane[] => {
      for (const [key, { until }] of resting) if (until <= clock.now()) resting.delete(key);
      return [...resting.values()];
    },
  };
};

/** Posts the outbox's deliveries, lane by lane in order and each once, until it is stopped. */
export const startOutboxSender = (options: OutboxSenderOptions): { stop(): Promise<void> } => {
  const { outbox, messenger, clock, ids, sleep = systemSleep, leaseMs = 10_000, paceMs = 0 } = options;
  const pace = createPace(paceMs, clock);

  /** The lane rests before the result is recorded, which frees it for the next claim. */
  const paced = ({ lane }: ClaimedDelivery): Messenger => ({
    ...messenger,
    post: async (delivery, relatedMessageId) => {
      try {
        return await messenger.post(delivery, relatedMessageId);
      } finally {
        if (paceMs > 0) loop.wakeAt(pace.rest({ tenant: delivery.tenant, lane }));
      }
    },
  });

  const send = async ({ worker, claimed }: Claim, stopping: AbortSignal, logger: Logger): Promise<void> => {
    const retryAt = await deliver(claimed, worker, stopping, {
      outbox,
      messenger: paced(claimed),
      clock,
      sleep,
      logger,
      maxAttempts: options.maxAttempts ?? 8,
      backoff: options.backoff ?? growingBackoff,
      locateAfterMs: options.locateAfterMs ?? [1_000, 5_000, 20_000],
    });
    if (retryAt !== null) loop.wakeAt(retryAt);
  };

  const work = async (claim: Claim, stopping: AbortSignal): Promise<void> => {
    const { delivery, attempt } = claim.claimed;
    const logger = options.logger.child(deliveryFields(delivery, attempt));
    try {
      await holdLease({
        work: () => send(claim, stopping, logger),
        extend: (leaseUntil) => outbox.extendLease(delivery.id, claim.worker, leaseUntil),
        leaseMs,
        clock,
        sleep,
        logger,
      });
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      // Whoever holds the delivery now looks for the message before posting it.
      logger.warn("lease_lost");
    }
  };

  const loop = startWorkLoop({
    claim: async (): Promise<Claim | null> => {
      const worker = ids.next();
      const now = clock.now();
      const claimed = await outbox.claim(worker, now, now + leaseMs, pace.resting());
      return claimed === null ? null : { worker, claimed };
    },
    work,
    onWork: (listener) => options.onWork(listener),
    // A post waits for Slack, not for this machine; after a crash many wait at once to be looked for.
    concurrency: options.concurrency ?? 32,
    clock,
    sleep,
    logger: options.logger.child({ loop: "outbox" }),
  });
  return { stop: () => loop.stop() };
};
