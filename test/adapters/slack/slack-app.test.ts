import { ActionName } from "../../../src/domain/message.ts";
import { afterEach, describe, expect, test, vi } from "vitest";
import manifest from "../../../docs/slack-manifest.json" with { type: "json" };
import { type SlackApp, startSlack } from "../../../src/adapters/slack/slack-app.ts";
import type { Fault } from "../../../src/adapters/workspace/faults.ts";
import { startWorkspace, type Workspace } from "../../../src/adapters/workspace/start-workspace.ts";
import { UnavailableError } from "../../../src/domain/errors.ts";
import { FeedbackReason } from "../../../src/domain/feedback.ts";
import type { Gap } from "../../../src/domain/gap.ts";
import type { HandOff } from "../../../src/domain/hand-off.ts";
import type { GapDesk } from "../../../src/ports.ts";
import {
  delivery,
  fakeGapDesk,
  fakeHandOffs,
  fakeInbox,
  fakeMembership,
  fakePersonFile,
  fakePostingDesk,
  fakeSurfaces,
  handOff,
  recordingLogger,
} from "./fakes.ts";
import { containing, having, matching } from "./matchers.ts";

const pace = { firstMs: 20, longestMs: 50, refusedMs: 50, stableMs: 10_000, helloMs: 2_000 };

let workspace: Workspace | null = null;
let app: SlackApp | null = null;

afterEach(async () => {
  await app?.stop();
  await workspace?.close();
  app = null;
  workspace = null;
});

type Changes = {
  faults?: Fault[];
  tokens?: { botToken?: string; appToken?: string };
  handOffs?: (team: string) => HandOff[];
  gapDesk?: (team: string) => GapDesk;
  membership?: ReturnType<typeof fakeMembership>;
};

/** The real app against the strict local workspace, over real sockets and HTTP, with the manifest's scopes only. */
async function open({
  faults = [],
  tokens = {},
  handOffs = () => [],
  gapDesk = () => fakeGapDesk(),
  membership = fakeMembership(),
}: Changes = {}) {
  const here = await startWorkspace({
    seed: { scopes: manifest.oauth_config.scopes.bot },
    retryDelaysMs: [50, 100],
    ackTimeoutMs: 500,
  });
  workspace = here;
  for (const fault of faults) here.misbehave(fault);
  const idOf = (name: string): string => here.channels.find((channel) => channel.name === name)?.id ?? "";
  const inbox = fakeInbox();
  const postingDesk = fakePostingDesk();
  const logger = recordingLogger();
  const started = startSlack({
    config: {
      botToken: tokens.botToken ?? here.botToken,
      transport: { kind: "socket", appToken: tokens.appToken ?? here.appToken, connections: 2 },
      apiUrl: here.apiUrl,
      recruitersChannel: idOf("candor-recruiters"),
      accommodationsChannel: idOf("candor-accommodations"),
    },
    inbox,
    handOffs: fakeHandOffs(...handOffs(here.team.id)),
    gapDesk: gapDesk(here.team.id),
    membership,
    postingDesk,
    surfaces: fakeSurfaces(),
    personFile: fakePersonFile,
    statusWords: () => "is reading…",
    redact: (text) => ({ text }),
    logger,
    clock: { now: () => Date.now() },
    pace,
    patienceMs: [10, 20],
  });
  return { here, inbox, logger, membership, postingDesk, started };
}

async function connected(changes: Changes = {}) {
  const { here, started, ...rest } = await open(changes);
  app = await started;
  await vi.waitFor(() => expect(here.connectedSockets()).toBe(2));
  return { here, app, ...rest };
}

