import { describe, expect, onTestFinished, test, vi } from "vitest";
import manifest from "../../../docs/slack-manifest.json" with { type: "json" };
import { startSlack } from "../../../src/adapters/slack/slack-app.ts";
import { startWorkspace } from "../../../src/adapters/workspace/start-workspace.ts";
import type { IncomingEvent } from "../../../src/domain/event.ts";
import type { Gap } from "../../../src/domain/gap.ts";
import type { OutgoingMessage } from "../../../src/domain/message.ts";
import type { Surfaces } from "../../../src/ports.ts";
import {
  fakeGapDesk,
  fakeHandOffs,
  fakeInbox,
  fakeMembership,
  fakePersonFile,
  fakePostingDesk,
  fakeSurfaces,
  recordingLogger,
} from "./fakes.ts";
import { having } from "./matchers.ts";

type Changes = { scopes?: string[]; surfaces?: Partial<Surfaces>; members?: string[] };

/** The real app against the strict local workspace, with no scope but the manifest's. */
async function open({ scopes = manifest.oauth_config.scopes.bot, surfaces = {}, members }: Changes = {}) {
  const slack = await startWorkspace({
    seed: { scopes, commands: ["/candor"], shortcuts: [{ callbackId: "ask_about_posting", name: "Ask" }] },
  });
  onTestFinished(() => slack.close());
  const idOf = (name: string): string => slack.channels.find((channel) => channel.name === name)?.id ?? "";
  const inbox = fakeInbox();
  const [membership, postingDesk] = [fakeMembership(members), fakePostingDesk()];
  const logger = recordingLogger();
  const app = await startSlack({
    config: {
      botToken: slack.botToken,
      transport: { kind: "socket", appToken: slack.appToken, connections: 1 },
      apiUrl: slack.apiUrl,
      recruitersChannel: idOf("candor-recruiters"),
      accommodationsChannel: idOf("candor-accommodations"),
    },
    inbox,
    handOffs: fakeHandOffs(),
    gapDesk: fakeGapDesk([gapOf(slack.team.id)]),
    membership,
    postingDesk,
    surfaces: fakeSurfaces(surfaces),
    personFile: fakePersonFile,
    statusWords: () => "is reading the posting…",
    redact: (text) => ({ text }),
    logger,
    clock: { now: () => Date.now() },
  });
  onTestFinished(() => app.stop());
  const stored = (): IncomingEvent[] => inbox.accepted.map(({ event }) => event);
  return { slack, app, inbox, logger, membership, postingDesk, stored, dm: idOf("avery") };
}

const gapOf = (tenant: string): Gap => ({
  id: "g1",
  tenant,
  postingKey: "mill",
  topic: "visa",
  ask: "",
  team: null,
  cardId: "c1",
  openedAt: 5,
  dueAt: 9,
  answer: null,
});

const button: OutgoingMessage = {
  paragraphs: [{ kind: "text", text: "Which one?" }],
  actions: [{ name: "choose_posting", label: "ML engineer", value: "ml-engineer", primary: false }],
};

describe("/candor", () => {
  test("shows its answer to whoever typed it, and keeps nothing", async () => {
    const { slack, stored } = await open();
    expect(await slack.runCommand("robin", "/candor Roles", "candor-recruiters")).toMatchObject({ kind: "acked" });
    expect(slack.messagesIn("candor-recruiters")).toMatchObject([
      { text: "command Roles of a member", onlyFor: "U0ROBIN" },
    ]);
    expect(stored()).toEqual([]);
  });

  test("person asks for one in the direct message, once", async () => {
    const { slack, stored, dm } = await open();
    await slack.runCommand("avery", "/candor person");
    expect(stored()).toMatchObject([{ kind: "person_requested", channel: dm, candidate: "U0AVERY", reason: "person" }]);
  });

  test("that cannot be kept is not confirmed", async () => {
    const { slack, inbox } = await open();
    inbox.failures = 1;
    await slack.runCommand("avery", "/candor person");
    expect(slack.messagesIn("avery").at(-1)?.text).toMatch(/^Something went wrong/u);
  });

  test("shown in a channel leads to the direct message when a button is pressed", async () => {
    const { slack, stored } = await open({ surfaces: { command: () => Promise.resolve(button) } });
    await slack.runCommand("robin", "/candor", "candor-recruiters");
    const [shown] = slack.messagesIn("candor-recruiters");
    const place = { channel: shown?.channel ?? "", ts: shown?.ts ?? "" };
    expect(await slack.press("robin", { ...place, actionId: "choose_posting:0" })).toMatchObject({ kind: "acked" });
    expect(stored()).toMatchObject([{ kind: "posting_chosen", channel: "D0ROBIN", postingKey: "ml-engineer" }]);
  });
});

