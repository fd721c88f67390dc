import { once } from "node:events";
import { request } from "node:http";
import { networkInterfaces } from "node:os";
import { assert, asyncProperty, constantFrom, oneof, pre, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import { startWorkspace, type Workspace } from "../../../src/adapters/workspace/start-workspace.ts";
import { call, dmOf, openWorkspace } from "./run-app.ts";

/** fetch does not let a Host header through. */
async function statusOf(workspace: Workspace, path: string, headers: Record<string, string>): Promise<number> {
  const asked = request(`${workspace.url}${path}`, { method: "POST", headers }).end("{}");
  const [{ statusCode }] = z.tuple([z.object({ statusCode: z.number() })]).parse(await once(asked, "response"));
  return statusCode;
}

const json = { "content-type": "application/json" };
const DeskState = z.looseObject({ messages: z.array(z.looseObject({ text: z.string() })) });

/** Whether the server takes a WebSocket of an app, opened by a ticket that it gave out, with these headers. */
async function takesSocket(workspace: Workspace, headers: Record<string, string>): Promise<boolean> {
  const opened = z
    .object({ url: z.string() })
    .parse(await call(workspace, "apps.connections.open", {}, workspace.appToken));
  const socket = new WebSocket(opened.url, { headers });
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.once("open", () => resolve(true));
    socket.once("error", () => resolve(false));
  });
  socket.terminate();
  return isOpen;
}

describe("on this machine only", () => {
  it("refuses another site's origin, another host's name and a cross-site fetch, on every path", async () => {
    const workspace = await openWorkspace();
    const desk = ["message", "edit", "delete", "press", "shortcut", "submit", "dismiss", "home", "fault", "behave"];
    const paths = ["/desk/state", "/desk/stream", ...desk.map((name) => `/desk/${name}`)];
    for (const path of [...paths, "/api/auth.test", "/response/x", "/", "/page/main.ts", "/link/"]) {
      expect(await statusOf(workspace, path, { ...json, origin: "https://evil.example" })).toBe(403);
      expect(await statusOf(workspace, path, { ...json, origin: "null" })).toBe(403);
      expect(await statusOf(workspace, path, { ...json, host: "evil.example" })).toBe(403);
      expect(await statusOf(workspace, path, { ...json, "sec-fetch-site": "cross-site" })).toBe(403);
    }
    expect(await statusOf(workspace, "/api/auth.test", { ...json, origin: workspace.url })).toBe(200);
  });

  it("takes a WebSocket from a program here, and from no page of another site", async () => {
    const workspace = await openWorkspace();
    expect(await takesSocket(workspace, {})).toBe(true);
    expect(await takesSocket(workspace, { origin: workspace.url })).toBe(true);
    expect(await takesSocket(workspace, { origin: "https://evil.example" })).toBe(false);
    expect(await takesSocket(workspace, { host: "evil.example" })).toBe(false);
    expect(await takesSocket(workspace, { "sec-fetch-site": "cross-site" })).toBe(false);
  });

  it("listens on the loopback address alone", async () => {
    const workspace = await openWorkspace();
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    expect(new URL(workspace.url).hostname).toBe("127.0.0.1");
    for (const { address } of others) {
      await expect(fetch(workspace.url.replace("127.0.0.1", address))).rejects.toThrow();
    }
  });

  it("rejects with the system's error as cause where the port is taken", async () => {
    const workspace = await openWorkspace();
    const port = Number(new URL(workspace.url).port);
    await expect(startWorkspace({ port })).rejects.toMatchObject({
      message: `the local workspace cannot listen on 127.0.0.1:${port}`,
      cause: { code: "EADDRINUSE" },
    });
  });

  it("closes twice without complaint, and frees the port", async () => {
    const workspace = await startWorkspace();
    const port = Number(new URL(workspace.url).port);
    await workspace.close();
    await workspace.close();
    const next = await startWorkspace({ port });
    await next.close();
    expect(next.url).toBe(workspace.url);
  });
});

describe("the page", () => {
  it("is served with a policy that runs no inline script, and its TypeScript without types", async () => {
    const workspace = await openWorkspace();
    const page = await fetch(workspace.url);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=/u);

    const script = await fetch(`${workspace.url}/page/main.ts`);
    expect(script.headers.get("content-type")).toContain("text/javascript");
    expect(await script.text()).not.toContain(": Promise<void>");
    expect((await fetch(`${workspace.url}/page/..%2fteam.ts`)).status).toBe(404);
  });

  it("hands out hostile text as data, whatever it is", async () => {
    const workspace = await openWorkspace();
    const hostile = oneof(
      constantFrom(
        '"onmouseover=alert(1)',
        "<script>alert(1)</script>",
        "<!channel>",
        "<@U0ROBIN>",
        "<https://evil.example|https://good.example>",
        "&lt;b&gt;",
        "\u202Egnp.exe",
      ),
      string({ minLength: 1, unit: "binary" }),
    );
    await assert(
      asyncProperty(hostile, async (typed) => {
        pre(typed.trim() !== "");
        workspace.sendMessage("avery", typed);
        const response = await fetch(`${workspace.url}/desk/state?as=avery`);
        expect(response.headers.get("content-type")).toContain("application/json");
        const text = DeskState.parse(await response.json()).messages.at(-1)?.text ?? "";
        // What is left of < and > is what the workspace itself wrote: links and mentions of names that were typed.
        expect(text.replaceAll(/<(?:https?:|mailto:)[^<>]*>|<@U[0-9A-Z]+>/gu, "")).not.toMatch(/[<>]/u);
        if (!/@|https?:|\.\w/u.test(typed)) {
          expect(text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")).toBe(typed);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("acts in a person's name and says what is wrong with a call", async () => {
    const workspace = await openWorkspace();
    const post = async (path: string, body: unknown) => {
      const response = await fetch(`${workspace.url}/desk/${path}`, {
        method: "POST",
        headers: json,
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await response.json() };
    };
    expect((await post("message", { as: "avery", text: "hello" })).status).toBe(200);
    expect(workspace.messagesIn(dmOf(workspace, "avery"))).toHaveLength(1);
    expect(await post("message", { as: "nobody", text: "hello" })).toMatchObject({
      status: 400,
      body: { error: "nobody here is called nobody" },
    });
    expect(await post("message", { as: "avery", text: "x", channel: "candor-recruiters" })).toMatchObject({
      status: 400,
    });
    expect(await post("message", { text: "hello" })).toMatchObject({ status: 400 });
    expect(await post("submit", { as: "avery", values: {} })).toMatchObject({
      body: { error: "avery has no modal open" },
    });
  });
});
