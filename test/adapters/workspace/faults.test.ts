import { describe, expect, it } from "vitest";
import { call, dmOf, openWorkspace, runApp } from "./run-app.ts";

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
});
