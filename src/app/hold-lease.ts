import { LeaseLostError } from "../domain/errors.ts";
import type { Clock, Logger } from "../ports.ts";
import type { Sleep } from "./system.ts";

/** Extends a lease from time to time until `work` has ended, however long that takes. */
export const holdLease = async <T>(options: {
  work(): Promise<T>;
  extend(leaseUntil: number): Promise<void>;
  leaseMs: number;
  clock: Clock;
  sleep: Sleep;
  logger: Logger;
}): Promise<T> => {
  const ended = new AbortController();
  const beat = async (): Promise<void> => {
    while (true) {
      // Two beats may fail before the lease is lost.
      await options.sleep(options.leaseMs / 3, ended.signal);
      if (ended.signal.aborted) return;
      try {
        await options.extend(options.clock.now() + options.leaseMs);
      } catch (error) {
        options.logger.error("lease_not_extended", error);
        if (error instanceof LeaseLostError) return;
      }
    }
  };
  const beating = beat();
  try {
    return await options.work();
  } finally {
    ended.abort();
    await beating;
  }
};
