import { WebAPIRateLimitedError } from "@slack/web-api";
import { z } from "zod";
import { UnavailableError } from "../../domain/errors.ts";
import { failureCode } from "./post-failure.ts";

const Disconnect = z.object({ type: z.literal("disconnect"), reason: z.string().default("none") });

/** Not temporary: somebody has to change a token or a setting. */
export const refusals = new Set([
  "not_authed",
  "invalid_auth",
  "account_inactive",
  "user_removed_from_team",
  "team_disabled",
  "token_revoked",
  "token_expired",
  "no_permission",
  "missing_scope",
  "not_allowed_token_type",
  "link_disabled",
]);

/** Why a connection is over; `waitMs` where Slack said how long to wait. */
export type Ending = { code: string; waitMs: number | null; error: unknown };

/** Slack's goodbye, where the frame is one. */
export function goodbye(frame: unknown): string | null {
  if (typeof frame !== "string" || frame.length > 1_000) return null;
  try {
    return Disconnect.safeParse(JSON.parse(frame)).data?.reason ?? null;
  } catch (error) {
    // No JSON: the library ignores it too.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export const endingOf = (error: unknown): Ending => ({
  code: failureCode(error),
  waitMs: error instanceof WebAPIRateLimitedError ? error.retryAfter * 1_000 : null,
  error,
});

export const closedWith = (code: string): Ending => ({
  code,
  waitMs: null,
  error: new UnavailableError("slack", { message: `Slack closed the connection (${code}).` }),
});
