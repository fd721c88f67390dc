import type { App } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { dmOf, eventually, having, matching, openWorkspace, runApp } from "./run-app.ts";

const eventOf = (body: unknown) => z.looseObject({ event: z.looseObject({}) }).parse(body).event;

describe("a direct message", () => {
  it("reaches the Bolt app over Socket Mode and is answered in the DM", async () => {
    const workspace = await openWorkspace();
    await runApp(workspace, (app) => {
      app.message(async ({ message, say }) => {
        if (message.subtype === undefined) await say(`You said: ${message.text ?? ""}`);
      });
    });

    const sent = workspace.sendMessage("avery", "Is it remote?");

    const texts = await eventually(() => {
      const now = workspace.messagesIn("avery").map(({ text }) => text);
      expect(now).toHaveLength(2);
      return now;
    });
    expect(texts).toEqual(["Is it remote?", "You said: Is it remote?"]);
    expect(workspace.messagesIn("avery")[1]?.ts.localeCompare(sent.ts)).toBe(1);
    expect(workspace.messagesIn("bo")).toEqual([]);
  });

  it("arrives as Slack documents it: escaped, with the team, the authorization and the kind of channel", async () => {
    const workspace = await openWorkspace();
    const bodies: unknown[] = [];
    await runApp(workspace, (app) => {
      app.event("message", ({ body }) => {
        bodies.push(body);
        return Promise.resolve();
      });
    });

    const sent = workspace.sendMessage("bo", "pay < 5 & https://example.com/a?b=1. Mail hr@acme.test @candor");

    await eventually(() => expect(bodies).toHaveLength(1));
    expect(bodies[0]).toMatchObject({
      type: "event_callback",
      team_id: workspace.team.id,
      api_app_id: workspace.appId,
      event_id: matching(/^Ev[0-9A-Z]{10}$/u),
      authorizations: [{ team_id: workspace.team.id, user_id: workspace.bot.userId, is_bot: true }],
      is_ext_shared_channel: false,
      event: {
        type: "message",
        channel_type: "im",
        channel: dmOf(workspace, "bo"),
        user: sent.userId,
        ts: sent.ts,
        event_ts: sent.ts,
        team: workspace.team.id,
        client_msg_id: matching(/^[0-9a-f-]{36}$/u),
        text: `pay &lt; 5 &amp; <https://example.com/a?b=1>. Mail <mailto:hr@acme.test|hr@acme.test> <@${workspace.bot.userId}>`,
      },
    });
  });

  it("tells the app of its own messages, of edits and of deletions too", async () => {
    const workspace = await openWorkspace();
    const seen: unknown[] = [];
    const listen = (bolt: App): void => {
      bolt.use(async ({ body, next }) => {
        seen.push(eventOf(body));
        await next();
      });
    };
    const app = await runApp(workspace, listen, { ignoreSelf: false });
    const channel = dmOf(workspace, "avery");

    const sent = workspace.sendMessage("avery", "first");
    workspace.editMessage("avery", sent, "second");
    workspace.deleteMessage("avery", sent);
    await app.client.chat.postMessage({ channel, text: "own" });

    // Events may overtake each other, as they may at Slack.
    await eventually(() => expect(seen).toHaveLength(4));
    expect(seen).toEqual(
      expect.arrayContaining([
        having({ text: "first" }),
        having({
          subtype: "message_changed",
          message: having({ text: "second", ts: sent.ts }),
          previous_message: having({ text: "first" }),
        }),
        having({ subtype: "message_deleted", deleted_ts: sent.ts }),
        having({ text: "own", bot_id: workspace.bot.botId, user: workspace.bot.userId }),
      ]),
    );
  });

  it("is not sent to an app without im:history", async () => {
    const workspace = await openWorkspace({ seed: { scopes: ["chat:write", "app_mentions:read"] } });
    const types: unknown[] = [];
    await runApp(workspace, (app) => {
      app.use(async ({ body, next }) => {
        types.push(eventOf(body)["type"]);
        await next();
      });
    });

    workspace.sendMessage("avery", "hello");
    workspace.sendMessage("robin", "@candor hello", { channel: "candor-recruiters" });

    await eventually(() => expect(types).toEqual(["app_mention"]));
  });
});

describe("an app's subscriptions", () => {
  it("are all that it hears of, whatever its scopes", async () => {
    const workspace = await openWorkspace({ seed: { events: ["app_mention", "message.groups"] } });
    const types: unknown[] = [];
    await runApp(workspace, (app) => {
      app.use(async ({ body, next }) => {
        const { type, channel_type } = eventOf(body);
        types.push([type, channel_type]);
        await next();
      });
    });

    workspace.openHome("avery", "home");
    workspace.sendMessage("avery", "hello");
    workspace.sendMessage("robin", "@candor hello", { channel: "candor-recruiters" });
    workspace.sendMessage("robin", "hello", { channel: "candor-accommodations" });

    await eventually(() => expect(types).toHaveLength(2));
    expect(types).toEqual(
      expect.arrayContaining([
        ["app_mention", "channel"],
        ["message", "group"],
      ]),
    );
  });
});

describe("a channel", () => {
  it("sends messages of people, and replies in threads, to the bot that is a member", async () => {
    const workspace = await openWorkspace({
      seed: {
        channels: [
          { name: "hiring", kind: "public", members: ["robin"] },
          { name: "secret", kind: "private", members: ["robin"] },
          { name: "elsewhere", kind: "public", members: ["robin"], withBot: false },
        ],
      },
    });
    const events: unknown[] = [];
    await runApp(workspace, (app) => {
      app.event("message", ({ event }) => {
        events.push(event);
        return Promise.resolve();
      });
    });

    workspace.sendMessage("robin", "unheard", { channel: "elsewhere" });
    const parent = workspace.sendMessage("robin", "one", { channel: "hiring" });
    workspace.sendMessage("robin", "two", { channel: "#hiring", threadTs: parent.ts });
    workspace.sendMessage("robin", "three", { channel: "secret" });

    await eventually(() => expect(events).toHaveLength(3));
    expect(events).toEqual(
      expect.arrayContaining([
        having({ text: "one", channel_type: "channel" }),
        having({ text: "two", thread_ts: parent.ts }),
        having({ text: "three", channel_type: "group" }),
      ]),
    );
  });
});