describe("a direct message", () => {
  test("is stored, answered where it was written, and the answer's echo is ignored", async () => {
    const { here, app: slack, inbox } = await connected();
    here.sendMessage("avery", "Is it remote & paid?");
    await vi.waitFor(() => expect(inbox.accepted).toHaveLength(1));
    const event = inbox.accepted[0]?.event;
    expect(event).toMatchObject({ kind: "message", tenant: here.team.id, text: "Is it remote & paid?" });
    const sent = delivery({
      tenant: slack.team,
      destination: { kind: "conversation", channel: event?.channel ?? "", thread: null },
    });
    const since = Date.now();
    const posted = await slack.messenger.post(sent, null);
    expect(posted).toEqual({ kind: "posted", messageId: here.messagesIn("avery").at(-1)?.ts });
    expect(await slack.messenger.locate(sent, null, since)).toMatchObject({ kind: "found" });
    here.sendMessage("avery", "thanks");
    await vi.waitFor(() => expect(inbox.accepted).toHaveLength(2));
    expect(inbox.calls).toBe(2);
  });

  test("that could not be stored is sent again by Slack and stored once", async () => {
    const { here, inbox } = await connected();
    inbox.failures = 1;
    here.sendMessage("avery", "Is it remote?");
    await vi.waitFor(() => expect(inbox.accepted).toHaveLength(1), { timeout: 3_000 });
    expect(inbox.calls).toBe(2);
  });

  test("that arrives three times is stored once", async () => {
    const { here, inbox } = await connected();
    here.misbehave({ kind: "repeat_event", copies: 2, times: 1 });
    here.sendMessage("avery", "Is it remote?");
    await vi.waitFor(() => expect(inbox.calls).toBe(3));
    expect(inbox.accepted).toHaveLength(1);
  });

  test("whose answer's receipt was lost is found, not known to be posted", async () => {
    const { here, app: slack } = await connected();
    const channel = here.sendMessage("avery", "Hello").channel;
    here.misbehave({ kind: "drop_response", method: "chat.postMessage", times: 1 });
    const sent = delivery({ tenant: slack.team, destination: { kind: "conversation", channel, thread: null } });
    const since = Date.now();
    expect(await slack.messenger.post(sent, null)).toMatchObject({ kind: "unknown" });
    expect(await slack.messenger.locate(sent, null, since)).toMatchObject({ kind: "found" });
    expect(here.messagesIn("avery").filter(({ botId }) => botId !== undefined)).toHaveLength(1);
  });

  test("replaced by its new form says the new words in the same place, and nothing of the old ones", async () => {
    const { here, app: slack } = await connected();
    const channel = here.sendMessage("avery", "Hello").channel;
    const first = delivery({ tenant: slack.team, destination: { kind: "conversation", channel, thread: null } });
    const posted = await slack.messenger.post(first, null);
    const ts = here.messagesIn("avery").at(-1)?.ts ?? "";
    const second = {
      ...first,
      id: "d2",
      relation: { kind: "replaces", deliveryId: first.id } as const,
      message: { paragraphs: [{ kind: "text", text: "Now it reads so." } as const], actions: [] },
    };
    expect(await slack.messenger.post(second, ts)).toEqual(posted);
    const shown = here.messagesIn("avery").filter(({ botId }) => botId !== undefined);
    expect(shown.map(({ text }) => text)).toEqual(["Now it reads so."]);
    expect(JSON.stringify(shown[0]?.blocks)).toContain("Now it reads so.");
  });
});

const card = (
  destination: "recruiters" | "accommodations" | "avery",
  slack: SlackApp,
  channel: string,
  name: ActionName = "answer_hand_off",
) =>
  delivery({
    tenant: slack.team,
    destination:
      destination === "avery"
        ? { kind: "conversation", channel, thread: null }
        : destination === "recruiters"
          ? { kind: destination, team: null }
          : { kind: destination },
    message: {
      paragraphs: [{ kind: "quote", text: "Do you sponsor visas?" }],
      actions: [{ name, label: "Answer", value: "h1", primary: true }],
    },
  });

