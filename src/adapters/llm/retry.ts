import { setTimeout as sleep } from "node:timers/promises";
import type { Failure } from "./failure.ts";

export type Attempted<T> = { kind: "done"; value: T } | { kind: "failed"; failure: Failure };

export type RetryLimits = {
  maxRetries: number;
  /** On the clock of `performance.now()`. */
  deadline: number;
  signal: AbortSignal;
};

const firstBackoffMs = 250;

/**
 * LangChain's own retries are off: they sleep without the signal (a Retry-After of a minute keeps the process alive),
 * wait for what cannot come in time, and ask again for an answer that is only broken. Here a wait that would outlast
 * the deadline is not begun, so that the candidate has the plainer answer at once.
 */
export async function withRetries<T>(
  once: () => Promise<Attempted<T>>,
  limits: RetryLimits,
): Promise<Attempted<T> & { attempts: number }> {
  for (let attempts = 1; ; attempts += 1) {
    const outcome = await once();
    if (outcome.kind === "done") return { ...outcome, attempts };
    const waitMs = Math.max(outcome.failure.retryAfterMs ?? 0, firstBackoffMs * 2 ** (attempts - 1));
    const isLast = !outcome.failure.retryable || attempts > limits.maxRetries;
    if (isLast || performance.now() + waitMs >= limits.deadline) return { ...outcome, attempts };
    await sleep(waitMs, undefined, { signal: limits.signal });
  }
}
