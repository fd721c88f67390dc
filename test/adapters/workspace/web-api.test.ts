import { describe, expect, it } from "vitest";
import { z } from "zod";
import { call, dmOf, openWorkspace } from "./run-app.ts";

describe("the Web API", () => {
  it("asks who calls before it does anything", async () => {
    const workspace = await openWorkspace();
    expect(await call(workspace, "chat.destroy", {})).toMatchObject({ ok: false, error: "unknown_method" });
    expect(await call(workspace, "auth.test", {}, "")).toMatchObject({ ok: false, error: "not_authed" });
    expect(await call(workspace, "auth.test", {}, "xoxb-wrong")).toMatchObject({ ok: false, error: "invalid_auth" });
    expect(await call(workspace, "auth.test", {}, workspace.appToken)).toMatchObject({
      error: "not_allowed_token_type",
    });
    expect(await call(workspace, "auth.test", {})).toMatchObject({
      ok: true,
      team_id: workspace.team.id,
      user_id: workspace.bot.userId,
      bot_id: workspace.bot.botId,
    });
  });

  it("answers missing_scope with what is needed and what is there", async () => {
    const workspace = await openWorkspace({ seed: { scopes: ["im:history"] } });
    const channel = dmOf(workspace, "avery");
    expect(await call(workspace, "chat.postMessage", { channel, text: "hi" })).toMatchObject({
      ok: false,
      error: "missing_scope",
      needed: "chat:write",
      provided: "im:history",
    });
    expect(await call(workspace, "conversations.history", { channel: "C0CANDORRECRUITERS" })).toMatchObject({
      error: "missing_scope",
      needed: "channels:history",
    });
  });

  it("pages through the members of a channel, and names a limit, a cursor or a channel that it does not take", async () => {
    const workspace = await openWorkspace({
      seed: {
        people: ["a", "b", "c"].map((handle) => ({ handle, name: handle, role: "recruiter" as const })),
        channels: [
          { name: "room", kind: "public", members: ["a", "b", "c"], withBot: false },
          { name: "closed", kind: "private", members: ["a"], withBot: false },
        ],
      },
    });
    const members = (args: object) => call(workspace, "conversations.members", { channel: "C0ROOM", ...args });
    const Page = z.object({ members: z.array(z.string()), response_metadata: z.object({ next_cursor: z.string() }) });
    const first = Page.parse(await members({ limit: 2 }));
    expect(first.members).toEqual(["U0A", "U0B"]);
    const cursor = first.response_metadata.next_cursor;
    expect(await members({ limit: 2, cursor })).toMatchObject({
      ok: true,
      members: ["U0C"],
      response_metadata: { next_cursor: "" },
    });
    for (const limit of [0, 1_001, "many"]) expect(await members({ limit })).toMatchObject({ ok: false });
    expect(await members({ limit: 1_001 })).toMatchObject({ error: "invalid_limit" });
    // A cursor of another method is none of this one's.
    for (const wrong of ["nonsense", Buffer.from("next_ts:1").toString("base64")])
      expect(await members({ cursor: wrong })).toMatchObject({ error: "invalid_cursor" });
    expect(await members({ channel: "C0CLOSED" })).toMatchObject({ error: "channel_not_found" });
    expect(await members({ channel: "C0NOWHERE" })).toMatchObject({ error: "channel_not_found" });
  });

  it("takes form and JSON bodies, and names what it cannot read", async () => {
    const workspace = await openWorkspace();
    const channel = dmOf(workspace, "avery");
    const post = async (contentType: string, body: string): Promise<unknown> => {
      const response = await fetch(`${workspace.apiUrl}chat.postMessage`, {
        method: "POST",
        headers: { "content-type": contentType },
        body,
      });
      return response.json();
    };
    const form = new URLSearchParams({
      token: workspace.botToken,
      channel,
      text: "form",
      blocks: JSON.stringify([{ type: "divider" }]),
    });
    expect(await post("application/x-www-form-urlencoded", form.toString())).toMatchObject({ ok: true, channel });
    expect(await post("application/json", "{")).toMatchObject({ ok: false, error: "invalid_json" });
    expect(await post("application/json", "[]")).toMatchObject({ ok: false, error: "json_not_object" });
    expect(await post("text/csv", "a")).toMatchObject({ ok: false, error: "invalid_post_type" });
    // A token in a JSON body is not taken.
    expect(await post("application/json", JSON.stringify({ token: workspace.botToken }))).toMatchObject({
      error: "not_authed",
    });
  });

  it.each([
    ["an unknown channel", { channel: "C0NOWHERE", text: "hi" }, "channel_not_found"],
    ["no channel", { text: "hi" }, "invalid_arguments"],
    ["neither text nor blocks", {}, "no_text"],
    ["text that is too long", { text: "x".repeat(40_001) }, "msg_too_long"],
    ["an unknown thread", { text: "hi", thread_ts: "1700000000.000100" }, "thread_not_found"],
    ["blocks that are not JSON", { text: "hi", blocks: "[" }, "invalid_blocks_format"],
    ["a bad block", { text: "hi", blocks: [{ type: "section" }] }, "invalid_blocks"],
    ["metadata of the wrong shape", { text: "hi", metadata: { event_type: "x" } }, "invalid_metadata_format"],
    [
      "blocks with too much text in all",
      {
        text: "hi",
        blocks: Array.from({ length: 5 }, () => ({
          type: "section",
          text: { type: "plain_text", text: "x".repeat(2900) },
        })),
      },
      "msg_blocks_too_long",
    ],
  ])("refuses a message with %s", async (_what, args, error) => {
    const workspace = await openWorkspace();
    const place = error === "invalid_arguments" ? {} : { channel: dmOf(workspace, "avery") };
    expect(await call(workspace, "chat.postMessage", { ...place, ...args })).toMatchObject({ ok: false, error });
    expect(workspace.messagesIn("avery")).toEqual([]);
  });

  it("knows only channels that the bot is in", async () => {
    const channels = [
      { name: "open", kind: "public" as const, members: ["robin"], withBot: false },
      { name: "closed", kind: "private" as const, members: ["robin"], withBot: false },
    ];
    const workspace = await openWorkspace({ seed: { channels } });
    expect(await call(workspace, "chat.postMessage", { channel: "#open", text: "hi" })).toMatchObject({
      error: "not_in_channel",
    });
    expect(await call(workspace, "chat.postMessage", { channel: "C0CLOSED", text: "hi" })).toMatchObject({
      error: "channel_not_found",
    });
  });

  it("updates and deletes the bot's own messages only", async () => {
    const workspace = await openWorkspace();
    const channel = dmOf(workspace, "avery");
    const theirs = workspace.sendMessage("avery", "mine");
    const own = await call(workspace, "chat.postMessage", { channel, text: "before", blocks: [{ type: "divider" }] });
    const ts = own["ts"];

    expect(await call(workspace, "chat.update", { channel, ts, text: "after" })).toMatchObject({
      ok: true,
      text: "after",
    });
    expect(workspace.messagesIn("avery")[1]).toMatchObject({ text: "after", blocks: [{ type: "divider" }] });
    expect(await call(workspace, "chat.update", { channel, ts: theirs.ts, text: "x" })).toMatchObject({
      error: "cant_update_message",
    });
    expect(await call(workspace, "chat.update", { channel, ts: "1.000001", text: "x" })).toMatchObject({
      error: "message_not_found",
    });
    expect(await call(workspace, "chat.delete", { channel, ts })).toMatchObject({ ok: true });
    expect(workspace.messagesIn("avery")).toHaveLength(1);
  });

  it("gives history newest first, page by page, threads apart, metadata only when asked for", async () => {
    const workspace = await openWorkspace();
    const channel = dmOf(workspace, "avery");
    const first = workspace.sendMessage("avery", "first");
    const metadata = { event_type: "reply", event_payload: { id: "r1" } };
    await call(workspace, "chat.postMessage", { channel, text: "in thread", thread_ts: first.ts, metadata });
    await call(workspace, "chat.postMessage", { channel, text: "second" });
    await call(workspace, "chat.postEphemeral", { channel, user: first.userId, text: "unseen" });

    const page = await call(workspace, "conversations.history", { channel, limit: 1 });
    expect(page).toMatchObject({ has_more: true, messages: [{ text: "second" }] });
    const cursor = page.response_metadata?.["next_cursor"];
    expect(await call(workspace, "conversations.history", { channel, limit: 1, cursor })).toMatchObject({
      has_more: false,
      messages: [{ text: "first", reply_count: 1, thread_ts: first.ts }],
    });
    const replies = { channel, ts: first.ts };
    const bare = await call(workspace, "conversations.replies", replies);
    expect(bare).toMatchObject({ messages: [{ text: "first" }, { text: "in thread", thread_ts: first.ts }] });
    expect(JSON.stringify(bare)).not.toContain("r1");
    expect(await call(workspace, "conversations.replies", { ...replies, include_all_metadata: true })).toMatchObject({
      messages: [{}, { metadata }],
    });
  });

  it("gives one message by its time, as it reads now; nothing where it was deleted or stands in a thread", async () => {
    const workspace = await openWorkspace();
    const channel = dmOf(workspace, "avery");
    const [before, named] = [workspace.sendMessage("avery", "before"), workspace.sendMessage("avery", "named")];
    workspace.sendMessage("avery", "after");
    const inThread = workspace.sendMessage("avery", "in thread", { threadTs: before.ts });
    const alone = (ts: string) => ({ channel, oldest: ts, latest: ts, limit: 1 });
    const history = (args: object) => call(workspace, "conversations.history", { ...args });
    workspace.editMessage("avery", named, "edited");
    expect(await history({ ...alone(named.ts), inclusive: true })).toMatchObject({
      has_more: false,
      messages: [{ text: "edited", ts: named.ts, user: named.userId, edited: {} }],
    });
    // Without `inclusive` the bounds themselves are left out.
    expect(await history(alone(named.ts))).toMatchObject({ ok: true, messages: [] });
    expect(await history({ ...alone(inThread.ts), inclusive: true })).toMatchObject({ ok: true, messages: [] });
    const replies = { ...alone(inThread.ts), ts: before.ts, inclusive: true };
    expect(await call(workspace, "conversations.replies", replies)).toMatchObject({
      messages: [{ text: "in thread" }],
    });
    workspace.deleteMessage("avery", named);
    expect(await history({ ...alone(named.ts), inclusive: true })).toMatchObject({ ok: true, messages: [] });
    expect(await history({ channel, latest: "yesterday" })).toMatchObject({ error: "invalid_ts_latest" });
    expect(await history({ channel, oldest: "view:V1" })).toMatchObject({ error: "invalid_ts_oldest" });
  });

  it("answers about people and conversations by their ids", async () => {
    const workspace = await openWorkspace();
    const dm = dmOf(workspace, "avery");
    expect(await call(workspace, "users.info", { user: "U0AVERY" })).toMatchObject({
      user: { id: "U0AVERY", real_name: "Avery Quinn", is_bot: false },
    });
    expect(await call(workspace, "users.info", { user: "avery" })).toMatchObject({ error: "user_not_found" });
    expect(await call(workspace, "conversations.open", { users: "U0AVERY" })).toMatchObject({ channel: { id: dm } });
    expect(await call(workspace, "conversations.info", { channel: dm })).toMatchObject({
      channel: { is_im: true, user: "U0AVERY" },
    });
    expect(await call(workspace, "conversations.members", { channel: "C0CANDORACCOMMODATIONS" })).toMatchObject({
      members: ["U0ROBIN", workspace.bot.userId],
    });
  });

  it("shows a status until the bot writes", async () => {
    const workspace = await openWorkspace();
    const sent = workspace.sendMessage("avery", "hello");
    const place = { channel_id: sent.channel, thread_ts: sent.ts };
    expect(await call(workspace, "assistant.threads.setStatus", { ...place, status: "is reading…" })).toMatchObject({
      ok: true,
    });
    expect(workspace.statusOf("avery")).toBe("is reading…");
    await call(workspace, "chat.postMessage", { channel: sent.channel, text: "done" });
    expect(workspace.statusOf("avery")).toBe("");
  });

  it("takes a title and up to four prompts for a thread that is there", async () => {
    const workspace = await openWorkspace();
    const sent = workspace.sendMessage("avery", "hello");
    const place = { channel_id: sent.channel, thread_ts: sent.ts };
    const prompt = { title: "Pay", message: "How much does it pay?" };
    const suggest = (prompts: unknown, thread_ts = sent.ts) =>
      call(workspace, "assistant.threads.setSuggestedPrompts", { ...place, thread_ts, prompts });
    expect(await call(workspace, "assistant.threads.setTitle", { ...place, title: "Pay" })).toMatchObject({ ok: true });
    expect(await call(workspace, "assistant.threads.setTitle", { ...place, title: "" })).toMatchObject({
      error: "invalid_arguments",
    });
    expect(await suggest([prompt])).toMatchObject({ ok: true });
    expect(await suggest(JSON.stringify([prompt]))).toMatchObject({ ok: true });
    expect(await suggest(Array.from({ length: 5 }, () => prompt))).toMatchObject({
      error: "invalid_arguments",
      response_metadata: { messages: [expect.stringContaining("no more than 4")] },
    });
    expect(await suggest([prompt], "1.000001")).toMatchObject({ error: "invalid_thread_ts" });
    expect(
      await call(workspace, "assistant.threads.setStatus", { ...place, thread_ts: "1.000001", status: "is reading…" }),
    ).toMatchObject({ error: "invalid_thread_ts" });
  });
});