describe("a button", () => {
  test("under a message is stored and acknowledged", async () => {
    const { here, app: slack, inbox } = await connected();
    const channel = here.sendMessage("avery", "Hello").channel;
    await slack.messenger.post(
      delivery({
        tenant: slack.team,
        destination: { kind: "conversation", channel, thread: null },
        message: {
          paragraphs: [{ kind: "text", text: "Which one?" }],
          actions: [{ name: "choose_posting", label: "ML engineer", value: "ml-engineer", primary: true }],
        },
      }),
      null,
    );
    const ts = here.messagesIn("avery").at(-1)?.ts ?? "";
    const pressed = await here.press("avery", { channel, ts, actionId: "choose_posting:0" });
    expect(pressed).toMatchObject({ kind: "acked" });
    expect(inbox.accepted.map(({ event }) => event)).toContainEqual(
      having({ kind: "posting_chosen", channel, postingKey: "ml-engineer" }),
    );
  });

  test("on a recruiters' card opens the modal, whose answer is stored before it closes", async () => {
    const { here, app: slack, inbox } = await connected({ handOffs: (tenant) => [handOff({ tenant })] });
    await slack.messenger.post(card("recruiters", slack, ""), null);
    const message = here.messagesIn("candor-recruiters").at(-1);
    const place = { channel: message?.channel ?? "", ts: message?.ts ?? "", actionId: "answer_hand_off:0" };
    expect(await here.press("robin", place)).toMatchObject({ kind: "acked" });
    await vi.waitFor(() => expect(here.modalOf("robin")).toBeDefined());
    inbox.failures = 1;
    expect(await here.submitModal("robin", { answer: "Yes, we do." })).toMatchObject({
      kind: "errors",
      errors: { answer: containing("could not be saved") },
    });
    expect(await here.submitModal("robin", { answer: "Yes, we do." })).toEqual({ kind: "closed" });
    expect(inbox.accepted.map(({ event }) => event)).toEqual([
      having({ kind: "hand_off_answered", handOffId: "h1", channel: "D1", text: "Yes, we do." }),
    ]);
  });

  test("that takes a conversation over is stored for the candidate's conversation, under who pressed it", async () => {
    const { here, app: slack, inbox } = await connected({ handOffs: (tenant) => [handOff({ tenant })] });
    await slack.messenger.post(card("recruiters", slack, "", "claim_hand_off"), null);
    const message = here.messagesIn("candor-recruiters").at(-1);
    const place = { channel: message?.channel ?? "", ts: message?.ts ?? "", actionId: "claim_hand_off:0" };
    expect(await here.press("robin", place)).toMatchObject({ kind: "acked" });
    await vi.waitFor(() =>
      expect(inbox.accepted.map(({ event }) => event)).toEqual([
        having({ kind: "hand_off_claimed", handOffId: "h1", channel: "D1", recruiterName: "robin" }),
      ]),
    );
  });

  test("on the card of a conversation that somebody else holds says who, and opens nothing", async () => {
    const holder = { recruiter: "U8", name: "sam", since: 1, activeAt: 1 };
    const { here, app: slack } = await connected({
      handOffs: (tenant) => [handOff({ tenant, state: "claimed", holder })],
    });
    await slack.messenger.post(card("recruiters", slack, ""), null);
    const message = here.messagesIn("candor-recruiters").at(-1);
    const place = { channel: message?.channel ?? "", ts: message?.ts ?? "", actionId: "answer_hand_off:0" };
    await here.press("robin", place);
    await vi.waitFor(() => expect(here.messagesIn("candor-recruiters").at(-1)?.text).toContain("sam talks"));
    expect(here.modalOf("robin")).toBeUndefined();
  });

  test("for recruiters, pressed elsewhere, opens nothing and says so", async () => {
    const { here, app: slack, logger } = await connected({ handOffs: (tenant) => [handOff({ tenant })] });
    const channel = here.sendMessage("avery", "Hello").channel;
    await slack.messenger.post(card("avery", slack, channel), null);
    const ts = here.messagesIn("avery").at(-1)?.ts ?? "";
    await here.press("avery", { channel, ts, actionId: "answer_hand_off:0" });
    await vi.waitFor(() => expect(here.messagesIn("avery").at(-1)?.onlyFor).toBeDefined());
    expect(here.modalOf("avery")).toBeUndefined();
    expect(logger.events()).toContain("recruiter_refused");
  });

  const answered = { state: "answered", answeredBy: "U8", answeredAt: 5 } as const;

  test("that corrects an answer opens the form, which keeps its words until they are on disk", async () => {
    const { here, app: slack, inbox } = await connected({ handOffs: (tenant) => [handOff({ tenant, ...answered })] });
    await slack.messenger.post(card("recruiters", slack, "", "correct_hand_off"), null);
    await pressIn(here, "robin", "candor-recruiters", "correct_hand_off:0");
    await vi.waitFor(() => expect(JSON.stringify(here.modalOf("robin"))).toContain("Correct the answer"));
    inbox.failures = 1;
    expect(await here.submitModal("robin", { answer: "From May on." })).toMatchObject({
      kind: "errors",
      errors: { answer: containing("could not be saved") },
    });
    expect(await here.submitModal("robin", { answer: "From May on." })).toEqual({ kind: "closed" });
    expect(inbox.accepted.map(({ event }) => event)).toEqual([
      having({ kind: "hand_off_corrected", handOffId: "h1", channel: "D1", text: "From May on.", corrects: 5 }),
    ]);
  });

  test.each([
    ["of a candidate who wants no more messages", { ...answered, stoppedAt: 7 }, "does not want to be written to"],
    ["of a request that is not answered", {}, "There is no answer to correct yet"],
    ["of a request that is gone", { id: "another" }, "not there any more"],
  ] as const)("that corrects an answer, %s, says so and opens nothing", async (_which, change, said) => {
    const { here, app: slack } = await connected({ handOffs: (tenant) => [handOff({ tenant, ...change })] });
    await slack.messenger.post(card("recruiters", slack, "", "correct_hand_off"), null);
    await pressIn(here, "robin", "candor-recruiters", "correct_hand_off:0");
    await vi.waitFor(() => expect(here.messagesIn("candor-recruiters").at(-1)?.text).toContain(said));
    expect(here.modalOf("robin")).toBeUndefined();
  });

  test("of a request that somebody answered says so", async () => {
    const { here, app: slack } = await connected({
      handOffs: (tenant) => [handOff({ tenant, state: "answered", answeredBy: "U8" })],
    });
    await slack.messenger.post(card("recruiters", slack, ""), null);
    const message = here.messagesIn("candor-recruiters").at(-1);
    await here.press("robin", {
      channel: message?.channel ?? "",
      ts: message?.ts ?? "",
      actionId: "answer_hand_off:0",
    });
    await vi.waitFor(() => expect(here.messagesIn("candor-recruiters").at(-1)?.text).toContain("answered already"));
  });
});

