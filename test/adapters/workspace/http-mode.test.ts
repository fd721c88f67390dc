import { once } from "node:events";
import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import { expect, onTestFinished, test } from "vitest";
import type { Workspace } from "../../../src/adapters/workspace/start-workspace.ts";
import { dmOf, eventually, having, openWorkspace } from "./run-app.ts";

const signingSecret = "a-signing-secret";

/** The real Bolt app behind a request URL, which the workspace has checked. */
async function runHttpApp(workspace: Workspace, listen: (app: App) => void, secret = signingSecret): Promise<string> {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    token: workspace.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.apiUrl },
  });
  listen(app);
  const server = await receiver.start(0);
  onTestFinished(async () => {
    await receiver.stop();
  });
  if (!server.listening) await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = `http://127.0.0.1:${address.port}/slack/events`;
  await workspace.setRequestUrl({ url, signingSecret: secret });
  return url;
}

const buttons = {
  text: "Press",
  blocks: [
    {
      type: "actions",
      elements: [{ type: "button", action_id: "open", text: { type: "plain_text", text: "Open" }, value: "v" }],
    },
  ],
};

const modal = {
  type: "modal",
  title: { type: "plain_text", text: "Form" },
  submit: { type: "plain_text", text: "Send" },
  blocks: [
    {
      type: "input",
      block_id: "b",
      label: { type: "plain_text", text: "Word" },
      element: { type: "plain_text_input", action_id: "i" },
    },
  ],
} as const;

test("messages, buttons, modals and their errors, and commands reach the app at its request URL", async () => {
  const workspace = await openWorkspace({ seed: { commands: ["/candor"] } });
  const heard: string[] = [];
  await runHttpApp(workspace, (app) => {
    app.message(async ({ message, say }) => {
      heard.push("text" in message ? (message.text ?? "") : "");
      await say(buttons);
    });
    app.action("open", async ({ ack, body, client }) => {
      await ack();
      if ("trigger_id" in body)
        await client.views.open({ trigger_id: body.trigger_id, view: { ...modal, blocks: [...modal.blocks] } });
    });
    app.view(/.*/u, async ({ ack, view }) => {
      const word = view.state.values["b"]?.["i"]?.value;
      if (word === "no") await ack({ response_action: "errors", errors: { b: "Another one." } });
      else await ack();
    });
    app.command("/candor", ({ ack }) => ack("Here I am."));
  });
  workspace.sendMessage("avery", "Hello & <goodbye>");
  const posted = await eventually(() => {
    const found = workspace.messagesIn("avery").find(({ botId }) => botId !== undefined);
    if (found === undefined) throw new Error("no answer yet");
    return found;
  });
  expect(heard).toEqual(["Hello &amp; &lt;goodbye&gt;"]);
  const place = { channel: dmOf(workspace, "avery"), ts: posted.ts, actionId: "open" };
  expect(await workspace.press("avery", place)).toMatchObject({ kind: "acked" });
  await eventually(() => expect(workspace.modalOf("avery")).toBeDefined());
  expect(await workspace.submitModal("avery", { b: "no" })).toEqual({ kind: "errors", errors: { b: "Another one." } });
  expect(await workspace.submitModal("avery", { b: "yes" })).toEqual({ kind: "closed" });
  await workspace.runCommand("avery", "/candor help");
  expect(workspace.messagesIn("avery").at(-1)).toEqual(
    having({ text: "Here I am.", onlyFor: posted.channel.replace("D", "U") }),
  );
});

test("a request URL is not taken where it does not answer the challenge", async () => {
  const workspace = await openWorkspace();
  await expect(runHttpApp(workspace, () => undefined, "another secret")).rejects.toThrow(/challenge/u);
});

test("an event whose acknowledgement is lost is sent again, with how often and why", async () => {
  const workspace = await openWorkspace({ retryDelaysMs: [0, 10] });
  const seen: unknown[] = [];
  await runHttpApp(workspace, (app) => {
    app.use(({ context }) => {
      seen.push([context.retryNum, context.retryReason]);
      return Promise.reject(new Error("not now"));
    });
    app.error(() => Promise.resolve());
  });
  workspace.misbehave({ kind: "lose_ack", times: 2 });
  workspace.sendMessage("avery", "Hello");
  await eventually(() =>
    expect(seen).toEqual([
      [undefined, undefined],
      [1, "http_timeout"],
      [2, "http_timeout"],
    ]),
  );
});
