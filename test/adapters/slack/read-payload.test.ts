import { describe, expect, test } from "vitest";
import { readPayload } from "../../../src/adapters/slack/read-payload.ts";
import { FeedbackReason } from "../../../src/domain/feedback.ts";
import { actionBody, messageBody, viewBody } from "./fixtures.ts";

const installation = { team: "T1", botUserId: "UBOT", botId: "BBOT" };
const read = (body: unknown) => readPayload(body, installation, 1_700_000_000_000);

describe("a direct message", () => {
  test("is stored with its words as the writer saw them", () => {
    expect(read(messageBody())).toEqual({
      kind: "store",
      event: {
        kind: "message",
        tenant: "T1",
        channel: "D1",
        atMicros: 1_760_000_000_123_456,
        candidate: "U1",
        text: "Is it R&D? See <the posting> at jobs.example.com/1",
        thread: null,
        messageId: "1760000000.123456",
        hasFiles: false,
      },
      keys: {
        eventId: "Ev1",
        messageKey: "D1:1760000000.123456:0",
        revision: { message: "D1:1760000000.123456", number: 0 },
      },
    });
  });

  test("in a thread is answered there", () => {
    expect(read(messageBody({ thread_ts: "1759.1" }))).toMatchObject({ event: { thread: "1759.1" } });
    expect(read(messageBody({ subtype: "thread_broadcast", thread_ts: "1759.1" }))).toMatchObject({ kind: "store" });
  });

  test("with a file and no words is stored", () => {
    expect(read(messageBody({ subtype: "file_share", text: "", files: [{ id: "F1" }] }))).toMatchObject({
      kind: "store",
      event: { text: "", hasFiles: true },
    });
  });

  test("written with /me is one too", () => {
    expect(read(messageBody({ subtype: "me_message" }))).toMatchObject({ kind: "store" });
  });

  test("another revision of the same message has another key", () => {
    expect(read(messageBody({ edited: { user: "U1", ts: "1761.2" } }))).toMatchObject({
      keys: { messageKey: "D1:1760000000.123456:1761.2" },
    });
  });

  test("belongs to the workspace that it was sent for, not to the writer's", () => {
    expect(read(messageBody({}, { team_id: "T-partner" }))).toMatchObject({ kind: "store" });
    expect(read(messageBody({}, { authorizations: [{ team_id: "T2" }] }))).toEqual({
      kind: "ignore",
      reason: "other_team",
    });
  });
});

describe("a change of a message", () => {
  const ts = "1760000000.123456";
  const before = { user: "U1", ts, text: "What is the <https://pay.example|pay>?" };
  const edited = { user: "U1", ts: "1760000009.000001" };
  const changed = (message: object, previous: object | null = before) =>
    messageBody({
      subtype: "message_changed",
      user: undefined,
      ts: "1760000009.000200",
      message,
      previous_message: previous,
    });

  test("by its writer is the message as it is now, in the place of what it was", () => {
    expect(read(changed({ ...before, text: "What is the bonus &amp; pay?", edited }))).toEqual({
      kind: "store",
      event: {
        kind: "message",
        tenant: "T1",
        channel: "D1",
        atMicros: 1_760_000_000_123_456,
        candidate: "U1",
        text: "What is the bonus & pay?",
        thread: null,
        messageId: ts,
        hasFiles: false,
        isEdit: true,
      },
      keys: {
        eventId: "Ev1",
        messageKey: `D1:${ts}:1760000009.000001`,
        revision: { message: `D1:${ts}`, number: 1_760_000_009_000_001 },
      },
    });
  });

  test("stays in its thread, and out of the thread that hangs on it", () => {
    expect(read(changed({ ...before, text: "b", edited, thread_ts: "1759.1" }))).toMatchObject({
      event: { thread: "1759.1" },
    });
    expect(read(changed({ ...before, text: "b", edited, thread_ts: ts }))).toMatchObject({ event: { thread: null } });
  });

  test("whose earlier form Slack does not tell is one, too", () => {
    expect(read(changed({ ...before, text: "b", edited }, null))).toMatchObject({ event: { isEdit: true } });
  });

  test.each([
    ["a link's preview", { ...before, attachments: [{}] }, before],
    ["a preview of what was edited before", { ...before, edited, attachments: [{}] }, { ...before, edited }],
    ["a thread that grows", { ...before, thread_ts: ts, reply_count: 1 }, before],
  ])("of which the words are the same is ignored: %s", (_what, message, previous) => {
    expect(read(changed(message, previous))).toEqual({ kind: "ignore", reason: "unchanged_words" });
  });

  const deletion = (at: string) => ({
    kind: "store",
    event: {
      kind: "message_deleted",
      tenant: "T1",
      channel: "D1",
      atMicros: 1_760_000_000_123_456,
      candidate: "U1",
      messageId: ts,
    },
    keys: {
      eventId: "Ev1",
      messageKey: `D1:${ts}:${at}`,
      revision: { message: `D1:${ts}`, number: Math.round(Number(at) * 1_000_000) },
    },
  });

  test("that deletes it says whose and which", () => {
    const at = "1760000010.000100";
    const gone = { subtype: "message_deleted", user: undefined, ts: at, deleted_ts: ts, previous_message: before };
    expect(read(messageBody(gone))).toEqual(deletion(at));
  });

  test("that leaves a tombstone over its thread is a deletion", () => {
    const tombstone = { subtype: "tombstone", user: "USLACKBOT", ts, text: "This message was deleted.", thread_ts: ts };
    expect(read(changed(tombstone))).toEqual(deletion("1760000009.000200"));
  });
});

