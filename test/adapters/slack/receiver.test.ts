import { App } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import { boltLogger } from "../../../src/adapters/slack/bolt-logger.ts";
import type { MayAct } from "../../../src/adapters/slack/may-act.ts";
import { persistBeforeAck } from "../../../src/adapters/slack/receiver.ts";
import { UnavailableError } from "../../../src/domain/errors.ts";
import {
  directChannel,
  fakeGapDesk,
  fakeHandOffs,
  fakeInbox,
  fakeReceiver,
  fakeSurfaces,
  handOff,
  recordingLogger,
} from "./fakes.ts";
import { actionBody, messageBody, viewBody } from "./fixtures.ts";
import { containing } from "./matchers.ts";

type Changes = {
  mayAct?: MayAct;
  redact?: (message: string) => { text: string };
  handOffs?: ReturnType<typeof fakeHandOffs>;
  find?: typeof directChannel;
};

/** A real Bolt app behind the wrapped receiver; nothing of it touches the network. */
function bench({
  redact = (text) => ({ text }),
  handOffs = fakeHandOffs(handOff()),
  find = directChannel,
  mayAct = () => Promise.resolve(null),
}: Changes = {}) {
  const inbox = fakeInbox();
  const inner = fakeReceiver();
  const logger = recordingLogger();
  const installation = { team: "T1", botUserId: "UBOT", botId: "BBOT" };
  const receiver = persistBeforeAck(inner.receiver, {
    inbox,
    handOffs,
    gapDesk: fakeGapDesk(),
    mayAct,
    surfaces: fakeSurfaces(),
    directChannel: find,
    installation,
    redact,
    logger,
    clock: { now: () => 1_760_000_009_000 },
  });
  const app = new App({
    receiver,
    authorize: () => Promise.resolve({ botToken: "xoxb-test", botUserId: "UBOT", botId: "BBOT", teamId: "T1" }),
    convoStore: false,
    logger: boltLogger(logger),
  });
  return { app, inbox, inner, logger, receiver };
}

/** The form of a correction of the answer that was given at this time. */
const correctionOf = (corrects: number) => ({
  callback_id: "correct_hand_off",
  private_metadata: JSON.stringify({ handOffId: "h1", corrects }),
});

describe("a form of recruiters that somebody else sends", () => {
  const filledGap = {
    callback_id: "answer_gap",
    private_metadata: JSON.stringify({ gapId: "g1", corrects: null }),
    state: {
      values: {
        words: { words: { value: "We sponsor visas." } },
        scope: { scope: { selected_option: { value: "fact" } } },
        topic: { topic: { selected_option: { value: "visa" } } },
        until: { until: { selected_date: null } },
      },
    },
  };

  test.each([
    ["answer_hand_off", {}, "answer"],
    ["correct_hand_off", correctionOf(5), "answer"],
    ["answer_gap", filledGap, "words"],
  ])("(%s) is not taken, and says why", async (_, view, block) => {
    const asked: string[] = [];
    const { inner, inbox } = bench({
      mayAct: (lane, person) => {
        asked.push(lane.kind, person);
        return Promise.resolve("Only members can do this.");
      },
    });
    expect((await inner.send(viewBody(view))).acks).toEqual([
      { response_action: "errors", errors: { [block]: "Only members can do this." } },
    ]);
    expect(inbox.accepted).toEqual([]);
    expect(asked).toEqual(["recruiters", "U9"]);
  });

  test.each([{}, correctionOf(5)])("about an accommodation is asked about in its own channel (%j)", async (view) => {
    const lanes: unknown[] = [];
    const { inner } = bench({
      handOffs: fakeHandOffs(handOff({ reason: "accommodation" })),
      mayAct: (lane) => {
        lanes.push(lane.kind);
        return Promise.resolve(null);
      },
    });
    await inner.send(viewBody(view));
    expect(lanes).toEqual(["accommodations"]);
  });
});

