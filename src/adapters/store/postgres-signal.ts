import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "pg";
import type { Logger } from "../../ports.ts";
import type { WorkSignal } from "./work-signal.ts";

const channel = "candor_work";
/** Until the listener connects again, every loop's own poll finds the work. */
const retryMs = 1_000;

export type SharedSignal = WorkSignal & {
  /** Ends the listening; resolves when nothing of it is under way. */
  close(): Promise<void>;
};

type Parts = {
  /** Tells the loops of this process. */
  own: WorkSignal;
  /** This process, so that it does not hear itself. */
  origin: string;
  connect: () => Client;
  /** Runs `pg_notify` with a channel and a word. */
  notify: (channel: string, word: string) => Promise<void>;
  logger: Logger;
};

/** Rings here at once, and by way of NOTIFY in the other processes on the same database. */
export const shareSignal = async ({ own, origin, connect, notify, logger }: Parts): Promise<SharedSignal> => {
  const closing = new AbortController();
  let telling: Promise<void> | null = null;
  let again = false;

  const tellOthers = async (): Promise<void> => {
    do {
      again = false;
      try {
        await notify(channel, origin);
      } catch (error) {
        logger.error("store_notify_failed", error);
      }
    } while (again);
    telling = null;
  };

  const ring = (): void => {
    own.ring();
    if (closing.signal.aborted) return;
    // A thousand rings while one is on its way are one more: it says only that there is something.
    again = true;
    telling ??= tellOthers();
  };

  /** Resolves when the connection has ended, which is after `client.end()` or by itself. */
  const listen = async (client: Client, onListening: () => void): Promise<void> => {
    const ended = new Promise<void>((resolve) => {
      client.once("end", () => resolve());
    });
    client.on("error", (error) => logger.error("store_listener_lost", error));
    client.on("notification", ({ payload }) => {
      if (payload !== origin) own.ring();
    });
    const end = (): void => void client.end().catch((error: unknown) => logger.error("store_listener_lost", error));
    closing.signal.addEventListener("abort", end);
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      onListening();
      // What was said while nobody listened.
      own.ring();
      await ended;
    } finally {
      closing.signal.removeEventListener("abort", end);
    }
  };

  const keepListening = async (onListening: () => void): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        await listen(connect(), onListening);
      } catch (error) {
        logger.error("store_listen_failed", error);
      }
      if (!closing.signal.aborted) await delay(retryMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };

  const listening = Promise.withResolvers<void>();
  const ended = keepListening(() => listening.resolve());
  await Promise.race([listening.promise, delay(retryMs, undefined, { ref: false })]);
  return {
    ring,
    ringIn: (ms) => {
      if (ms === 0) ring();
      else setTimeout(ring, ms).unref();
    },
    onWork: (listener) => own.onWork(listener),
    close: async () => {
      closing.abort();
      await ended;
      await telling;
    },
  };
};
