import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import agent from "../../../docs/slack-manifest-agent.json" with { type: "json" };
import classic from "../../../docs/slack-manifest.json" with { type: "json" };
import {
  agentEvents,
  agentScopes,
  commandName,
  handledEvents,
  scopes,
  shortcutId,
} from "../../../src/adapters/slack/needs.ts";

const folder = new URL("../../../src/adapters/slack/", import.meta.url);
const sources = readdirSync(folder)
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .join("\n");

test("the manifest asks for what is handled, and for nothing more", () => {
  expect(classic.settings.event_subscriptions.bot_events).toEqual([...handledEvents]);
  expect(classic.oauth_config.scopes.bot).toEqual(Object.keys(scopes));
  expect(classic.features.slash_commands.map(({ command }) => command)).toEqual([commandName]);
  expect(classic.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual([shortcutId]);
  expect(classic.features.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(classic.settings.interactivity.is_enabled).toBe(true);
  expect(classic.features).not.toHaveProperty("agent_view");
});

test("the second manifest is the first with the agent view", () => {
  const { agent_view: view, ...features } = agent.features;
  expect(features).toEqual(classic.features);
  expect(view.agent_description.length).toBeLessThanOrEqual(300);
  expect(view.suggested_prompts.length).toBeLessThanOrEqual(4);
  expect(agent.settings.event_subscriptions.bot_events).toEqual([...handledEvents, ...agentEvents].toSorted());
  expect(agent.oauth_config.scopes.bot).toEqual(Object.keys({ ...scopes, ...agentScopes }).toSorted());
  expect({ ...agent.settings, event_subscriptions: null }).toEqual({ ...classic.settings, event_subscriptions: null });
});

/** Which of our scopes each Web API method needs; none where a token is enough. */
const methodScopes: Readonly<Record<string, keyof typeof scopes | readonly (keyof typeof scopes)[] | null>> = {
  "assistant.threads.setStatus": "chat:write",
  "auth.test": null,
  "chat.postEphemeral": "chat:write",
  "chat.postMessage": "chat:write",
  "chat.update": "chat:write",
  "conversations.history": "im:history",
  "conversations.members": ["channels:read", "groups:read"],
  "conversations.open": "im:write",
  "conversations.replies": "im:history",
  "files.completeUploadExternal": "files:write",
  "files.delete": "files:write",
  "files.getUploadURLExternal": "files:write",
  "views.open": null,
  "views.publish": null,
};

test("every Web API method that is called is listed here, with the scope that it needs", () => {
  const called = [...sources.matchAll(/\b(?:web|logger\))\s*\.((?:\w+\.)*\w+)\(/gu)].map((found) => found[1] ?? "");
  const methods = called.filter((method) => method.includes(".") || method === "test");
  expect([...new Set(methods)].toSorted()).toEqual(Object.keys(methodScopes).toSorted());
  const needed = new Set(
    Object.values(methodScopes)
      .flat()
      .filter((scope) => scope !== null),
  );
  expect([...needed, "app_mentions:read", "commands"].toSorted()).toEqual(Object.keys(scopes));
});