describe("what is asked outside of a direct message", () => {
  const elsewhere = { container: { channel_id: "C9" }, channel: { id: "C9" } };
  const question = {
    callback_id: "ask_about_posting",
    state: { values: { question: { text: { value: "I'm Ana: remote?" } } } },
  };

  test("is stored in the direct message with whoever asked, redacted, before it is acked", async () => {
    const { inner, inbox } = bench({ redact: (text) => ({ text: text.replace("Ana", "[name]") }) });
    expect((await inner.send(actionBody({}, elsewhere))).acks).toHaveLength(1);
    expect((await inner.send(viewBody(question))).acks).toEqual([undefined]);
    expect(inbox.accepted.map(({ event }) => event)).toMatchObject([
      { kind: "posting_chosen", channel: "D-U1", candidate: "U1" },
      {
        kind: "message",
        channel: "D-U9",
        candidate: "U9",
        text: "I'm [name]: remote?",
        atMicros: 1_760_000_009_000_000,
      },
    ]);
  });

  test("and cannot be stored is not acked; a form stays open and says so", async () => {
    const { inner, inbox, logger } = bench({ find: () => Promise.reject(new Error("missing scope")) });
    await expect(inner.send(actionBody({}, elsewhere))).rejects.toBeInstanceOf(UnavailableError);
    const { acks } = await inner.send(viewBody(question));
    expect(acks).toEqual([{ response_action: "errors", errors: { question: containing("could not be saved") } }]);
    expect(inbox.accepted).toEqual([]);
    expect(logger.events()).toEqual(["event_not_stored", "event_not_stored"]);
  });
});

describe("an event", () => {
  test("is on disk before it is acked", async () => {
    const { inner, inbox } = bench();
    let storedAtAck = -1;
    const { acks } = await inner.send(messageBody(), () => {
      storedAtAck = inbox.accepted.length;
    });
    expect(acks).toHaveLength(1);
    expect(storedAtAck).toBe(1);
    expect(inbox.accepted[0]).toMatchObject({ at: 1_760_000_009_000, keys: { eventId: "Ev1" } });
  });

  test("that cannot be stored is not acked, and is stored when Slack sends it again", async () => {
    const { inner, inbox, logger } = bench();
    inbox.failures = 1;
    let acked = 0;
    await expect(inner.send(messageBody(), () => (acked += 1))).rejects.toBeInstanceOf(UnavailableError);
    expect(acked).toBe(0);
    expect(logger.events()).toContain("event_not_stored");
    expect((await inner.send(messageBody())).acks).toHaveLength(1);
    expect(inbox.accepted).toHaveLength(1);
  });

  test("that came before is acked and not stored twice", async () => {
    const { inner, inbox } = bench();
    await inner.send(messageBody());
    expect((await inner.send(messageBody({}, { event_id: "Ev2" }))).acks).toHaveLength(1);
    expect(inbox.accepted).toHaveLength(1);
  });

  test("is stored redacted", async () => {
    const { inner, inbox } = bench({ redact: (text) => ({ text: text.replace("4111 1111", "[card]") }) });
    await inner.send(messageBody({ text: "my card 4111 1111 &amp; me" }));
    expect(inbox.accepted[0]?.event).toMatchObject({ text: "my card [card] & me" });
  });

  test("whose redaction fails is stored without its words, and they are not logged", async () => {
    const { inner, inbox, logger } = bench({
      redact: (text) => {
        throw new RangeError(`cannot redact ${text}`);
      },
    });
    await inner.send(messageBody({ text: "my secret" }));
    expect(inbox.accepted[0]?.event).toMatchObject({ text: null });
    expect(logger.events()).toContain("redaction_failed");
    expect(JSON.stringify(logger.lines)).not.toContain("secret");
  });

  test("without words is stored as such", async () => {
    const { inner, inbox } = bench();
    await inner.send(messageBody({ text: " ", files: [{ id: "F1" }], subtype: "file_share" }));
    expect(inbox.accepted[0]?.event).toMatchObject({ text: " ", hasFiles: true });
  });

  test("of the bot itself is acked and forgotten, without a line in the log", async () => {
    const { inner, inbox, logger } = bench();
    expect((await inner.send(messageBody({ bot_id: "BBOT" }))).acks).toHaveLength(1);
    expect(inbox.calls).toBe(0);
    expect(logger.lines).toEqual([]);
  });

  test("in which nothing but a preview changed is acked and logged", async () => {
    const { inner, inbox, logger } = bench();
    const { acks } = await inner.send(messageBody({ subtype: "message_changed", message: { user: "U1", ts: "1.1" } }));
    expect(acks).toHaveLength(1);
    expect(inbox.calls).toBe(0);
    expect(logger.lines).toContainEqual({
      level: "info",
      event: "slack_event_ignored",
      fields: { reason: "unchanged_words" },
    });
  });

  test("whose ack is lost with its connection stays stored", async () => {
    const { inner, inbox, logger } = bench();
    await inner.send(messageBody(), () => {
      throw new Error("socket closed");
    });
    expect(inbox.accepted).toHaveLength(1);
    expect(logger.events()).toContain("slack_ack_failed");
  });

  test("nothing of a message is logged", async () => {
    const { inner, logger } = bench();
    await inner.send(messageBody({ text: "confidential" }));
    expect(JSON.stringify(logger.lines)).not.toContain("confidential");
  });
});

