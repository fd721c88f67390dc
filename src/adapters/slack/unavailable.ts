import { UnavailableError } from "../../domain/errors.ts";
import { failureCode, platformCode } from "./post-failure.ts";

/** What Slack says of itself, not of the token. */
const passing = { internal_error: true, fatal_error: true, service_unavailable: true, request_timeout: true };

const remedies = {
  bot: "Copy the Bot User OAuth Token (xoxb-…) from your app's page, under OAuth & Permissions, into the configuration; install the app to the workspace there if it is not installed.",
  app: "Make an app-level token (xapp-…) with the scope connections:write on your app's page, under Basic Information, put it into the configuration, and see that Socket Mode is on.",
} as const;

/** Slack itself answered, and said no: to ask again changes nothing. */
export function isRefusal(error: unknown): boolean {
  const code = platformCode(error);
  return code !== null && code !== "unreadable_response" && !(code in passing);
}

/** A vendor's error, once, as one that says what to do. The token itself is never in it. */
export function slackUnavailable(error: unknown, token: keyof typeof remedies): UnavailableError {
  if (error instanceof UnavailableError) return error;
  const refusal = platformCode(error);
  const message =
    refusal === null || refusal === "unreadable_response"
      ? `Slack cannot be reached (${failureCode(error)}). Check the network and, where one is set, the API address.`
      : `Slack refuses the ${token} token (${refusal}). ${remedies[token]}`;
  return new UnavailableError("slack", { cause: error, message });
}