describe("the shortcut on a message", () => {
  test("opens a form with its words, whose question goes to the direct message", async () => {
    const { slack, stored } = await open();
    const message = slack.sendMessage("robin", "Nurse wanted: nights & <weekends>", { channel: "candor-recruiters" });
    await slack.runShortcut("robin", "ask_about_posting", message);
    await vi.waitFor(() => expect(slack.modalOf("robin")).toBeDefined());
    expect(slack.modalOf("robin")?.view.blocks).toMatchObject([
      { element: { initial_value: "Nurse wanted: nights & <weekends>" } },
    ]);
    expect(stored()).toEqual([]);
    expect(await slack.submitModal("robin", { question: "Do I work nights?" })).toEqual({ kind: "closed" });
    expect(stored()).toMatchObject([{ kind: "message", channel: "D0ROBIN", text: "Do I work nights?", thread: null }]);
  });

  test("fails soft where the form cannot be opened", async () => {
    const { slack, logger } = await open();
    const message = slack.sendMessage("robin", "Nurse wanted", { channel: "candor-recruiters" });
    slack.misbehave({ kind: "refuse", method: "views.open", error: "expired_trigger_id", times: 1 });
    await slack.runShortcut("robin", "ask_about_posting", message);
    await vi.waitFor(() => expect(logger.events()).toContain("ask_modal_failed"));
  });
});

/** Two sections, the first of them for recruiters alone. */
const twoSections: Surfaces["home"] = ({ standing }) =>
  Promise.resolve([
    ...(standing === "member"
      ? [
          {
            paragraphs: [{ kind: "text" as const, text: "For recruiters" }],
            actions: [
              { name: "pause_posting" as const, label: "Pause", value: "mill", primary: false },
              { name: "answer_gap" as const, label: "Answer", value: "g1", primary: false },
            ],
          },
        ]
      : []),
    button,
  ]);

async function openedHome() {
  const members = ["U0ROBIN"];
  const parts = await open({ surfaces: { home: twoSections }, members });
  parts.slack.openHome("robin", "home");
  await vi.waitFor(() => expect(parts.slack.homeOf("robin")).toBeDefined());
  const press = (actionId: string) =>
    parts.slack.press("robin", { viewId: parts.slack.homeOf("robin")?.id ?? "", actionId });
  const shown = (): string => JSON.stringify(parts.slack.homeOf("robin")?.view.blocks);
  return { ...parts, members, press, shown };
}

describe("the Home of a recruiter", () => {
  test("has buttons that are done when they are acknowledged", async () => {
    const { press, postingDesk } = await openedHome();
    expect(await press("pause_posting:0")).toMatchObject({ kind: "acked" });
    expect(postingDesk.done).toEqual(["U0ROBIN pauses mill"]);
  });

  test("says what went wrong, and a second press does it", async () => {
    const { slack, press, postingDesk, logger } = await openedHome();
    postingDesk.failures = 1;
    await press("pause_posting:0");
    await vi.waitFor(() => expect(JSON.stringify(slack.modalOf("robin"))).toContain("did not work just now"));
    expect(logger.events()).toContain("posting_press_failed");
    await press("pause_posting:0");
    expect(postingDesk.done).toEqual(["U0ROBIN pauses mill"]);
  });

  test.each(["pause_posting:0", "answer_gap:1"])(
    "that was drawn before they left the channel does nothing any more (%s): they are told, and it is logged",
    async (actionId) => {
      const { slack, press, postingDesk, logger, members, shown } = await openedHome();
      members.pop();
      await press(actionId);
      await vi.waitFor(() =>
        expect(JSON.stringify(slack.modalOf("robin"))).toContain("Only members of the recruiters"),
      );
      expect(slack.modalOf("robin")?.view.submit).toBeUndefined();
      expect(postingDesk.done).toEqual([]);
      expect(logger.lines).toContainEqual(
        having({ event: "recruiter_refused", fields: having({ standing: "stranger", user: "U0ROBIN" }) }),
      );
      slack.openHome("robin", "home");
      await vi.waitFor(() => expect(shown()).not.toContain("For recruiters"));
      expect(shown()).toContain("Which one?");
    },
  );

  test("opens the same form as the card, and keeps a candidate's buttons below apart", async () => {
    const { slack, press, stored } = await openedHome();
    await press("answer_gap:1");
    await vi.waitFor(() => expect(slack.modalOf("robin")?.view.callback_id).toBe("answer_gap"));
    await press("choose_posting:2");
    expect(stored()).toMatchObject([{ kind: "posting_chosen", channel: "D0ROBIN", postingKey: "ml-engineer" }]);
  });
});

