import type { Logger } from "../../ports.ts";

export type WorkSignal = {
  ring(): void;
  /** Rings after so many milliseconds, or at once for 0. */
  ringIn(ms: number): void;
  onWork(listener: () => void): () => void;
};

/** Tells the loops of this process that there may be work, so that nobody waits for the next poll. */
export const createWorkSignal = (logger: Logger): WorkSignal => {
  const listeners = new Set<() => void>();
  const ring = (): void => {
    for (const listener of listeners) {
      try {
        listener();
      } catch (error) {
        // It rings after the commit: a listener that throws must not make stored work look unstored.
        logger.error("work_listener_failed", error);
      }
    }
  };
  return {
    ring,
    ringIn: (ms) => {
      if (ms === 0) ring();
      else setTimeout(ring, ms).unref();
    },
    onWork: (listener) => {
      const own = () => listener();
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
  };
};
