import { setTimeout as delay } from "node:timers/promises";
import { v7 } from "uuid";
import type { Clock, Ids } from "../ports.ts";

/** Resolves after `ms`, or at once when the signal aborts; never rejects. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export const systemClock: Clock = { now: () => Date.now() };

export const uuidIds: Ids = { next: () => v7() };

export const systemSleep: Sleep = async (ms, signal) => {
  try {
    await delay(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};
