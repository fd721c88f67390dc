import { z } from "zod";
import { portNumber, text } from "./setting-kinds.ts";

const slackToken = (prefix: string) => text.startsWith(prefix, `must start with ${prefix}`);
/** What Slack calls a public or private channel. */
export const channelId = /^[CG][A-Z0-9]+$/u;
const channelSetting = text.regex(channelId, "must be a channel's id, such as C0123ABCD (not its name)");

/** The settings of Slack, under the names of their environment variables. */
export const SlackEnvironment = z.object({
  SLACK_BOT_TOKEN: slackToken("xoxb-").optional(),
  SLACK_APP_TOKEN: slackToken("xapp-").optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_HTTP_PORT: portNumber.default(3000),
  SLACK_RECRUITERS_CHANNEL: channelSetting.optional(),
  SLACK_ACCOMMODATIONS_CHANNEL: channelSetting.optional(),
  SLACK_API_URL: z.url().optional(),
});
type SlackEnvironment = z.infer<typeof SlackEnvironment>;

/** How Slack reaches this process. */
type SlackTransport = { kind: "socket"; appToken: string } | { kind: "http"; signingSecret: string; port: number };

/** While Slack renews one connection the other one listens. */
const connections = 2;

export const withConnections = (transport: SlackTransport) =>
  transport.kind === "socket" ? { ...transport, connections } : transport;

export type SlackSettings = {
  botToken: string;
  transport: SlackTransport;
  recruitersChannel: string;
  accommodationsChannel: string;
  /** Another Slack than Slack: a local workspace's Web API. */
  apiUrl: string | undefined;
};

type Given = Partial<Record<string, string>>;

const always = ["SLACK_BOT_TOKEN", "SLACK_RECRUITERS_CHANNEL", "SLACK_ACCOMMODATIONS_CHANNEL"] as const;
const transports = ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"] as const;

/** All or none: half a connection would start the local workspace where somebody expects Slack. */
function missing(given: Given): string[] {
  if ([...always, ...transports].every((name) => given[name] === undefined)) return [];
  const problems = always
    .filter((name) => given[name] === undefined)
    .map((name) => `${name}: is missing; to connect to Slack all of ${always.join(", ")} are needed`);
  const chosen = transports.filter((name) => given[name] !== undefined);
  if (chosen.length === 1) return problems;
  const choice =
    chosen.length === 0
      ? "SLACK_APP_TOKEN: is missing; to connect to Slack set it (Socket Mode), or SLACK_SIGNING_SECRET (HTTP)"
      : "SLACK_SIGNING_SECRET: is set beside SLACK_APP_TOKEN; keep the token for Socket Mode, or the secret for HTTP";
  return [...problems, choice];
}

/** Why somebody needs an accommodation is nothing for those who hire: its channel must be another one. */
function shared(given: Given): string[] {
  const accommodations = given["SLACK_ACCOMMODATIONS_CHANNEL"];
  if (accommodations === undefined || accommodations.trim() !== given["SLACK_RECRUITERS_CHANNEL"]?.trim()) return [];
  return [
    "SLACK_ACCOMMODATIONS_CHANNEL: must be another channel than SLACK_RECRUITERS_CHANNEL, without hiring managers",
  ];
}

/** What is wrong with the settings of Slack together; each on its own is checked by its schema. */
export const slackProblems = (given: Given): string[] => [...missing(given), ...shared(given)];

function transportOf(environment: SlackEnvironment): SlackTransport | null {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_HTTP_PORT: port } = environment;
  if (appToken !== undefined) return { kind: "socket", appToken };
  return signingSecret === undefined ? null : { kind: "http", signingSecret, port };
}

/** `null` where nothing of Slack is set: the local workspace is started instead. */
export function slackSettings(environment: SlackEnvironment): SlackSettings | null {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_RECRUITERS_CHANNEL: recruitersChannel,
    SLACK_ACCOMMODATIONS_CHANNEL: accommodationsChannel,
  } = environment;
  const transport = transportOf(environment);
  if (botToken === undefined || recruitersChannel === undefined) return null;
  if (accommodationsChannel === undefined || transport === null) return null;
  return { botToken, transport, recruitersChannel, accommodationsChannel, apiUrl: environment.SLACK_API_URL };
}
