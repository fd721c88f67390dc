import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Environment, readConfig } from "../../src/app/config.ts";
import { ConfigurationError } from "../../src/domain/errors.ts";
import { root } from "../cli/run-candor.ts";

const slack = {
  SLACK_BOT_TOKEN: "xoxb-1",
  SLACK_APP_TOKEN: "xapp-1",
  SLACK_RECRUITERS_CHANNEL: "C0RECRUIT",
  SLACK_ACCOMMODATIONS_CHANNEL: "G0ACCOMM",
};

function problems(variables: Record<string, string>): string {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return "none";
}

describe("the configuration", () => {
  test("of nothing is the local workspace, without a model", () => {
    expect(readConfig({})).toEqual({
      slack: null,
      model: null,
      dataFolder: "data",
      databaseUrl: null,
      postingSources: ["knowledge/postings"],
      syncEveryMs: 3_600_000,
      publishPolicy: "at_once",
      port: 3210,
      handBackAfterMs: 1_800_000,
      officeHours: null,
      answerWithinMs: 86_400_000,
      keepMs: {
        conversations: 15_552_000_000,
        answers: 31_536_000_000,
        messages: 2_592_000_000,
        audit: 94_608_000_000,
      },
      healthPort: null,
      logLevel: "info",
    });
  });

  test("connects to Slack with all four of its settings", () => {
    expect(readConfig(slack).slack).toEqual({
      botToken: "xoxb-1",
      transport: { kind: "socket", appToken: "xapp-1" },
      recruitersChannel: "C0RECRUIT",
      accommodationsChannel: "G0ACCOMM",
      apiUrl: undefined,
    });
  });

  test("takes a Postgres database by its URL, and of a wrong one says the form and no word of it", () => {
    const url = "postgresql://candor:secret@db.example:5432/candor?sslmode=require";
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
    for (const wrong of ["mysql://candor:secret@db/candor", "postgres://candor:secret#1@db:x/candor", "secret"]) {
      const said = problems({ DATABASE_URL: wrong });
      expect(said).toContain("DATABASE_URL: must be postgres://USER:PASSWORD@HOST:PORT/DATABASE");
      expect(said).not.toContain("secret");
    }
  });

  test("is reached by HTTP with a signing secret instead of the app token", () => {
    const { SLACK_APP_TOKEN: _, ...others } = slack;
    expect(readConfig({ ...others, SLACK_SIGNING_SECRET: "s" }).slack?.transport).toEqual({
      kind: "http",
      signingSecret: "s",
      port: 3000,
    });
  });

  test("asks a model only with a key", () => {
    expect(readConfig({ MODEL_NAME: "some-model" }).model).toBeNull();
    expect(readConfig({ MODEL_API_KEY: "k", MODEL_BASE_URL: "http://localhost:1/v1" }).model).toEqual({
      apiKey: "k",
      provider: "openai",
      name: "gpt-5-mini",
      baseUrl: "http://localhost:1/v1",
      timeoutMs: 8_000,
      dailyTokens: 1_000_000,
    });
  });

  test("takes an empty value as none", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: "", CANDOR_PORT: "  ", MODEL_API_KEY: "" })).toEqual(readConfig({}));
  });

  test("cannot be changed afterwards", () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });
});

describe("a wrong configuration", () => {
  test("is told with every problem at once, by name and without a value", () => {
    const told = problems({
      ...slack,
      SLACK_BOT_TOKEN: "hush-1",
      SLACK_RECRUITERS_CHANNEL: "#hush-2",
      MODEL_TIMEOUT_MS: "hush-3",
      CANDOR_PORT: "99999",
      CANDOR_LOG_LEVEL: "hush-4",
    });
    for (const name of [
      "SLACK_BOT_TOKEN: must start with xoxb-",
      "SLACK_RECRUITERS_CHANNEL: must be a channel's id",
      "MODEL_TIMEOUT_MS:",
      "CANDOR_PORT:",
      "CANDOR_LOG_LEVEL:",
    ])
      expect(told).toContain(`  - ${name}`);
    expect(told).not.toMatch(/hush|99999/u);
  });

  test.each(Object.keys(slack))("is one with %s missing beside the other Slack settings", (name) => {
    expect(problems({ ...slack, [name]: "" })).toContain(`  - ${name}: is missing`);
  });

  test("is one with both ways to be reached", () => {
    expect(problems({ ...slack, SLACK_SIGNING_SECRET: "s" })).toContain("  - SLACK_SIGNING_SECRET: is set beside");
  });

  test("is one that sends accommodation requests where hiring managers read", () => {
    const shared = { SLACK_ACCOMMODATIONS_CHANNEL: ` ${slack.SLACK_RECRUITERS_CHANNEL} ` };
    expect(problems({ ...slack, ...shared })).toContain("SLACK_ACCOMMODATIONS_CHANNEL: must be another channel");
  });
});

test("`.env.example` lists the settings that there are, each once", async () => {
  const example = await readFile(join(root, ".env.example"), "utf8");
  const listed = [...example.matchAll(/^#?\s*([A-Z][A-Z0-9_]+)=/gmu)].map(([, name]) => name);
  const settings = Object.keys(Environment.shape);
  expect(new Set(listed)).toEqual(new Set(settings));
  expect(listed).toHaveLength(settings.length);
});

test("the values of `.env.example` are those that hold without it", async () => {
  const example = await readFile(join(root, ".env.example"), "utf8");
  const listed = Object.fromEntries(
    [...example.matchAll(/^([A-Z][A-Z0-9_]+)=(.*)$/gmu)].map(([, name = "", value = ""]) => [name, value]),
  );
  expect(readConfig(listed)).toEqual(readConfig({}));
});
