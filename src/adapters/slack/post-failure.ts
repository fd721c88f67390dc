import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";
import { z } from "zod";
import type { PostResult } from "../../ports.ts";

export type PostFailure = Exclude<PostResult, { kind: "posted" }>;

const seconds = (count: number): number => count * 1_000;

/** The request never left: no connection was made. */
const notConnected = new Set([
  "econnrefused",
  "enotfound",
  "eai_again",
  "ehostunreach",
  "enetunreach",
  "eaddrnotavail",
  "und_err_connect_timeout",
]);

/** Codes with which Slack says that it did nothing now and may later. Sources: docs.slack.dev/reference/methods/chat.postMessage */
const temporary: Readonly<Record<string, number>> = {
  message_limit_exceeded: seconds(60),
  request_timeout: seconds(2),
  external_channel_migrating: seconds(60),
};

/** Codes that are about the app or all of Slack, and not about this message: it must outlive them. */
const suspending: Readonly<Record<string, number>> = {
  ratelimited: seconds(5),
  rate_limited: seconds(5),
  service_unavailable: seconds(10),
  team_added_to_org: seconds(60),
  org_login_required: seconds(60),
  not_authed: seconds(60),
  invalid_auth: seconds(60),
  account_inactive: seconds(60),
  token_expired: seconds(60),
  token_revoked: seconds(60),
  missing_scope: seconds(60),
  access_denied: seconds(60),
  ekm_access_denied: seconds(60),
  team_access_not_granted: seconds(60),
};

/** "It's possible some aspect of the operation succeeded before the error was raised." */
const ambiguous = new Set(["fatal_error", "internal_error"]);

/** What is known of a message that was not even begun to be posted: whatever became of the call, it stands nowhere. */
export function failureBeforePost(error: unknown): PostFailure {
  const failure = postFailure(error);
  return failure.kind === "unknown" ? { kind: "retry", code: failure.code, afterMs: seconds(1) } : failure;
}

const blockCodes = new Set(["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"]);

/** Slack's code for a refused call; `unreadable_response` where it did not answer in its own form. */
export function platformCode(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError)) return null;
  // The library puts a whole body that is no JSON here: a proxy's page, say.
  const code: unknown = error.data.error;
  return typeof code === "string" && /^[a-z][a-z0-9_]{1,60}$/u.test(code) ? code : "unreadable_response";
}

/** The message that was to be replaced is not there, or may not be changed any more. */
const replacingCodes = new Set(["message_not_found", "cant_update_message", "edit_window_closed"]);

export const isReplacingRefused = (error: unknown): boolean => replacingCodes.has(platformCode(error) ?? "");

export const areBlocksRefused = (error: unknown): boolean => blockCodes.has(platformCode(error) ?? "");

/** The innermost code: fetch wraps what went wrong as a cause. */
function connectionCode(error: unknown): string {
  const cause = error instanceof WebAPIRequestError ? error.original : error;
  for (let inner: unknown = cause; inner instanceof Error; inner = inner.cause) {
    if ("code" in inner && typeof inner.code === "string") return inner.code.toLowerCase();
    if (inner.name === "TimeoutError") return "timeout";
  }
  return "no_response";
}

/** One word for whatever a Web API call threw, for logs and decisions; never a quote of what came back. */
export function failureCode(error: unknown): string {
  if (error instanceof WebAPIRateLimitedError) return "ratelimited";
  if (error instanceof WebAPIHTTPError) return `http_${error.statusCode}`;
  if (error instanceof z.ZodError) return "unreadable_response";
  return platformCode(error) ?? connectionCode(error);
}

/** What is known of a message whose post failed. In doubt it is `unknown`: a second copy cannot be taken back. */
export function postFailure(error: unknown): PostFailure {
  if (error instanceof WebAPIRateLimitedError) {
    // Slack says itself how long to wait, and to be told so is no failed attempt.
    return { kind: "suspended", code: "ratelimited", afterMs: seconds(Math.max(1, error.retryAfter)) };
  }
  const code = failureCode(error);
  if (error instanceof WebAPIPlatformError) {
    if (code === "unreadable_response" || ambiguous.has(code)) return { kind: "unknown", code };
    const pauseMs = suspending[code];
    if (pauseMs !== undefined) return { kind: "suspended", code, afterMs: pauseMs };
    const afterMs = temporary[code];
    return afterMs === undefined ? { kind: "refused", code } : { kind: "retry", code, afterMs };
  }
  if (error instanceof WebAPIHTTPError) {
    // Slack itself answers 200 and 429 only. A 4xx is from something between, which did not pass the request on.
    const isTurnedAway = error.statusCode >= 400 && error.statusCode < 500 && error.statusCode !== 408;
    return isTurnedAway ? { kind: "suspended", code, afterMs: seconds(60) } : { kind: "unknown", code };
  }
  return notConnected.has(code) ? { kind: "suspended", code, afterMs: seconds(5) } : { kind: "unknown", code };
}
