import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import { type Check, ok, problem, warning } from "../../domain/check.ts";
import type { Logger } from "../../ports.ts";
import { scopes } from "./needs.ts";
import { failureCode } from "./post-failure.ts";
import type { SlackConfig } from "./slack-app.ts";
import { slackUnavailable } from "./unavailable.ts";
import { slackWebClient } from "./web-client.ts";

const patienceMs = 5_000;

/** Channels that `candor handle` named. */
export type PostingChannels = { teams: readonly string[]; audiences: readonly string[] };

const Identity = z.object({
  team_id: z.string(),
  team: z.string().nullish(),
  user: z.string().nullish(),
  user_id: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});
type Identity = z.infer<typeof Identity>;

/** `whatever: refused`: an adapter's error says what to do after its first sentence. */
function refused(name: string, error: unknown, token: "bot" | "app"): Check {
  const [found = "", ...todo] = slackUnavailable(error, token).message.split(/(?<=\.) /u);
  return problem(name, found, todo.join(" "));
}

function checkScopes({ response_metadata }: Identity): Check {
  const granted = response_metadata?.scopes;
  if (granted === undefined)
    return warning("scopes", "Slack does not say what the app may do.", "Nothing, where all else is ok.");
  const missing = Object.entries(scopes).filter(([scope]) => !granted.includes(scope));
  if (missing.length === 0) return ok("scopes", "The app may do all that Candor needs.");
  const losses = missing.map(([scope, purpose]) => `${scope} (${purpose})`).join(", ");
  const remedy = "Add them under OAuth & Permissions, and install the app again: docs/slack-manifest.json lists all.";
  const isVital = missing.some(([scope]) => scope === "chat:write" || scope === "im:history");
  return (isVital ? problem : warning)("scopes", `Missing: ${losses}.`, remedy);
}

/** Slack's answers that are about the channel. */
const channelRemedies: Readonly<Record<string, string>> = {
  channel_not_found: "Check the id (C…, at the bottom of the channel's details), and invite the bot: /invite @Candor.",
  not_in_channel: "Invite the bot to it: /invite @Candor.",
  is_archived: "Unarchive it, or name another one.",
};

/** Asks to show nothing to nobody: that posts nothing, and needs no scope but the one to post. */
async function checkChannel(web: WebClient, name: string, channel: string, user: string): Promise<Check> {
  try {
    await web.chat.postEphemeral({ channel, user, text: "" });
    return ok(name, `Candor can post in ${channel}.`);
  } catch (error) {
    const code = failureCode(error);
    // The bot is let in; only the empty message is not.
    if (code === "no_text") return ok(name, `Candor can post in ${channel}.`);
    const remedy = channelRemedies[code];
    if (remedy !== undefined) return problem(name, `Candor cannot post in ${channel} (${code}).`, remedy);
    return warning(
      name,
      `Whether Candor can post in ${channel} is not known (${code}).`,
      "Look at it again in a while.",
    );
  }
}

/** Whether it can be told who is in a channel; `loss`: what does not work where it cannot. */
async function checkMembers(web: WebClient, name: string, channel: string, loss: string): Promise<Check> {
  try {
    await web.conversations.members({ channel, limit: 1 });
    return ok(name, `Who is in ${channel} can be looked up.`);
  } catch (error) {
    const code = failureCode(error);
    return problem(
      name,
      `Who is in ${channel} cannot be looked up (${code}), so ${loss}.`,
      code === "missing_scope"
        ? "Add channels:read and groups:read under OAuth & Permissions, and install the app again."
        : (channelRemedies[code] ?? "Look at it again in a while."),
    );
  }
}

async function checkTransport({ transport, apiUrl }: SlackConfig, logger: Logger): Promise<Check> {
  if (transport.kind === "http") {
    return warning(
      "events",
      `Slack is to send its events to port ${transport.port}; whether it does cannot be seen from here.`,
      "On the app's page, under Event Subscriptions, the request URL has to say Verified while Candor runs.",
    );
  }
  try {
    await slackWebClient(transport.appToken, apiUrl, logger, patienceMs).apps.connections.open({});
    return ok("events", "The app token opens connections (Socket Mode).");
  } catch (error) {
    return refused("events", error, "app");
  }
}

/**
 * Looks at everything of Slack that can be looked at without a trace there. Never throws for what Slack says.
 * `channelsOf`: those of single postings' teams and audiences.
 */
export async function checkSlack(
  config: SlackConfig,
  logger: Logger,
  channelsOf: (team: string) => Promise<PostingChannels>,
): Promise<Check[]> {
  const web = slackWebClient(config.botToken, config.apiUrl, logger, patienceMs);
  const events = await checkTransport(config, logger);
  const members = (channel: string) => checkMembers(web, "members", channel, "nobody there can act for the employer");
  const audience = (channel: string) => checkMembers(web, "audience", channel, "nobody is offered what is for them");
  try {
    const identity = Identity.parse(await web.auth.test());
    const { user_id: user } = identity;
    const { teams, audiences } = await channelsOf(identity.team_id);
    return [
      ok("bot", `${identity.user ?? user} in ${identity.team ?? "a workspace without a name"}.`),
      events,
      checkScopes(identity),
      await checkChannel(web, "recruiters", config.recruitersChannel, user),
      await checkChannel(web, "accommodations", config.accommodationsChannel, user),
      ...(await Promise.all(teams.map((channel) => checkChannel(web, "team", channel, user)))),
      ...(await Promise.all([config.recruitersChannel, config.accommodationsChannel, ...teams].map(members))),
      ...(await Promise.all(audiences.map(audience))),
    ];
  } catch (error) {
    return [refused("bot", error, "bot"), events];
  }
}
