import { z } from "zod";
import { ConfigurationError } from "../domain/errors.ts";
import { type OfficeHours, readOfficeHours } from "../domain/office-hours.ts";
import type { KeepMs } from "./keep-retention.ts";
import type { PublishPolicy } from "./publisher.ts";
import { portNumber, text } from "./setting-kinds.ts";
import { SlackEnvironment, slackProblems, slackSettings, type SlackSettings } from "./slack-settings.ts";

const milliseconds = z.coerce.number().int().positive();
const postgresUrl = z
  .string()
  .trim()
  .refine(
    (value) => /^postgres(?:ql)?:\/\//u.test(value) && URL.canParse(value),
    "must be postgres://USER:PASSWORD@HOST:PORT/DATABASE, with special characters of the password percent-encoded",
  );

const dayMs = 24 * 60 * 60 * 1_000;
const days = z.coerce.number().positive().max(3_650);

const officeHours = text.transform((value, context) => {
  const read = readOfficeHours(value);
  if (read === null) context.addIssue("must be days, hours and a time zone, such as Mon-Fri 09:00-17:00 Europe/Berlin");
  return read ?? z.NEVER;
});

/** Every setting, under the name of its environment variable. `.env.example` lists the same, and a test keeps it so. */
export const Environment = z.object({
  ...SlackEnvironment.shape,
  MODEL_API_KEY: text.optional(),
  MODEL_PROVIDER: text.default("openai"),
  MODEL_NAME: text.default("gpt-5-mini"),
  MODEL_BASE_URL: z.url().optional(),
  MODEL_TIMEOUT_MS: milliseconds.max(60_000).default(8_000),
  CANDOR_MODEL_DAILY_TOKENS: z.coerce.number().int().positive().default(1_000_000),
  CANDOR_DATA: text.default("data"),
  DATABASE_URL: postgresUrl.optional(),
  CANDOR_POSTINGS: text.default("knowledge/postings"),
  CANDOR_SYNC_MINUTES: z.coerce.number().positive().max(10_080).default(60),
  CANDOR_PUBLISH: z.enum(["at_once", "reviewed"]).default("at_once"),
  CANDOR_HAND_BACK_MINUTES: z.coerce.number().positive().max(10_080).default(30),
  CANDOR_OFFICE_HOURS: officeHours.optional(),
  CANDOR_ANSWER_WITHIN_HOURS: z.coerce.number().positive().max(720).default(24),
  CANDOR_KEEP_CONVERSATIONS_DAYS: days.default(180),
  CANDOR_KEEP_ANSWERS_DAYS: days.default(365),
  CANDOR_KEEP_MESSAGES_DAYS: days.default(30),
  CANDOR_KEEP_AUDIT_DAYS: days.default(1_095),
  CANDOR_PORT: portNumber.default(3210),
  CANDOR_HEALTH_PORT: portNumber.optional(),
  CANDOR_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});
export type Environment = z.infer<typeof Environment>;

export type ModelSettings = {
  apiKey: string;
  provider: string;
  name: string;
  baseUrl: string | undefined;
  timeoutMs: number;
  /** Input and output together; then the posting's own words answer until the next day (UTC). */
  dailyTokens: number;
};

export type Config = Readonly<{
  /** `null`: the local workspace is started instead. */
  slack: SlackSettings | null;
  /** `null`: answered without a model. */
  model: ModelSettings | null;
  dataFolder: string;
  /** `null`: stored in a SQLite file in the data folder. */
  databaseUrl: string | null;
  /** Folders, files, boards, pages: as `candor sync` takes them. */
  postingSources: readonly string[];
  syncEveryMs: number;
  /** Whether what is read is published as it was read, or only once a person has been through it. */
  publishPolicy: PublishPolicy;
  port: number;
  /** `null`: nothing answers about health. */
  healthPort: number | null;
  handBackAfterMs: number;
  /** `null`: somebody may be there at any hour. */
  officeHours: OfficeHours | null;
  /** Of the office's hours, where it has some. */
  answerWithinMs: number;
  /** How long each kind of data is kept. */
  keepMs: KeepMs;
  logLevel: Environment["CANDOR_LOG_LEVEL"];
}>;

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
    ...slackProblems(given),
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
  return Object.freeze({
    slack: slackSettings(data),
    model:
      data.MODEL_API_KEY === undefined
        ? null
        : {
            apiKey: data.MODEL_API_KEY,
            provider: data.MODEL_PROVIDER,
            name: data.MODEL_NAME,
            baseUrl: data.MODEL_BASE_URL,
            timeoutMs: data.MODEL_TIMEOUT_MS,
            dailyTokens: data.CANDOR_MODEL_DAILY_TOKENS,
          },
    dataFolder: data.CANDOR_DATA,
    databaseUrl: data.DATABASE_URL ?? null,
    postingSources: data.CANDOR_POSTINGS.split(",")
      .map((ref) => ref.trim())
      .filter((ref) => ref !== ""),
    syncEveryMs: data.CANDOR_SYNC_MINUTES * 60_000,
    publishPolicy: data.CANDOR_PUBLISH,
    port: data.CANDOR_PORT,
    healthPort: data.CANDOR_HEALTH_PORT ?? null,
    handBackAfterMs: data.CANDOR_HAND_BACK_MINUTES * 60_000,
    officeHours: data.CANDOR_OFFICE_HOURS ?? null,
    keepMs: {
      conversations: data.CANDOR_KEEP_CONVERSATIONS_DAYS * dayMs,
      answers: data.CANDOR_KEEP_ANSWERS_DAYS * dayMs,
      messages: data.CANDOR_KEEP_MESSAGES_DAYS * dayMs,
      audit: data.CANDOR_KEEP_AUDIT_DAYS * dayMs,
    },
    answerWithinMs: data.CANDOR_ANSWER_WITHIN_HOURS * 3_600_000,
    logLevel: data.CANDOR_LOG_LEVEL,
  });
}
