import { setTimeout as pause } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import type { Clock, Logger } from "../../ports.ts";
import { failureCode } from "./post-failure.ts";

/** `words` is asked only where the line is shown. */
export type StatusLine = (channel: string, thread: string, words: () => string) => () => void;

export type StatusLineOptions = {
  web: WebClient;
  clock: Clock;
  logger: Logger;
  /** A quicker answer needs no status. */
  afterMs?: number;
  /** How long nothing is tried after Slack refused. */
  restMs?: number;
};

/** So many calls at once; the answers need Slack's patience more. */
const mostAtOnce = 10;

/**
 * The line that says that an answer is being worked on (`assistant.threads.setStatus`). A guest, a workspace without
 * it, a missing scope: it rests for a while, and nothing else changes. Nothing ever waits for it.
 */
export function statusLine({ web, clock, logger, afterMs = 300, restMs = 600_000 }: StatusLineOptions): StatusLine {
  let underWay = 0;
  let restsUntil = 0;

  async function set(channel: string, thread: string, status: string): Promise<boolean> {
    if (underWay >= mostAtOnce || clock.now() < restsUntil) return false;
    underWay += 1;
    try {
      await web.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status });
      return true;
    } catch (error) {
      restsUntil = clock.now() + restMs;
      logger.info("slack_status_unavailable", { code: failureCode(error) });
      return false;
    } finally {
      underWay -= 1;
    }
  }

  async function show(channel: string, thread: string, words: () => string, done: AbortSignal): Promise<void> {
    try {
      await pause(afterMs, undefined, { signal: done, ref: false });
    } catch (error) {
      // Answered meanwhile.
      if (done.aborted) return;
      throw error;
    }
    const isShown = await set(channel, thread, words());
    if (!isShown) return;
    // Slack takes it away with an answer in the thread; where the answer stands elsewhere it would stay for two minutes.
    if (!done.aborted) await new Promise((resolve) => done.addEventListener("abort", resolve, { once: true }));
    await set(channel, thread, "");
  }

  return (channel, thread, words) => {
    const done = new AbortController();
    show(channel, thread, words, done.signal).catch((error: unknown) => logger.error("slack_status_failed", error));
    return () => done.abort();
  };
}
