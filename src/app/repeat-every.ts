/**
 * Does the work again and again, one piece after the other, until the returned function is called, which waits for what
 * is under way. What it throws is given to `onError`, and the next time it is tried again.
 */
export function repeatEvery(
  everyMs: number,
  work: () => Promise<unknown>,
  onError: (error: unknown) => void,
): { now: () => void; stop: () => Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const now = (): void => {
    running = running.then(work).catch(onError);
  };
  const timer = setInterval(now, everyMs);
  timer.unref();
  return {
    now,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