describe("what is not a person's direct message is ignored, with the reason", () => {
  test.each([
    ["from_bot", { bot_id: "BBOT", user: "UBOT" }],
    ["from_bot", { bot_id: "BOTHER" }],
    ["from_bot", { user: "UBOT" }],
    ["from_bot", { subtype: "message_changed", user: undefined, message: { user: "UBOT", bot_id: "BBOT" } }],
    ["from_bot", { subtype: "message_deleted", user: undefined, previous_message: { user: "UBOT", bot_id: "BBOT" } }],
    ["unchanged_words", { subtype: "message_changed", user: undefined, message: { user: "U1", ts: "1.1", text: "a" } }],
    ["unreadable", { subtype: "message_deleted", user: undefined, deleted_ts: "1.1" }],
    [
      "not_direct",
      { subtype: "message_deleted", channel_type: "channel", previous_message: { user: "U1", ts: "1.1" } },
    ],
    ["other_subtype", { subtype: "channel_topic" }],
    ["other_subtype", { user: undefined }],
    ["not_direct", { channel_type: "channel" }],
    ["unreadable", { ts: 5 }],
  ])("%s: %j", (reason, changes) => {
    expect(read(messageBody(changes))).toEqual({ kind: "ignore", reason });
  });

  test.each([[null], ["text"], [[]]])("unreadable: %j", (body) => {
    expect(read(body)).toEqual({ kind: "ignore", reason: "unreadable" });
  });
});

const wanted = (action_ts: string, value: string, user = "U1") =>
  read(actionBody({ action_id: "send_my_data:1", action_ts, value }, { user: { id: user } }));

describe("a pressed button", () => {
  const key = "action:1760000002.000200:U1:choose_posting:0";
  const pressed = { tenant: "T1", channel: "D1", atMicros: 1_760_000_002_000_200, candidate: "U1" };

  test("chooses a posting", () => {
    expect(read(actionBody())).toEqual({
      kind: "store",
      event: { kind: "posting_chosen", ...pressed, postingKey: "ml-engineer" },
      keys: { eventId: key, messageKey: key },
    });
  });

  test.each([
    ["talk_to_person", "person"],
    ["ask_recruiter", "gap"],
    ["ask_further", "further"],
  ])("%s asks for a person, because of: %s", (name, reason) => {
    expect(read(actionBody({ action_id: `${name}:1`, value: "turn7" }))).toMatchObject({
      kind: "store",
      event: { kind: "person_requested", ...pressed, reason, turnId: "turn7" },
    });
  });

  test.each(["helpful", "not_helpful"])("of the pair for feedback says of one turn that it was %s", (verdict) => {
    const feedbackKey = "action:1760000002.000200:U1:feedback";
    expect(read(actionBody({ action_id: "feedback", value: `${verdict}:turn:7` }))).toEqual({
      kind: "store",
      event: { kind: "feedback_given", ...pressed, turnId: "turn:7", verdict },
      keys: { eventId: feedbackKey, messageKey: feedbackKey },
    });
  });

  test.each(FeedbackReason.options)("of a reason says of one turn why it did not help: %s", (reason) => {
    expect(read(actionBody({ action_id: `${reason}:2`, value: "turn7" }))).toMatchObject({
      kind: "store",
      event: { kind: "feedback_explained", ...pressed, turnId: "turn7", reason },
    });
  });

  test("for a file is the same request however often it is pressed, and another under another message", () => {
    const first = wanted("1760000002.000200", "b1");
    const messageKey = "button:U1:send_my_data:1:b1";
    expect(first).toMatchObject({ event: { kind: "data_requested", what: "file" }, keys: { messageKey } });
    expect(wanted("1760000003.000200", "b1")).toMatchObject({ keys: { messageKey } });
    expect(wanted("1760000003.000200", "b2")).not.toMatchObject({ keys: { messageKey } });
    expect(wanted("1760000003.000200", "b1", "U2")).not.toMatchObject({ keys: { messageKey } });
  });

  test("that opens a modal is answered live", () => {
    expect(read(actionBody({ action_id: "answer_hand_off:0" }))).toEqual({ kind: "live" });
  });

  test.each([
    ["unknown_action", actionBody({ action_id: "other:0" })],
    ["unknown_action", actionBody({ action_id: "helpful:0" })],
    ["unreadable", actionBody({ action_id: "feedback", value: "great:turn7" })],
    ["unreadable", actionBody({ action_id: "feedback", value: "helpful:" })],
    ["unreadable", actionBody({ action_id: "feedback", value: undefined })],
    ["unreadable", actionBody({ value: undefined })],
    ["unreadable", { ...actionBody(), actions: [] }],
    ["other_team", actionBody({}, { team: { id: "T2" } })],
  ])("is ignored where it is %s", (reason, body) => {
    expect(read(body)).toEqual({ kind: "ignore", reason });
  });
});