describe("the Home", () => {
  test("is drawn when it is opened, and not once more where it says the same", async () => {
    const home = vi.fn<Surfaces["home"]>(() => Promise.resolve([button]));
    const { slack, dm } = await open({ surfaces: { home } });
    slack.openHome("avery", "messages");
    slack.openHome("avery", "home");
    await vi.waitFor(() => expect(slack.homeOf("avery")).toBeDefined());
    expect(home).toHaveBeenCalledExactlyOnceWith({
      tenant: slack.team.id,
      channel: dm,
      person: "U0AVERY",
      standing: "stranger",
    });
    const first = slack.homeOf("avery")?.hash;
    const view = slack.homeOf("avery")?.view;
    const opened = { type: "app_home_opened", user: "U0AVERY", channel: dm, tab: "home", event_ts: "1.2", view };
    slack.sendEvent(opened);
    await vi.waitFor(() => expect(home).toHaveBeenCalledTimes(2));
    slack.sendEvent({ ...opened, event_ts: "1.3" });
    await vi.waitFor(() => expect(home).toHaveBeenCalledTimes(3));
    expect(slack.homeOf("avery")?.hash).toBe(first);
  });

  test("has buttons that belong to the direct message", async () => {
    const { slack, stored, dm } = await open({ surfaces: { home: () => Promise.resolve([button]) } });
    slack.openHome("avery", "home");
    await vi.waitFor(() => expect(slack.homeOf("avery")).toBeDefined());
    await slack.press("avery", { viewId: slack.homeOf("avery")?.id ?? "", actionId: "choose_posting:0" });
    expect(stored()).toMatchObject([{ kind: "posting_chosen", channel: dm, postingKey: "ml-engineer" }]);
  });

  test("is drawn anew for whoever looked at it, when their posting changes", async () => {
    const { slack, app, dm } = await open();
    const turned = {
      tenant: slack.team.id,
      disclosedAt: 1,
      pending: null,
      turns: [],
      heldFor: null,
      toCorrect: [],
      knownClosed: [],
    };
    const conversation = { ...turned, channel: dm, candidate: "U0AVERY", postingKey: "mill" };
    app.presence.turned(conversation);
    slack.openHome("avery", "home");
    await vi.waitFor(() => expect(JSON.stringify(slack.homeOf("avery"))).toContain("none"));
    app.presence.turned(conversation);
    await vi.waitFor(() => expect(JSON.stringify(slack.homeOf("avery"))).toContain("mill"));
  });

  test("that cannot be drawn is logged, and drawn the next time", async () => {
    const { slack, logger } = await open();
    slack.misbehave({ kind: "refuse", method: "views.publish", error: "not_enabled", times: 1 });
    slack.openHome("avery", "home");
    await vi.waitFor(() => expect(logger.events()).toContain("slack_home_failed"));
    slack.openHome("avery", "home");
    await vi.waitFor(() => expect(slack.homeOf("avery")).toBeDefined());
  });
});

const written = (channel: string, messageId: string): IncomingEvent => ({
  kind: "message",
  tenant: "T1",
  channel,
  atMicros: 1,
  candidate: "U0AVERY",
  text: "Is it remote?",
  thread: null,
  messageId,
  hasFiles: false,
});

describe("the status line", () => {
  test("stands while the answer takes its time, and goes with it", async () => {
    const { slack, app } = await open();
    const { channel, ts } = slack.sendMessage("avery", "Is it remote?");
    const done = app.presence.working(written(channel, ts));
    expect(slack.statusOf("avery")).toBe("");
    await vi.waitFor(() => expect(slack.statusOf("avery")).toBe("is reading the posting…"), { timeout: 3_000 });
    done();
    await vi.waitFor(() => expect(slack.statusOf("avery")).toBe(""));
  });

  test.each(["missing_scope", "unknown_method", "user_is_restricted", "not_allowed_token_type"])(
    "that Slack refuses with %s rests, and nothing else changes",
    async (error) => {
      const { slack, app, logger, stored } = await open();
      slack.misbehave({ kind: "refuse", method: "assistant.threads.setStatus", error, times: 1 });
      const { channel, ts } = slack.sendMessage("avery", "Is it remote?");
      const done = app.presence.working(written(channel, ts));
      await vi.waitFor(() => expect(logger.lines).toContainEqual(having({ event: "slack_status_unavailable" })));
      done();
      await vi.waitFor(() => expect(stored()).toHaveLength(1));
    },
  );
});

test("in a workspace without agent features, commands and mentions a direct message is stored all the same", async () => {
  const { slack, stored, logger } = await open({ scopes: ["chat:write", "im:history"] });
  slack.sendMessage("avery", "Is it remote?");
  slack.sendEvent({ type: "app_context_changed", channel: "D0AVERY", event_ts: "1.2" });
  await vi.waitFor(() => expect(stored()).toMatchObject([{ kind: "message", text: "Is it remote?" }]));
  await vi.waitFor(() => expect(logger.lines).toContainEqual(having({ event: "slack_event_ignored" })));
});
