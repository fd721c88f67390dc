import type { Clock, Logger } from "../ports.ts";
import type { Sleep } from "./system.ts";

/** Without a sign of work the queue is looked at this often: a retry that another process left may be due. */
const pollMs = 1000;
/** After the store failed; a loop that hammered it would make it no better. */
const pauseMs = 1000;

export type WorkLoop = {
  /** Looks for work at this instant. */
  wakeAt(instant: number): void;
  /** Takes no new work and resolves when the running work has ended. */
  stop(): Promise<void>;
};

/** A wait that a ring ends; a ring while nobody waits ends the next one. */
const createAlarm = (sleep: Sleep) => {
  let rung = false;
  let waiting: AbortController | null = null;
  return {
    ring: () => {
      rung = true;
      waiting?.abort();
    },
    wait: async (ms: number): Promise<void> => {
      if (!rung) {
        waiting = new AbortController();
        await sleep(ms, waiting.signal);
        waiting = null;
      }
      rung = false;
    },
  };
};

/**
 * Claims jobs and works up to `concurrency` of them at once until it is stopped. What `claim` or `work` throws is
 * logged, and the loop goes on.
 */
export const startWorkLoop = <Job>(options: {
  claim(): Promise<Job | null>;
  work(job: Job, stopping: AbortSignal): Promise<void>;
  onWork(listener: () => void): () => void;
  concurrency: number;
  clock: Clock;
  sleep: Sleep;
  logger: Logger;
}): WorkLoop => {
  const { clock, logger } = options;
  const stopping = new AbortController();
  const alarm = createAlarm(options.sleep);
  const running = new Set<Promise<void>>();
  let wakings: number[] = [];

  const begin = (job: Job): void => {
    const run = async (): Promise<void> => {
      try {
        await options.work(job, stopping.signal);
      } catch (error) {
        logger.error("work_failed", error);
        // The job's lease runs out by itself; until then its slot rests, or a broken store would be asked in a circle.
        await options.sleep(pauseMs, stopping.signal);
      }
    };
    const ended = run().finally(() => {
      running.delete(ended);
      alarm.ring();
    });
    running.add(ended);
  };

  const untilNextLook = (): number => {
    const now = clock.now();
    wakings = wakings.filter((instant) => instant > now);
    return Math.min(pollMs, ...wakings.map((instant) => instant - now));
  };

  const turn = async (): Promise<void> => {
    if (running.size >= options.concurrency) {
      await alarm.wait(pollMs);
      return;
    }
    try {
      const job = await options.claim();
      if (job === null) await alarm.wait(untilNextLook());
      else begin(job);
    } catch (error) {
      logger.error("claim_failed", error);
      await options.sleep(pauseMs, stopping.signal);
    }
  };

  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) await turn();
    await Promise.all(running);
  };

  const unsubscribe = options.onWork(() => alarm.ring());
  const ended = loop();
  return {
    wakeAt: (instant) => {
      wakings.push(instant);
      alarm.ring();
    },
    stop: () => {
      unsubscribe();
      stopping.abort();
      alarm.ring();
      return ended;
    },
  };
};
