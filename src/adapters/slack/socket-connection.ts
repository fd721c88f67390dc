import { setTimeout as pause } from "node:timers/promises";
import type { SocketModeReceiver } from "@slack/bolt";
import type { Logger } from "../../ports.ts";
import { closedWith, type Ending, endingOf, goodbye, refusals } from "./socket-ending.ts";

/** refused: Slack does not let the app in (a token revoked, Socket Mode off); tried again now and then. */
export type ConnectionState = "connecting" | "connected" | "refused" | "stopped";

/** Milliseconds. */
export type Pace = {
  /** Before the first new attempt; doubles with every failure. */
  firstMs: number;
  longestMs: number;
  /** After a refusal, which an operator has to mend. */
  refusedMs: number;
  /** A connection that lived this long was a good one: the next attempt is made at once. */
  stableMs: number;
  /** To wait for Slack's hello. */
  helloMs: number;
};

export const defaultPace: Pace = {
  firstMs: 1_000,
  longestMs: 30_000,
  refusedMs: 60_000,
  stableMs: 10_000,
  helloMs: 20_000,
};

export type SocketConnection = {
  state(): ConnectionState;
  /** Resolves once connected; rejects with the first attempt's error. */
  first: Promise<void>;
  stop(): Promise<void>;
};

async function close(receiver: SocketModeReceiver): Promise<void> {
  // Bolt's own stop does not wait; a peer that is gone would make this wait half a minute.
  await Promise.race([receiver.client.disconnect(), pause(2_000, undefined, { ref: false })]);
}

/**
 * Keeps one Socket Mode connection up. The library's own reconnecting is off: it waits five seconds with no connection
 * whenever Slack refreshes one, and a token revoked meanwhile ends the process as an unhandled rejection.
 * `open` makes a fresh, initialised receiver without `autoReconnectEnabled`.
 */
export function keepConnected(options: {
  open: () => SocketModeReceiver;
  logger: Logger;
  pace: Pace;
  now: () => number;
}): SocketConnection {
  const { logger, pace } = options;
  const stopping = new AbortController();
  const { promise: first, resolve, reject } = Promise.withResolvers<void>();
  let state: ConnectionState = "connecting";
  let current: SocketModeReceiver | null = null;
  let failures = 0;

  /** Resolves when the connection is over, or about to be. */
  async function live(): Promise<Ending> {
    const receiver = options.open();
    current = receiver;
    const over = Promise.withResolvers<string>();
    receiver.client.on("ws_message", (frame: unknown) => {
      const reason = goodbye(frame);
      // At once: the next connection is made while this one closes.
      if (reason !== null) over.resolve(reason);
    });
    receiver.client.on("disconnected", () => over.resolve("closed"));
    const started = receiver.start();
    try {
      const outcome = await Promise.race([
        started.then(() => "up"),
        over.promise.then(() => "over"),
        pause(pace.helloMs, "silent", { ref: false }),
      ]);
      if (outcome !== "up") {
        // The library cannot be stopped while it asks for an address: it would connect afterwards, unseen.
        started.then(() => close(receiver)).catch(() => undefined);
        await close(receiver);
        return closedWith(outcome === "over" ? await over.promise : "no_hello");
      }
    } catch (error) {
      return error === undefined ? closedWith("closed") : endingOf(error);
    }
    if (stopping.signal.aborted) await close(receiver);
    const connectedAt = options.now();
    state = "connected";
    logger.info("slack_connected");
    resolve();
    const code = await over.promise;
    if (options.now() - connectedAt >= pace.stableMs) failures = 0;
    // A refresh is met at once; a second one in quick succession is not.
    return { ...closedWith(code), waitMs: failures === 0 ? 0 : null };
  }

  async function keep(): Promise<void> {
    while (!stopping.signal.aborted) {
      const ending = await live().catch(endingOf);
      if (stopping.signal.aborted) break;
      const isRefused = refusals.has(ending.code);
      state = isRefused ? "refused" : "connecting";
      reject(ending.error);
      failures += 1;
      const backOff = Math.min(pace.longestMs, pace.firstMs * 2 ** (failures - 1));
      const waitMs = isRefused ? pace.refusedMs : (ending.waitMs ?? backOff);
      logger[isRefused ? "warn" : "info"]("slack_disconnected", { code: ending.code, waitMs, failures });
      await pause(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    state = "stopped";
  }

  // A start that nobody waits for is reported by the state and the log.
  first.catch(() => undefined);
  const kept = keep();

  return {
    state: () => state,
    first,
    async stop() {
      stopping.abort();
      if (current !== null) await close(current);
      await Promise.race([kept, pause(2_000, undefined, { ref: false })]);
      state = "stopped";
    },
  };
}