const gapOf = (tenant: string, answer: Gap["answer"] = null): Gap => ({
  id: "h1",
  tenant,
  postingKey: "acme",
  topic: "visa",
  ask: "",
  team: null,
  cardId: "c1",
  openedAt: 5,
  dueAt: 9,
  answer,
});

const pressIn = async (here: Workspace, who: string, where: string, actionId = "answer_gap:0"): Promise<void> => {
  const { channel, ts } = here.messagesIn(where).at(-1) ?? { channel: "", ts: "" };
  await here.press(who, { channel, ts, actionId });
};

describe("a press on a gap's card", () => {
  test("outside of the recruiters' channel is refused and logged, and opens nothing", async () => {
    const { here, app: slack, logger } = await connected({ gapDesk: (tenant) => fakeGapDesk([gapOf(tenant)]) });
    const { channel } = here.sendMessage("avery", "hello");
    await slack.messenger.post(card("avery", slack, channel, "answer_gap"), null);
    await pressIn(here, "avery", "avery");
    await vi.waitFor(() =>
      expect(here.messagesIn("avery").at(-1)?.text).toContain("Only members of the recruiters' channel"),
    );
    expect(here.modalOf("avery")).toBeUndefined();
    expect(logger.events()).toContain("recruiter_refused");
  });

  test("opens the form, which keeps its words while they may not be said, and closes once they are on disk", async () => {
    let problem: string | null = "This reads as a promise.";
    const {
      here,
      app: slack,
      inbox,
    } = await connected({
      gapDesk: (tenant) => ({ ...fakeGapDesk([gapOf(tenant)]), problemWith: () => Promise.resolve(problem) }),
    });
    await slack.messenger.post(card("recruiters", slack, "", "answer_gap"), null);
    await pressIn(here, "robin", "candor-recruiters");
    await vi.waitFor(() => expect(here.modalOf("robin")).toBeDefined());
    const filled = { words: "We sponsor visas.", scope: "fact", topic: "visa" };
    expect(await here.submitModal("robin", filled)).toMatchObject({ kind: "errors", errors: { words: problem } });
    expect(inbox.accepted).toEqual([]);
    problem = null;
    expect(await here.submitModal("robin", filled)).toEqual({ kind: "closed" });
    expect(inbox.accepted.map(({ event }) => event)).toMatchObject([
      {
        kind: "gap_answered",
        channel: "posting:acme",
        gapId: "h1",
        text: "We sponsor visas.",
        topic: "visa",
        scope: "fact",
      },
    ]);
  });

  test("of a gap that somebody answered shows who was first, and their words", async () => {
    const answer = { words: "We do.", by: "U8", name: "sam", at: 7, scope: "fact" as const, until: null };
    const { here, app: slack } = await connected({ gapDesk: (tenant) => fakeGapDesk([gapOf(tenant, answer)]) });
    await slack.messenger.post(card("recruiters", slack, "", "answer_gap"), null);
    await pressIn(here, "robin", "candor-recruiters");
    await vi.waitFor(() => expect(here.messagesIn("candor-recruiters").at(-1)?.text).toContain("sam has answered"));
    expect(here.modalOf("robin")).toBeUndefined();
  });

  test("of an answered gap corrects the answer: from its words on, with a last day that is not over yet", async () => {
    const answer = { words: "We do.", by: "U8", name: "sam", at: 7, scope: "fact" as const, until: null };
    const { here, app: slack, inbox } = await connected({ gapDesk: (tenant) => fakeGapDesk([gapOf(tenant, answer)]) });
    await slack.messenger.post(card("recruiters", slack, "", "correct_gap"), null);
    await pressIn(here, "robin", "candor-recruiters", "correct_gap:0");
    await vi.waitFor(() => expect(JSON.stringify(here.modalOf("robin"))).toContain("We do."));
    const filled = { words: "We do for captains.", scope: "fact", topic: "visa", until: "2001-01-01" };
    expect(await here.submitModal("robin", filled)).toMatchObject({
      kind: "errors",
      errors: { until: "This day is over already. Choose a later one, or none." },
    });
    expect(await here.submitModal("robin", { ...filled, until: "2999-01-01" })).toEqual({ kind: "closed" });
    expect(inbox.accepted.map(({ event }) => event)).toMatchObject([
      { kind: "gap_answered", text: "We do for captains.", corrects: 7, until: "2999-01-01" },
    ]);
  });
});

