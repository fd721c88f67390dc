import type { Clock } from "../../src/ports.ts";

type Sleeper = { due: number; wake(): void };

/** Promise chains of any length run to their end; timers of the system do not move. */
export const settle = async (): Promise<void> => {
  for (let round = 0; round < 5; round += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Time that stands still until the test moves it. */
export const fakeClock = (start = 1_000_000) => {
  let now = start;
  const sleepers = new Set<Sleeper>();
  const clock: Clock = { now: () => now };
  return {
    ...clock,
    sleep: (ms: number, signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        if (signal.aborted || ms <= 0) {
          resolve();
          return;
        }
        const wake = () => {
          sleepers.delete(sleeper);
          signal.removeEventListener("abort", wake);
          resolve();
        };
        const sleeper: Sleeper = { due: now + ms, wake };
        sleepers.add(sleeper);
        signal.addEventListener("abort", wake, { once: true });
      }),
    /** Moves on by `ms`, waking whoever is due on the way, each at its own instant. */
    advance: async (ms: number): Promise<void> => {
      const end = now + ms;
      await settle();
      while (true) {
        const next = [...sleepers].toSorted((left, right) => left.due - right.due)[0];
        if (next === undefined || next.due > end) break;
        now = Math.max(now, next.due);
        next.wake();
        await settle();
      }
      now = end;
    },
  };
};
