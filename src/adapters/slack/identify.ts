import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Logger } from "../../ports.ts";
import { failureCode } from "./post-failure.ts";
import type { Installation } from "./read-payload.ts";
import { isRefusal, slackUnavailable } from "./unavailable.ts";
import { slackWebClient } from "./web-client.ts";

const Identity = z.object({ team_id: z.string(), user_id: z.string(), bot_id: z.string().nullish() });

/** Waits before Slack is asked again where it could not be reached; a refused token is not asked again. */
const patience = [1_000, 2_000, 4_000, 8_000];

/** Whose bot this is. Throws UnavailableError that says what to do where Slack cannot be reached or refuses the token. */
export async function identify(
  { botToken, apiUrl }: { botToken: string; apiUrl?: string | undefined },
  logger: Logger,
  [waitMs, ...later]: readonly number[] = patience,
): Promise<Installation> {
  try {
    const { team_id, user_id, bot_id } = Identity.parse(await slackWebClient(botToken, apiUrl, logger).auth.test());
    return { team: team_id, botUserId: user_id, botId: bot_id ?? null };
  } catch (error) {
    if (waitMs === undefined || isRefusal(error)) throw slackUnavailable(error, "bot");
    logger.warn("slack_not_reached", { code: failureCode(error), waitMs });
  }
  await pause(waitMs);
  return identify({ botToken, apiUrl }, logger, later);
}