/** What recruiters may press, in their channels alone. */
const ofRecruiters = [
  "answer_hand_off",
  "claim_hand_off",
  "return_hand_off",
  "own_hand_off",
  "correct_hand_off",
  "answer_gap",
  "correct_gap",
  "pause_posting",
  "resume_posting",
] as const satisfies readonly ActionName[];
/** What anybody may press, for themselves alone. */
const ofCandidates = [
  "choose_posting",
  "talk_to_person",
  "ask_recruiter",
  "ask_further",
  "pass_on_message",
  "show_postings",
  "write_privately",
  "withdraw_question",
  "my_data",
  "what_i_was_told",
  "send_my_data",
  "stop_messages",
  "erase_me",
  "erase_me_now",
  ...FeedbackReason.options,
] as const satisfies readonly ActionName[];

describe("who may press what", () => {
  test("is said of every action", () => {
    // Feedback is an element of its own; a press of its name as a button means nothing.
    const feedback = ["helpful", "not_helpful"] as const;
    expect([...ofRecruiters, ...ofCandidates, ...feedback].toSorted()).toEqual(ActionName.options.toSorted());
  });

  test.each(ofRecruiters)(
    "%s is refused outside of the recruiters' channel, logged, and changes nothing",
    async (name) => {
      const cards = { handOffs: (team: string) => [handOff({ id: "h1", tenant: team })] };
      const {
        here,
        app: slack,
        inbox,
        postingDesk,
        logger,
      } = await connected({ ...cards, gapDesk: (tenant) => fakeGapDesk([gapOf(tenant)]) });
      const { channel } = here.sendMessage("avery", "hello");
      await vi.waitFor(() => expect(inbox.accepted).toHaveLength(1));
      await slack.messenger.post(card("avery", slack, channel, name), null);
      await pressIn(here, "avery", "avery", `${name}:0`);
      await vi.waitFor(() =>
        expect(here.messagesIn("avery").at(-1)?.text).toContain("Only members of the recruiters' channel"),
      );
      expect(here.modalOf("avery")).toBeUndefined();
      expect(inbox.accepted).toHaveLength(1);
      expect(postingDesk.done).toEqual([]);
      expect(logger.events()).toContainEqual("recruiter_refused");
      expect(JSON.stringify(logger.lines)).not.toContain("sponsor");
    },
  );

  test("a card in the recruiters' own channel is nobody's who is not in it, or of whom that is not known", async () => {
    const cards = { handOffs: (team: string) => [handOff({ id: "h1", tenant: team })] };
    const { here, app: slack, inbox, membership, logger } = await connected(cards);
    await slack.messenger.post(card("recruiters", slack, "", "claim_hand_off"), null);
    const posted = here.messagesIn("candor-recruiters").at(-1);
    const place = { channel: posted?.channel ?? "", ts: posted?.ts ?? "", actionId: "claim_hand_off:0" };
    membership.isDown = true;
    await here.press("robin", place);
    await vi.waitFor(() => expect(here.messagesIn("candor-recruiters").at(-1)?.text).toContain("could not be checked"));
    expect(inbox.accepted).toEqual([]);
    expect(logger.lines).toContainEqual(
      having({ event: "recruiter_refused", fields: having({ standing: "unknown", user: "U0ROBIN", handOffId: "h1" }) }),
    );
    membership.isDown = false;
    await here.press("robin", place);
    await vi.waitFor(() => expect(inbox.accepted).toHaveLength(1));
  });

  test("a form that somebody opened who has left the channel since is not taken, and keeps their words", async () => {
    const members = ["U0ROBIN"];
    const {
      here,
      app: slack,
      inbox,
    } = await connected({
      gapDesk: (tenant) => fakeGapDesk([gapOf(tenant)]),
      membership: fakeMembership(members),
    });
    await slack.messenger.post(card("recruiters", slack, "", "answer_gap"), null);
    await pressIn(here, "robin", "candor-recruiters");
    await vi.waitFor(() => expect(here.modalOf("robin")).toBeDefined());
    members.pop();
    expect(await here.submitModal("robin", { words: "We do.", scope: "fact", topic: "visa" })).toMatchObject({
      kind: "errors",
      errors: { words: containing("Only members of the recruiters' channel") },
    });
    expect(inbox.accepted).toEqual([]);
  });

  test.each(ofCandidates)(
    "%s is about whoever pressed it, in their own conversation, wherever it was pressed",
    async (name) => {
      const { here, app: slack, inbox } = await connected();
      const robin = here.people.find(({ handle }) => handle === "robin")?.id;
      await slack.messenger.post(card("recruiters", slack, "", name), null);
      await pressIn(here, "robin", "candor-recruiters", `${name}:0`);
      await vi.waitFor(() => expect(inbox.accepted).toHaveLength(1));
      const { event } = inbox.accepted[0] ?? {};
      expect(event).toMatchObject({ candidate: robin });
      expect(event?.channel).toMatch(/^D/u);
    },
  );
});