describe("a submitted modal", () => {
  test("is a correction of the answer that it was opened for", () => {
    const view = {
      callback_id: "correct_hand_off",
      private_metadata: JSON.stringify({ handOffId: "h2", corrects: 7 }),
    };
    expect(read(viewBody(view))).toMatchObject({ kind: "answer", submission: { handOffId: "h2", corrects: 7 } });
  });

  test("is a recruiter's answer", () => {
    expect(read(viewBody())).toEqual({
      kind: "answer",
      submission: {
        handOffId: "h1",
        corrects: null,
        recruiter: "U9",
        recruiterName: "robin",
        text: "Yes, call Ana on +49 30 1234567.",
        keys: { eventId: "view:V1", messageKey: "view:V1" },
      },
    });
  });

  test.each([
    ["unknown_view", viewBody({ callback_id: "other" })],
    ["other_team", viewBody({ app_installed_team_id: "T2" })],
  ])("is ignored where it is %s", (reason, body) => {
    expect(read(body)).toEqual({ kind: "ignore", reason });
  });
});

const mention = (changes: object = {}) =>
  messageBody({
    type: "app_mention",
    channel: "C1",
    channel_type: "channel",
    text: "<@UBOT> Wie hoch ist das Gehalt hier?",
    ...changes,
  });

describe("a mention in a channel", () => {
  test("is stored with its place and language, and without a word of it", () => {
    expect(read(mention())).toEqual({
      kind: "store",
      event: {
        kind: "mentioned",
        tenant: "T1",
        channel: "C1",
        atMicros: 1_760_000_000_123_456,
        thread: "1760000000.123456",
        language: "de",
      },
      keys: { eventId: "Ev1", messageKey: "mention:C1:1760000000.123456" },
    });
  });

  test("in a thread is answered there, and edited it is the same mention", () => {
    const edited = mention({ thread_ts: "1759.1", edited: { user: "U1", ts: "1761.2" } });
    expect(read(edited)).toMatchObject({
      event: { thread: "1759.1" },
      keys: { messageKey: "mention:C1:1760000000.123456" },
    });
  });

  test.each([
    ["from_bot", { bot_id: "BOTHER" }],
    ["from_bot", { user: "UBOT" }],
    ["from_bot", { user: undefined }],
    ["not_in_channel", { channel: "D1" }],
  ])("is ignored: %s, %j", (reason, changes) => {
    expect(read(mention(changes))).toEqual({ kind: "ignore", reason });
  });
});

describe("what is pressed outside of a direct message", () => {
  const inChannel = { container: { channel_id: "C1" }, channel: { id: "C1" } };

  test.each([
    ["choose_posting", "posting_chosen"],
    ["show_postings", "postings_requested"],
    ["write_privately", "postings_requested"],
    ["talk_to_person", "person_requested"],
  ])("%s belongs to the direct message of whoever pressed it", (name, kind) => {
    const reading = read(actionBody({ action_id: `${name}:0` }, inChannel));
    expect(reading).toMatchObject({ kind: "private", person: "U1", form: null });
    expect(reading.kind === "private" && reading.eventIn("D7")).toMatchObject({ kind, channel: "D7", candidate: "U1" });
  });

  test("on the Home belongs to the direct message that the Home names", () => {
    const onHome = {
      container: { type: "view" },
      channel: undefined,
      view: { private_metadata: "D7 0123456789abcdef" },
    };
    expect(read(actionBody({}, onHome))).toMatchObject({ kind: "store", event: { channel: "D7" } });
    expect(read(actionBody({}, { ...onHome, view: { private_metadata: "" } }))).toMatchObject({ kind: "private" });
  });
});

test("a question from the message shortcut's form belongs to the direct message of whoever asked", () => {
  const values = { question: { text: { value: "Is it remote?" } } };
  const reading = read(viewBody({ callback_id: "ask_about_posting", state: { values } }));
  expect(reading).toMatchObject({ kind: "private", person: "U9", form: "question", keys: { eventId: "view:V1" } });
  expect(reading.kind === "private" && reading.eventIn("D7")).toMatchObject({
    kind: "message",
    channel: "D7",
    text: "Is it remote?",
    thread: null,
    // It stands nowhere where it could be read again.
    inForm: true,
    atMicros: 1_700_000_000_000_000,
  });
});

test("what the agent view tells about what is looked at is ignored", () => {
  expect(read(messageBody({ type: "app_context_changed" }))).toEqual({ kind: "ignore", reason: "agent_context" });
});

test("everything else is left to Bolt's listeners", () => {
  expect(read(messageBody({ type: "app_home_opened" }))).toEqual({ kind: "live" });
  expect(read({ command: "/candor", text: "hello" })).toEqual({ kind: "live" });
});
