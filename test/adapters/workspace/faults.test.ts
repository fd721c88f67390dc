import { describe, expect, it } from "vitest";
import { call, dmOf, eventually, openWorkspace, runApp } from "./run-app.ts";

describe("misbehaviour on demand", () => {
  it("refuses the next calls of one channel with 429 and Retry-After, and no others", async () => {
    const workspace = await openWorkspace();
    const app = await runApp(workspace, () => undefined);
    const [avery, bo] = [dmOf(workspace, "avery"), dmOf(workspace, "bo")];
    workspace.misbehave({
      kind: "rate_limit",
      method: "chat.postMessage",
      channel: avery,
      retryAfterSeconds: 7,
      times: 2,
    });

    const post = (channel: string) => app.client.chat.postMessage({ channel, text: "hi" });
    await expect(post(avery)).rejects.toMatchObject({ retryAfter: 7 });
    expect(await post(bo)).toMatchObject({ ok: true });
    await expect(post(avery)).rejects.toMatchObject({ retryAfter: 7 });
    expect(await post(avery)).toMatchObject({ ok: true });
    expect(workspace.messagesIn("avery")).toHaveLength(1);
  });

  it("posts the message and loses the answer", async () => {
    const workspace = await openWorkspace();
    const app = await runApp(workspace, () => undefined);
    const channel = dmOf(workspace, "avery");
    workspace.misbehave({ kind: "drop_response", method: "chat.postMessage", times: 1 });

    await expect(app.client.chat.postMessage({ channel, text: "hi" })).rejects.toThrow();

    expect(workspace.messagesIn("avery")).toHaveLength(1);
    expect(await app.client.chat.postMessage({ channel, text: "again" })).toMatchObject({ ok: true });
  });

  it("answers late, or with any error", async () => {
    const workspace = await openWorkspace();
    const args = { channel: dmOf(workspace, "avery"), text: "hi" };
    workspace.misbehave({ kind: "refuse", method: "chat.postMessage", error: "invalid_blocks", times: 1 });
    workspace.misbehave({ kind: "delay_response", method: "chat.postMessage", ms: 120, times: 1 });
    const before = performance.now();
    expect(await call(workspace, "chat.postMessage", args)).toMatchObject({ error: "invalid_blocks" });
    expect(performance.now() - before).toBeGreaterThan(100);
    expect(workspace.messagesIn("avery")).toEqual([]);
    expect(await call(workspace, "chat.postMessage", args)).toMatchObject({ ok: true });
  });

  it("is reached from this machine over HTTP as well", async () => {
    const workspace = await openWorkspace();
    const ask = (body: unknown) =>
      fetch(`${workspace.url}/desk/fault`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    expect((await ask({ kind: "explode" })).status).toBe(400);
    expect((await ask({ kind: "rate_limit", method: "auth.test" })).status).toBe(200);
    const limited = await fetch(`${workspace.apiUrl}auth.test`, { method: "POST" });
    expect(limited.status).toBe(429);
    expect(limited.headers.get("retry-after")).toBe("1");
  });

  it("archives a channel, where nobody writes any more, and opens it again", async () => {
    const workspace = await openWorkspace();
    const post = () => call(workspace, "chat.postMessage", { channel: "C0CANDORRECRUITERS", text: "hi" });
    const { ts } = await post();
    workspace.misbehave({ kind: "archive_channel", channel: "candor-recruiters" });

    expect(await post()).toMatchObject({ error: "is_archived" });
    expect(await call(workspace, "chat.update", { channel: "C0CANDORRECRUITERS", ts, text: "x" })).toMatchObject({
      error: "is_inactive",
    });
    expect(await call(workspace, "conversations.info", { channel: "C0CANDORRECRUITERS" })).toMatchObject({
      channel: { is_archived: true },
    });
    expect(() => workspace.sendMessage("robin", "hi", { channel: "candor-recruiters" })).toThrow(/archived/u);

    workspace.misbehave({ kind: "unarchive_channel", channel: "C0CANDORRECRUITERS" });
    expect(await post()).toMatchObject({ ok: true });
    expect(() => workspace.misbehave({ kind: "archive_channel", channel: "nowhere" })).toThrow(/no channel nowhere/u);
  });

  it("takes the bot out of a channel, public or private, and brings it back", async () => {
    const workspace = await openWorkspace();
    const post = (channel: string) => call(workspace, "chat.postMessage", { channel, text: "hi" });
    workspace.misbehave({ kind: "remove_bot", channel: "candor-recruiters" });
    workspace.misbehave({ kind: "remove_bot", channel: "candor-accommodations" });
    expect(await post("C0CANDORRECRUITERS")).toMatchObject({ error: "not_in_channel" });
    expect(await post("C0CANDORACCOMMODATIONS")).toMatchObject({ error: "channel_not_found" });
    workspace.misbehave({ kind: "add_bot", channel: "candor-recruiters" });
    expect(await post("C0CANDORRECRUITERS")).toMatchObject({ ok: true });
  });

  it("revokes a token until it is restored, and the app's token with its sockets", async () => {
    const workspace = await openWorkspace();
    workspace.misbehave({ kind: "revoke_token", token: "bot" });
    expect(await call(workspace, "auth.test", {})).toMatchObject({ ok: false, error: "token_revoked" });
    workspace.misbehave({ kind: "restore_token", token: "bot" });
    await runApp(workspace, () => undefined);
    await eventually(() => expect(workspace.connectedSockets()).toBe(1));

    workspace.misbehave({ kind: "revoke_token", token: "app" });
    await eventually(() => expect(workspace.connectedSockets()).toBe(0));
    expect(await call(workspace, "apps.connections.open", {}, workspace.appToken)).toMatchObject({
      error: "token_revoked",
    });
    workspace.misbehave({ kind: "restore_token", token: "app" });
    expect(await call(workspace, "auth.test", {})).toMatchObject({ ok: true });
  });

  it("names the bot's scopes in the headers of every answer", async () => {
    const workspace = await openWorkspace({ seed: { scopes: ["chat:write", "im:history"] } });
    const headers = { authorization: `Bearer ${workspace.botToken}` };
    const answer = await fetch(`${workspace.apiUrl}auth.test`, { method: "POST", headers });
    expect(answer.headers.get("x-oauth-scopes")).toBe("chat:write,im:history");
  });
});