describe("a button", () => {
  test("is stored, then acked, and not passed on", async () => {
    const { app, inner, inbox } = bench();
    let reached = 0;
    app.action(/./u, () => {
      reached += 1;
      return Promise.resolve();
    });
    const { acks } = await inner.send(actionBody());
    expect(acks).toEqual([undefined]);
    expect(inbox.accepted).toHaveLength(1);
    expect(reached).toBe(0);
  });

  test("that opens a modal reaches Bolt's listeners", async () => {
    const { app, inner, inbox } = bench();
    let reached = 0;
    app.action(/^answer_hand_off/u, async ({ ack }) => {
      reached += 1;
      await ack();
    });
    const { acks } = await inner.send(actionBody({ action_id: "answer_hand_off:0", value: "h1" }));
    expect(acks).toHaveLength(1);
    expect(reached).toBe(1);
    expect(inbox.calls).toBe(0);
  });
});

describe("a recruiter's answer", () => {
  test("is stored before the modal closes, word for word, for the candidate's conversation", async () => {
    const { inner, inbox } = bench({ redact: () => ({ text: "[redacted]" }) });
    let storedAtAck = -1;
    const { acks } = await inner.send(viewBody(), () => {
      storedAtAck = inbox.accepted.length;
    });
    expect(acks).toEqual([undefined]);
    expect(storedAtAck).toBe(1);
    expect(inbox.accepted[0]?.event).toEqual({
      kind: "hand_off_answered",
      tenant: "T1",
      channel: "D1",
      atMicros: 1_760_000_009_000_000,
      handOffId: "h1",
      recruiter: "U9",
      recruiterName: "robin",
      text: "Yes, call Ana on +49 30 1234567.",
    });
  });

  test("that cannot be stored keeps the modal open and says so; sent again it is stored", async () => {
    const { inner, inbox } = bench();
    inbox.failures = 1;
    expect((await inner.send(viewBody())).acks).toEqual([
      { response_action: "errors", errors: { answer: containing("could not be saved") } },
    ]);
    expect((await inner.send(viewBody())).acks).toEqual([undefined]);
    expect(inbox.accepted).toHaveLength(1);
  });

  test("that is sent twice closes the modal twice and is stored once", async () => {
    const answered = handOff({ state: "answered", answeredBy: "U9", answeredAt: 5 });
    const { inner, inbox } = bench({ handOffs: fakeHandOffs(answered) });
    await inner.send(viewBody());
    expect((await inner.send(viewBody())).acks).toEqual([undefined]);
    expect(inbox.accepted).toHaveLength(1);
  });

  test.each([
    ["not there any more", fakeHandOffs(), {}],
    ["Somebody else has answered", fakeHandOffs(handOff({ state: "answered", answeredBy: "U8" })), {}],
    [
      "write an answer first",
      fakeHandOffs(handOff()),
      { state: { values: { answer: { text: { type: "plain_text_input", value: " \n" } } } } },
    ],
  ])("is refused in words: %s", async (words, handOffs, view) => {
    const { inner, inbox } = bench({ handOffs });
    expect((await inner.send(viewBody(view))).acks).toEqual([
      { response_action: "errors", errors: { answer: containing(words) } },
    ]);
    expect(inbox.calls).toBe(0);
  });
});

