import { z } from "zod";
import { ConfigurationError } from "../domain/errors.ts";

const text = z.string().trim().min(1);
const milliseconds = z.coerce.number().int().positive();
const slackToken = (prefix: string) => text.startsWith(prefix, `must start with ${prefix}`);
const postgresUrl = z
  .string()
  .trim()
  .refine(
    (value) => /^postgres(?:ql)?:\/\//u.test(value) && URL.canParse(value),
    "must be postgres://USER:PASSWORD@HOST:PORT/DATABASE, with special characters of the password percent-encoded",
  );
const channelId = text.regex(/^[CG][A-Z0-9]+$/u, "must be a channel's id, such as C0123ABCD (not its name)");

/** Every setting, under the name of its environment variable. `.env.example` lists the same, and a test keeps it so. */
export const Environment = z.object({
  SLACK_BOT_TOKEN: slackToken("xoxb-").optional(),
  SLACK_APP_TOKEN: slackToken("xapp-").optional(),
  SLACK_RECRUITERS_CHANNEL: channelId.optional(),
  SLACK_ACCOMMODATIONS_CHANNEL: channelId.optional(),
  SLACK_API_URL: z.url().optional(),
  MODEL_API_KEY: text.optional(),
  MODEL_PROVIDER: text.default("openai"),
  MODEL_NAME: text.default("gpt-5-mini"),
  MODEL_BASE_URL: z.url().optional(),
  MODEL_TIMEOUT_MS: milliseconds.max(60_000).default(8_000),
  CANDOR_DATA: text.default("data"),
  DATABASE_URL: postgresUrl.optional(),
  CANDOR_POSTINGS: text.default("knowledge/postings"),
  CANDOR_HAND_BACK_MINUTES: z.coerce.number().positive().max(10_080).default(30),
  CANDOR_PORT: z.coerce.number().int().min(0).max(65_535).default(3210),
  CANDOR_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});
export type Environment = z.infer<typeof Environment>;

export type SlackSettings = {
  botToken: string;
  appToken: string;
  recruitersChannel: string;
  accommodationsChannel: string;
  /** Another Slack than Slack: a local workspace's Web API. */
  apiUrl: string | undefined;
};
export type ModelSettings = {
  apiKey: string;
  provider: string;
  name: string;
  baseUrl: string | undefined;
  timeoutMs: number;
};

export type Config = Readonly<{
  /** `null`: the local workspace is started instead. */
  slack: SlackSettings | null;
  /** `null`: answered without a model. */
  model: ModelSettings | null;
  dataFolder: string;
  /** `null`: stored in a SQLite file in the data folder. */
  databaseUrl: string | null;
  postingsFolder: string;
  port: number;
  handBackAfterMs: number;
  logLevel: Environment["CANDOR_LOG_LEVEL"];
}>;

const slackNames = [
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_RECRUITERS_CHANNEL",
  "SLACK_ACCOMMODATIONS_CHANNEL",
] as const;

/** All four or none: half a connection would start the local workspace where somebody expects Slack. */
function missingSlack(environment: Partial<Record<string, string>>): string[] {
  const missing = slackNames.filter((name) => environment[name] === undefined);
  if (missing.length === 0 || missing.length === slackNames.length) return [];
  return missing.map((name) => `${name}: is missing; to connect to Slack all of ${slackNames.join(", ")} are needed`);
}

/** Why somebody needs an accommodation is nothing for those who hire: its channel must be another one. */
function sharedChannel({
  SLACK_RECRUITERS_CHANNEL: recruiters,
  SLACK_ACCOMMODATIONS_CHANNEL: accommodations,
}: Partial<Record<string, string>>): string[] {
  if (accommodations === undefined || accommodations.trim() !== recruiters?.trim()) return [];
  return [
    "SLACK_ACCOMMODATIONS_CHANNEL: must be another channel than SLACK_RECRUITERS_CHANNEL, without hiring managers",
  ];
}

/** An empty line of `.env` means that the setting is not set. */
const withoutEmpty = (environment: Readonly<Record<string, string | undefined>>): Partial<Record<string, string>> =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ""));

/**
 * The configuration from environment variables, complete and frozen before anything is opened.
 * @throws ConfigurationError that lists every problem at once and shows no value
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = withoutEmpty(variables);
  const read = Environment.safeParse(given);
  const problems = [
    ...(read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)),
    ...missingSlack(given),
    ...sharedChannel(given),
  ];
  if (!read.success || problems.length > 0) {
    throw new ConfigurationError(
      [
        "The configuration (.env or environment variables) has problems:",
        ...problems.map((problem) => `  - ${problem}`),
      ].join("\n"),
    );
  }
  const { data } = read;
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_RECRUITERS_CHANNEL: recruitersChannel,
    SLACK_ACCOMMODATIONS_CHANNEL: accommodationsChannel,
  } = data;
  const connected =
    botToken !== undefined &&
    appToken !== undefined &&
    recruitersChannel !== undefined &&
    accommodationsChannel !== undefined;
  return Object.freeze({
    slack: connected
      ? { botToken, appToken, recruitersChannel, accommodationsChannel, apiUrl: data.SLACK_API_URL }
      : null,
    model:
      data.MODEL_API_KEY === undefined
        ? null
        : {
            apiKey: data.MODEL_API_KEY,
            provider: data.MODEL_PROVIDER,
            name: data.MODEL_NAME,
            baseUrl: data.MODEL_BASE_URL,
            timeoutMs: data.MODEL_TIMEOUT_MS,
          },
    dataFolder: data.CANDOR_DATA,
    databaseUrl: data.DATABASE_URL ?? null,
    postingsFolder: data.CANDOR_POSTINGS,
    port: data.CANDOR_PORT,
    handBackAfterMs: data.CANDOR_HAND_BACK_MINUTES * 60_000,
    logLevel: data.CANDOR_LOG_LEVEL,
  });
}
