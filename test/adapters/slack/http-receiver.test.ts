import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { App, HTTPReceiver } from "@slack/bolt";
import { afterEach, expect, test } from "vitest";
import { boltLogger } from "../../../src/adapters/slack/bolt-logger.ts";
import { persistBeforeAck } from "../../../src/adapters/slack/receiver.ts";
import { directChannel, fakeGapDesk, fakeHandOffs, fakeSurfaces, fakeInbox, recordingLogger } from "./fakes.ts";
import { messageBody } from "./fixtures.ts";

const signingSecret = "signing-secret";
const server = createServer();

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function send(url: string, body: unknown): Promise<number> {
  const raw = JSON.stringify(body);
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${raw}`).digest("hex");
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${signature}`,
    },
    body: raw,
  });
  return response.status;
}

test("the same wrapper persists before the ack over HTTP: 500 where it could not, and Slack sends it again", async () => {
  const inbox = fakeInbox();
  const logger = recordingLogger();
  const inner = new HTTPReceiver({ signingSecret, logger: boltLogger(logger) });
  const installation = { team: "T1", botUserId: "UBOT", botId: "BBOT" };
  const receiver = persistBeforeAck(inner, {
    inbox,
    handOffs: fakeHandOffs(),
    gapDesk: fakeGapDesk(),
    mayAct: () => Promise.resolve(null),
    surfaces: fakeSurfaces(),
    directChannel,
    installation,
    redact: (text) => ({ text }),
    logger,
    clock: { now: () => 1 },
  });
  const app = new App({
    receiver,
    authorize: () => Promise.resolve({ botToken: "xoxb-test", botUserId: "UBOT" }),
    convoStore: false,
    logger: boltLogger(logger),
  });
  expect(app).toBeDefined();
  server.on("request", (request, response) => inner.requestListener(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/slack/events`;

  inbox.failures = 1;
  expect(await send(url, messageBody())).toBe(500);
  expect(inbox.accepted).toHaveLength(0);
  expect(await send(url, messageBody())).toBe(200);
  expect(inbox.accepted).toHaveLength(1);
});