describe("the connections", () => {
  test("come back at once when Slack refreshes them, and nothing is lost", async () => {
    const { here, app: slack, inbox } = await connected();
    here.misbehave({ kind: "disconnect", reason: "refresh_requested", sockets: "oldest" });
    for (let index = 0; index < 10; index += 1) here.sendMessage("avery", `question ${index}`);
    await vi.waitFor(() => expect(inbox.accepted).toHaveLength(10), { timeout: 5_000 });
    await vi.waitFor(() => expect(here.connectedSockets()).toBe(2));
    expect(slack.connections()).toContain("connected");
  });

  test("come back after they were cut", async () => {
    const { here, app: slack, inbox, logger } = await connected();
    here.misbehave({ kind: "cut_sockets" });
    const cuts = () => logger.events().filter((event) => event === "slack_disconnected");
    await vi.waitFor(() => expect(cuts()).toHaveLength(2));
    await vi.waitFor(() => expect(here.connectedSockets()).toBe(2), { timeout: 5_000 });
    expect(slack.connections()).toContain("connected");
    here.sendMessage("avery", "still there?");
    await vi.waitFor(() => expect(inbox.accepted).toHaveLength(1));
  });

  test("that Slack switches off are a clear state, tried again slowly", async () => {
    const { here, app: slack, logger } = await connected();
    here.misbehave({ kind: "refuse", method: "apps.connections.open", error: "token_revoked", times: 4 });
    here.misbehave({ kind: "disconnect", reason: "link_disabled", sockets: "all" });
    await vi.waitFor(() => expect(slack.connections()).not.toContain("connected"));
    expect(logger.lines).toContainEqual(
      having({
        event: "slack_disconnected",
        fields: having({ code: "link_disabled" }),
      }),
    );
    await vi.waitFor(() => expect(slack.connections()).toContain("connected"), { timeout: 5_000 });
  });

  test("are gone after a stop", async () => {
    const { here, app: slack } = await connected();
    await slack.stop();
    expect(slack.connections()).not.toContain("connected");
    await vi.waitFor(() => expect(here.connectedSockets()).toBe(0));
  });
});

