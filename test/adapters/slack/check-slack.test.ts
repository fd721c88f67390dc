import { expect, onTestFinished, test } from "vitest";
import { checkSlack } from "../../../src/adapters/slack/check-slack.ts";
import type { Fault } from "../../../src/adapters/workspace/faults.ts";
import { startWorkspace } from "../../../src/adapters/workspace/start-workspace.ts";
import { recordingLogger } from "./fakes.ts";
import { containing } from "./matchers.ts";
import manifest from "../../../docs/slack-manifest.json" with { type: "json" };

type Options = {
  scopes?: string[];
  faults?: Fault[];
  botToken?: string;
  appToken?: string;
  /** Names of channels. */
  teams?: string[];
  audiences?: string[];
};

async function check(options: Options = {}) {
  const slack = await startWorkspace({ seed: { scopes: options.scopes ?? manifest.oauth_config.scopes.bot } });
  onTestFinished(() => slack.close());
  for (const fault of options.faults ?? []) slack.misbehave(fault);
  const idOf = (name: string): string => slack.channels.find((channel) => channel.name === name)?.id ?? "";
  const checks = await checkSlack(
    {
      botToken: options.botToken ?? slack.botToken,
      transport: { kind: "socket", appToken: options.appToken ?? slack.appToken, connections: 2 },
      apiUrl: slack.apiUrl,
      recruitersChannel: idOf("candor-recruiters"),
      accommodationsChannel: idOf("candor-accommodations"),
    },
    recordingLogger(),
    () => Promise.resolve({ teams: (options.teams ?? []).map(idOf), audiences: (options.audiences ?? []).map(idOf) }),
  );
  return { slack, checks, wrong: checks.filter(({ state }) => state !== "ok") };
}

test("a workspace that is set up as the manifest says is ok in every point, and nothing is left in it", async () => {
  const { slack, checks, wrong } = await check();
  expect(wrong).toEqual([]);
  expect(checks.map(({ name }) => name)).toEqual([
    "bot",
    "events",
    "scopes",
    "recruiters",
    "accommodations",
    "members",
    "members",
  ]);
  expect(slack.messagesIn("candor-recruiters")).toEqual([]);
});

test("the channels of postings' own teams and audiences are looked at, too", async () => {
  const postings = { teams: ["candor-recruiters"], audiences: ["candor-accommodations"] };
  expect((await check(postings)).checks.map(({ name }) => name)).toEqual(expect.arrayContaining(["team", "audience"]));
  const { wrong } = await check({ ...postings, faults: [{ kind: "remove_bot", channel: "candor-accommodations" }] });
  expect(wrong.find(({ name }) => name === "audience")).toMatchObject({
    found: containing("nobody is offered what is for them"),
    todo: containing("/invite @Candor"),
  });
});

test("a missing scope says what is lost by it, and how it comes back", async () => {
  const { wrong } = await check({ scopes: ["chat:write", "im:history"] });
  expect(wrong).toMatchObject([
    { name: "scopes", state: "warning" },
    { name: "members", state: "problem" },
    { name: "members", state: "problem" },
  ]);
  expect(wrong[0]?.found).toContain("commands (the slash command");
  expect(wrong[0]?.todo).toContain("install the app again");
});

test("without the scope to read direct messages nothing works", async () => {
  expect((await check({ scopes: ["chat:write"] })).wrong).toMatchObject([
    { name: "scopes", state: "problem" },
    { name: "members", state: "problem" },
    { name: "members", state: "problem" },
  ]);
});

test.each([
  [{ kind: "remove_bot", channel: "candor-recruiters" }, "recruiters", /Invite the bot/u],
  [{ kind: "archive_channel", channel: "candor-accommodations" }, "accommodations", /Unarchive/u],
] satisfies [Fault, string, RegExp][])("of a channel after %j the remedy is told", async (fault, name, remedy) => {
  const { wrong } = await check({ faults: [fault] });
  expect(wrong).toMatchObject([{ name, state: "problem" }]);
  expect(wrong[0]?.todo).toMatch(remedy);
});

test("of a channel that Slack says nothing about, nothing is said to be ok", async () => {
  const faults: Fault[] = [{ kind: "refuse", method: "chat.postEphemeral", error: "internal_error", times: 2 }];
  const { wrong } = await check({ faults });
  expect(wrong.map(({ name, state }) => [name, state])).toEqual([
    ["recruiters", "warning"],
    ["accommodations", "warning"],
  ]);
});

test.each([
  [{ botToken: "xoxb-wrong" }, "bot", /xoxb-…/u],
  [{ appToken: "xapp-wrong" }, "events", /connections:write/u],
] as const)("a refused token %j is told without being shown", async (token, name, remedy) => {
  const { wrong } = await check(token);
  expect(wrong).toMatchObject([{ name, state: "problem" }]);
  expect(wrong[0]?.todo).toMatch(remedy);
  expect(JSON.stringify(wrong)).not.toContain("wrong");
});
