import { UnavailableError } from "../../domain/errors.ts";
import { failureCode, platformCode } from "./post-failure.ts";

const remedies = {
  bot: "Copy the Bot User OAuth Token (xoxb-…) from your app's page, under OAuth & Permissions, into the configuration; install the app to the workspace there if it is not installed.",
  app: "Make an app-level token (xapp-…) with the scope connections:write on your app's page, under Basic Information, put it into the configuration, and see that Socket Mode is on.",
} as const;

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
