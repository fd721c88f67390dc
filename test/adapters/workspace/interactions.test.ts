import type { App, BlockAction, ViewResponseAction } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import type { Workspace } from "../../../src/adapters/workspace/start-workspace.ts";
import { call, dmOf, eventually, matching, openWorkspace, runApp } from "./run-app.ts";

const plain = (text: string) => ({ type: "plain_text" as const, text });
const button = { type: "button" as const, action_id: "talk", text: plain("Talk to a person"), value: "r1" };
const modal = {
  type: "modal" as const,
  callback_id: "talk_form",
  private_metadata: "ticket 7",
  title: plain("Talk to a person"),
  submit: plain("Send"),
  notify_on_close: true,
  blocks: [
    {
      type: "input" as const,
      block_id: "message",
      label: plain("Your message"),
      element: { type: "plain_text_input" as const, action_id: "text", multiline: true },
    },
    {
      type: "input" as const,
      block_id: "when",
      optional: true,
      label: plain("When?"),
      element: {
        type: "static_select" as const,
        action_id: "time",
        options: [{ text: plain("Morning"), value: "am" }],
      },
    },
  ],
};

async function postButton(workspace: Workspace, app: App) {
  const channel = dmOf(workspace, "avery");
  const metadata = { event_type: "reply", event_payload: { id: "r1" } };
  const blocks = [{ type: "actions" as const, block_id: "row", elements: [button] }];
  const posted = await app.client.chat.postMessage({ channel, text: "hi", blocks, metadata });
  return { channel, ts: posted.ts ?? "", actionId: "talk" };
}

function opensModal(app: App): void {
  app.action("talk", async ({ ack, body, client }) => {
    await ack();
    if ("trigger_id" in body) await client.views.open({ trigger_id: body.trigger_id, view: modal });
  });
}

/** Opens the modal on a press, and acknowledges a submission with what it is told to. */
function submissionApp(answers: (submitted: unknown) => ViewResponseAction | undefined) {
  return (app: App): void => {
    opensModal(app);
    app.view("talk_form", async ({ ack, body }) => {
      const answer = answers(body);
      await (answer === undefined ? ack() : ack(answer));
    });
  };
}

async function openFor(workspace: Workspace, app: App): Promise<void> {
  await workspace.press("avery", await postButton(workspace, app));
  await eventually(() => expect(workspace.modalOf("avery")).toBeDefined());
}

