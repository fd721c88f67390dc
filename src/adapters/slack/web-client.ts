import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { Logger } from "../../ports.ts";
import { boltLogger } from "./bolt-logger.ts";

const defaultTimeoutMs = 10_000;
const defaultWaitSeconds = 30;

/** A 429 without a wait ends in an error that cannot be told from others: give it a wait. */
const fetchWithWait: NonNullable<WebClientOptions["fetch"]> = async (url, init) => {
  const response = await globalThis.fetch(url, init);
  if (response.status !== 429 || /^\d+$/u.test(response.headers.get("retry-after") ?? "")) return response;
  const headers = new Headers(response.headers);
  headers.set("retry-after", String(defaultWaitSeconds));
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
};

/** A new object for each client: Slack's libraries write into the options that they are given. */
export const webClientOptions = (
  apiUrl: string | undefined,
  timeoutMs = defaultTimeoutMs,
): Omit<WebClientOptions, "logger" | "logLevel"> => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  // Retries are the outbox's: the library's would pause every conversation for one, and post twice.
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: timeoutMs,
  fetch: fetchWithWait,
});

export const slackWebClient = (
  token: string,
  apiUrl: string | undefined,
  logger: Logger,
  timeoutMs?: number,
): WebClient => new WebClient(token, { ...webClientOptions(apiUrl, timeoutMs), logger: boltLogger(logger) });
