import { setTimeout as wait } from "node:timers/promises";

/** Waits; false when the workspace closed meanwhile, so that nothing goes on behind a finished test. */
export async function pause(ms: number, closing: AbortSignal): Promise<boolean> {
  try {
    await wait(ms, undefined, { signal: closing, ref: false });
    return true;
  } catch (error) {
    if (closing.aborted) return false;
    throw error;
  }
}