describe("a press on a button", () => {
  it("arrives as block_actions, with the message, its metadata, and what was pressed", async () => {
    const workspace = await openWorkspace();
    const bodies: unknown[] = [];
    const app = await runApp(workspace, (bolt) => {
      bolt.action("talk", async ({ ack, body }) => {
        bodies.push(body);
        await ack();
      });
    });
    const press = await postButton(workspace, app);

    expect(await workspace.press("avery", press)).toMatchObject({ kind: "acked" });

    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toMatchObject({
      type: "block_actions",
      user: { id: "U0AVERY" },
      team: { id: workspace.team.id },
      container: { type: "message", message_ts: press.ts, channel_id: press.channel, is_ephemeral: false },
      channel: { id: press.channel, name: "directmessage" },
      message: { text: "hi", bot_id: workspace.bot.botId, metadata: { event_payload: { id: "r1" } } },
      response_url: matching(/^http:\/\/127\.0\.0\.1:/u),
      actions: [
        { type: "button", action_id: "talk", block_id: "row", value: "r1", action_ts: matching(/^\d+\.\d{6}$/u) },
      ],
    });
  });

  it("tells when the app does not take it", async () => {
    const workspace = await openWorkspace({ ackTimeoutMs: 80 });
    const app = await runApp(workspace, (bolt) => {
      bolt.action("talk", () => Promise.resolve());
    });
    const press = await postButton(workspace, app);
    expect(await workspace.press("avery", press)).toEqual({ kind: "timeout" });
    await app.stop();
    await eventually(() => expect(workspace.connectedSockets()).toBe(0));
    expect(await workspace.press("avery", press)).toEqual({ kind: "unreachable" });
  });

  it("is possible only for what the message offers to that person", async () => {
    const workspace = await openWorkspace();
    const app = await runApp(workspace, () => undefined);
    const press = await postButton(workspace, app);
    await expect(workspace.press("avery", { ...press, actionId: "other" })).rejects.toThrow(/action_id other/u);
    await expect(workspace.press("bo", press)).rejects.toThrow(/no conversation/u);
  });

  it("may be answered at its response_url, to that person only", async () => {
    const workspace = await openWorkspace();
    const app = await runApp(workspace, (bolt) => {
      bolt.action("talk", async ({ ack, respond }) => {
        await ack();
        await respond({ text: "noted", replace_original: false });
        await respond({ text: "replaced", replace_original: true });
      });
    });
    await workspace.press("avery", await postButton(workspace, app));
    await eventually(() =>
      expect(workspace.messagesIn("avery")).toMatchObject([
        { text: "replaced" },
        { text: "noted", onlyFor: "U0AVERY" },
      ]),
    );
  });

  it("carries the value of the feedback button pressed", async () => {
    const workspace = await openWorkspace();
    const values: unknown[] = [];
    const app = await runApp(workspace, (bolt) => {
      bolt.action<BlockAction>("feedback", async ({ ack, action }) => {
        values.push("value" in action ? action.value : undefined);
        await ack();
      });
    });
    const blocks = [
      {
        type: "context_actions" as const,
        elements: [
          {
            type: "feedback_buttons" as const,
            action_id: "feedback",
            positive_button: { text: plain("Good"), value: "good" },
            negative_button: { text: plain("Bad"), value: "bad" },
          },
        ],
      },
    ];
    const { channel = "", ts = "" } = await app.client.chat.postMessage({
      channel: dmOf(workspace, "avery"),
      text: "hi",
      blocks,
    });
    await workspace.press("avery", { channel, ts, actionId: "feedback", value: "bad" });
    expect(values).toEqual(["bad"]);
  });
});