describe("a correction of a recruiter's answer", () => {
  const answered = { state: "answered", answeredBy: "U8", answeredAt: 5 } as const;
  const bySam = { recruiter: "U8", name: "sam", at: 7 };

  test("is stored before the form closes, with which answer it corrects", async () => {
    const { inner, inbox } = bench({ handOffs: fakeHandOffs(handOff(answered)) });
    expect((await inner.send(viewBody(correctionOf(5)))).acks).toEqual([undefined]);
    expect(inbox.accepted.map(({ event }) => event)).toEqual([
      {
        kind: "hand_off_corrected",
        tenant: "T1",
        channel: "D1",
        atMicros: 1_760_000_009_000_000,
        handOffId: "h1",
        recruiter: "U9",
        recruiterName: "robin",
        text: "Yes, call Ana on +49 30 1234567.",
        corrects: 5,
      },
    ]);
  });

  test("that is sent twice closes the form twice and is stored once", async () => {
    const handOffs = [handOff(answered)];
    const { inner, inbox } = bench({ handOffs: { find: () => Promise.resolve(handOffs.at(-1) ?? null) } });
    await inner.send(viewBody(correctionOf(5)));
    handOffs.push(handOff({ ...answered, corrected: { recruiter: "U9", name: "robin", at: 6 } }));
    expect((await inner.send(viewBody(correctionOf(5)))).acks).toEqual([undefined]);
    expect(inbox.accepted).toHaveLength(1);
  });

  test.each([
    ["not there any more", null],
    ["sam has corrected the answer meanwhile", handOff({ ...answered, corrected: bySam })],
    ["sam has corrected the answer meanwhile", handOff({ ...answered, corrected: { ...bySam, at: 4 } })],
    ["does not want to be written to", handOff({ ...answered, stoppedAt: 8 })],
  ])("comes too late in words, and the form stays open: %s", async (words, now) => {
    const { inner, inbox } = bench({ handOffs: fakeHandOffs(...(now === null ? [] : [now])) });
    expect((await inner.send(viewBody(correctionOf(5)))).acks).toEqual([
      { response_action: "errors", errors: { answer: containing(words) } },
    ]);
    expect(inbox.calls).toBe(0);
  });
});

describe("stopping", () => {
  test("waits for what is being stored, and leaves the rest to Slack's retry", async () => {
    const { inner, inbox, receiver } = bench();
    const gate = Promise.withResolvers<void>();
    inbox.beforeAccept = () => gate.promise;
    const sent = inner.send(messageBody());
    const stopped = receiver.stop();
    await expect(inner.send(messageBody({ ts: "1760000005.1" }, { event_id: "Ev9" }))).rejects.toThrow("stopping");
    expect(inner.isStopped()).toBe(false);
    gate.resolve();
    expect((await sent).acks).toHaveLength(1);
    await stopped;
    expect(inner.isStopped()).toBe(true);
    expect(inbox.accepted).toHaveLength(1);
  });
});