describe("a start that cannot succeed says what to do", () => {
  test.each([
    ["bot", { botToken: "xoxb-wrong" }, /bot token \(invalid_auth\).*OAuth/u],
    ["app", { appToken: "xapp-wrong" }, /app token \(invalid_auth\).*connections:write/u],
  ])("with a wrong %s token", async (_which, tokens, words) => {
    const { here, started } = await open({ tokens });
    const error: unknown = await started.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error).toMatchObject({ message: matching(words) });
    expect(String(error)).not.toContain("wrong");
    expect(here.connectedSockets()).toBe(0);
  });

  test("waits for a Slack that is not itself for a moment", async () => {
    const { logger } = await connected({
      faults: [{ kind: "refuse", method: "auth.test", error: "internal_error", times: 2 }],
    });
    expect(logger.events().filter((event) => event === "slack_not_reached")).toHaveLength(2);
  });

  test("where nothing listens", async () => {
    const { here, started } = await open();
    app = await started;
    await app.stop();
    await here.close();
    const again = startSlack({
      config: {
        botToken: "xoxb-x",
        transport: { kind: "socket", appToken: "xapp-x", connections: 1 },
        apiUrl: here.apiUrl,
        recruitersChannel: "C1",
        accommodationsChannel: "C2",
      },
      inbox: fakeInbox(),
      handOffs: fakeHandOffs(),
      gapDesk: fakeGapDesk(),
      membership: fakeMembership(),
      postingDesk: fakePostingDesk(),
      surfaces: fakeSurfaces(),
      personFile: fakePersonFile,
      statusWords: () => "",
      redact: (text) => ({ text }),
      logger: recordingLogger(),
      clock: { now: () => Date.now() },
      patienceMs: [10],
    });
    await expect(again).rejects.toThrow(/cannot be reached \(econnrefused\)/u);
  });
});