describe("a modal", () => {
  it("is opened by a trigger_id, submitted with its values, and closed by a bare acknowledgement", async () => {
    const workspace = await openWorkspace();
    const bodies: unknown[] = [];
    const app = await runApp(
      workspace,
      submissionApp((body) => {
        bodies.push(body);
        return undefined;
      }),
    );
    await openFor(workspace, app);

    expect(await workspace.submitModal("avery", { message: "Call me", when: "am" })).toEqual({ kind: "closed" });

    expect(workspace.modalOf("avery")).toBeUndefined();
    expect(bodies[0]).toMatchObject({
      type: "view_submission",
      user: { id: "U0AVERY" },
      view: {
        callback_id: "talk_form",
        private_metadata: "ticket 7",
        state: {
          values: {
            message: { text: { type: "plain_text_input", value: "Call me" } },
            when: { time: { type: "static_select", selected_option: { value: "am" } } },
          },
        },
      },
    });
  });

  it("stays open with messages: Slack's own for what is empty, then the app's", async () => {
    const workspace = await openWorkspace();
    const app = await runApp(
      workspace,
      submissionApp(() => ({ response_action: "errors", errors: { message: "Too short" } })),
    );
    await openFor(workspace, app);

    expect(await workspace.submitModal("avery", {})).toEqual({
      kind: "errors",
      errors: { message: "Please complete this required field." },
    });
    expect(await workspace.submitModal("avery", { message: "x" })).toEqual({
      kind: "errors",
      errors: { message: "Too short" },
    });
    expect(workspace.modalOf("avery")?.errors).toEqual({ message: "Too short" });
  });

  it("is replaced by an update, and refuses an answer that Slack would refuse", async () => {
    const workspace = await openWorkspace();
    const answers: ViewResponseAction[] = [
      { response_action: "errors", errors: { nowhere: "?" } },
      { response_action: "update", view: { ...modal, title: plain("x".repeat(30)) } },
      { response_action: "update", view: { ...modal, title: plain("Thank you") } },
      { response_action: "clear" },
    ];
    const app = await runApp(
      workspace,
      submissionApp(() => answers.shift()),
    );
    await openFor(workspace, app);
    const submit = () => workspace.submitModal("avery", { message: "x" });

    expect(await submit()).toMatchObject({ kind: "bad_answer", reasons: [matching(/nowhere/u)] });
    expect(await submit()).toMatchObject({ kind: "bad_answer", reasons: [matching(/25 characters/u)] });
    expect(await submit()).toMatchObject({ kind: "replaced", modal: { view: { title: { text: "Thank you" } } } });
    expect(await submit()).toEqual({ kind: "closed" });
  });

  it("tells the app of its dismissal when asked to", async () => {
    const workspace = await openWorkspace();
    const closed: string[] = [];
    const app = await runApp(workspace, (bolt) => {
      opensModal(bolt);
      bolt.view({ callback_id: "talk_form", type: "view_closed" }, async ({ ack, view }) => {
        closed.push(view.private_metadata);
        await ack();
      });
    });
    await openFor(workspace, app);
    await workspace.dismissModal("avery");
    expect(closed).toEqual(["ticket 7"]);
    expect(workspace.modalOf("avery")).toBeUndefined();
  });

  it("needs a trigger_id that is known, fresh and unused, and a view that fits", async () => {
    let now = 1_800_000_000_000;
    const workspace = await openWorkspace({ clock: () => now });
    const triggers: string[] = [];
    const app = await runApp(workspace, (bolt) => {
      bolt.action("talk", async ({ ack, body }) => {
        if ("trigger_id" in body) triggers.push(body.trigger_id);
        await ack();
      });
    });
    const press = await postButton(workspace, app);
    await workspace.press("avery", press);
    await workspace.press("avery", press);
    const open = (trigger_id: string | undefined, view: object = modal) =>
      call(workspace, "views.open", { trigger_id, view });

    expect(await open("1.2.3")).toMatchObject({ error: "invalid_trigger_id" });
    expect(await open(triggers[0], { ...modal, blocks: [{ type: "sektion" }] })).toMatchObject({
      error: "invalid_arguments",
      response_metadata: { messages: [matching(/\/view\/blocks\/0/u)] },
    });
    expect(await open(triggers[0])).toMatchObject({ ok: true, view: { type: "modal" } });
    expect(await open(triggers[0])).toMatchObject({ error: "exchanged_trigger_id" });
    now += 3001;
    expect(await open(triggers[1])).toMatchObject({ error: "expired_trigger_id" });
  });
});

describe("App Home and commands", () => {
  it("is published for a person, who is known to have opened it", async () => {
    const workspace = await openWorkspace();
    await runApp(workspace, (bolt) => {
      bolt.event("app_home_opened", async ({ event, client }) => {
        const blocks = [{ type: "section" as const, text: plain(`Welcome to ${event.tab}`) }];
        await client.views.publish({ user_id: event.user, view: { type: "home", blocks } });
      });
    });
    workspace.openHome("avery", "home");
    await eventually(() =>
      expect(workspace.homeOf("avery")?.view.blocks[0]).toMatchObject({ text: { text: "Welcome to home" } }),
    );
  });

  it("runs a slash command that exists and shows its answer to that person", async () => {
    const workspace = await openWorkspace({ seed: { commands: ["/candor"] } });
    await runApp(workspace, (bolt) => {
      bolt.command("/candor", async ({ ack, command }) => ack({ text: `help for ${command.text}` }));
    });
    await workspace.runCommand("avery", "/candor please help");
    expect(workspace.messagesIn("avery")).toMatchObject([{ text: "help for please help", onlyFor: "U0AVERY" }]);
    await expect(workspace.runCommand("avery", "/other")).rejects.toThrow(/not a valid command/u);
  });
});
