import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { WebSocketServer } from "ws";
import type { Pace } from "../../../src/adapters/slack/socket-connection.ts";
import { type SocketReceiver, socketReceiver } from "../../../src/adapters/slack/socket-receiver.ts";
import { startWorkspace } from "../../../src/adapters/workspace/start-workspace.ts";
import { recordingLogger } from "./fakes.ts";
import { having } from "./matchers.ts";

const pace = { firstMs: 10, longestMs: 40, refusedMs: 40, stableMs: 10_000, helloMs: 5_000 };
const closing: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

function receiverFor(apiUrl: string, appToken: string, connections = 1, changes: Partial<Pace> = {}) {
  const logger = recordingLogger();
  const clock = { now: () => Date.now() };
  const receiver: SocketReceiver = socketReceiver({
    appToken,
    apiUrl,
    connections,
    logger,
    clock,
    pace: { ...pace, ...changes },
  });
  closing.push(async () => {
    await receiver.stop();
  });
  return { receiver, logger };
}

/** A Slack whose sockets do what a test says; the workspace's are too well behaved. */
async function serve(greet: (send: (frame: string) => void, close: () => void) => void) {
  let opened = 0;
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port()}/link` }));
  });
  const port = (): number => {
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  };
  server.on("upgrade", (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (link) => {
      opened += 1;
      greet(
        (frame) => link.send(frame),
        () => link.close(),
      );
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => {
    for (const client of sockets.clients) client.terminate();
    server.closeAllConnections();
    server.close();
  });
  return { apiUrl: `http://127.0.0.1:${port()}/api/`, opened: () => opened };
}

const goodbye = (reason: string): string => JSON.stringify({ type: "disconnect", reason });
const hello = JSON.stringify({ type: "hello" });

test("a connection on which Slack says nothing is given up, and tried again ever more slowly", async () => {
  const { apiUrl, opened } = await serve(() => undefined);
  const { receiver, logger } = receiverFor(apiUrl, "xapp-test", 1, { helloMs: 100 });
  await expect(receiver.start()).rejects.toMatchObject({ errors: [having({ code: "unavailable" })] });
  await vi.waitFor(() => expect(opened()).toBeGreaterThanOrEqual(3), 5_000);
  expect(receiver.states()).toEqual(["connecting"]);
  const waits = logger.lines.flatMap(({ fields }) => fields["waitMs"] ?? []);
  expect(waits.slice(0, 2)).toEqual([10, 20]);
});

test("too many connections are no reason for a storm of attempts", async () => {
  const { apiUrl, opened } = await serve((send) => send(goodbye("too_many_websockets")));
  const { receiver } = receiverFor(apiUrl, "xapp-test");
  await expect(receiver.start()).rejects.toThrow();
  await pause(300);
  expect(opened()).toBeLessThan(15);
});

test("a connection that Slack takes back right after its hello is not opened in a tight loop", async () => {
  const { apiUrl, opened } = await serve((send) => {
    send(hello);
    setTimeout(() => send(goodbye("refresh_requested")), 5);
  });
  const { receiver } = receiverFor(apiUrl, "xapp-test");
  await receiver.start();
  await pause(300);
  expect(opened()).toBeGreaterThan(1);
  expect(opened()).toBeLessThan(15);
});

test("Socket Mode switched off is a state of its own", async () => {
  const sends: ((frame: string) => void)[] = [];
  const { apiUrl } = await serve((send) => {
    sends.push(send);
    send(hello);
  });
  const { receiver } = receiverFor(apiUrl, "xapp-test", 1, { refusedMs: 60_000 });
  await receiver.start();
  for (const send of sends) send(goodbye("link_disabled"));
  await vi.waitFor(() => expect(receiver.states()).toEqual(["refused"]));
});

test("what is no JSON, or no message of Slack's, breaks nothing", async () => {
  const { apiUrl } = await serve((send) => {
    send("not json");
    send(hello);
    send("{}");
  });
  const { receiver } = receiverFor(apiUrl, "xapp-test");
  await receiver.start();
  await pause(50);
  expect(receiver.states()).toEqual(["connected"]);
});

test("a stop while an address is asked for leaves no connection behind", async () => {
  const workspace = await startWorkspace();
  closing.push(() => workspace.close());
  workspace.misbehave({ kind: "delay_response", method: "apps.connections.open", ms: 200, times: 2 });
  const { receiver } = receiverFor(workspace.apiUrl, workspace.appToken, 2);
  const started = receiver.start().catch((error: unknown) => error);
  await pause(50);
  await receiver.stop();
  await pause(400);
  expect(workspace.connectedSockets()).toBe(0);
  expect(receiver.states()).toEqual(["stopped", "stopped"]);
  expect(await Promise.race([started, pause(10, "pending")])).toBeDefined();
});
