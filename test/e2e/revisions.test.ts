import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type Bot, eventually, logged, type Office, type Pool, withOffice, words } from "./harness.ts";

let office: Office;
let bot: Bot;
/** Candidates who have chosen the posting of the orchard. */
let gardeners: Pool;

withOffice({ gardeners: 9 }, (opened) => {
  ({ office, bot, gardeners } = opened);
});

const pay = expect.stringContaining("£26,500") as unknown;
const pension = expect.stringContaining("add 6% of your pay") as unknown;
const takenBack = "I took this answer back because you changed or deleted your message.";

/** A settled candidate, and what they read after having chosen. */
function gardener() {
  const candidate = gardeners.next();
  const before = candidate.replies().length;
  const since = () => candidate.replies().slice(before);
  return {
    ...candidate,
    since,
    reads: () => since().map(words),
    edit: (message: { channel: string; ts: string }, text: string) =>
      office.slack.editMessage(candidate.handle, message, text),
    remove: (message: { channel: string; ts: string }) => office.slack.deleteMessage(candidate.handle, message),
    /** Replies keep their order: once this one is there, nothing else will be posted. */
    lastQuestion: () => candidate.ask("Is there a pension?"),
  };
}

const untilStored = async (count: number): Promise<void> => {
  await eventually(() => expect(logged(bot, "event_stored")).toBeGreaterThanOrEqual(count));
};

describe("an edit", { timeout: 60_000 }, () => {
  test("that arrives before its original is answered, once, and the original is not", async () => {
    const candidate = gardener();
    const stored = logged(bot, "event_stored");
    office.slack.misbehave({ kind: "delay_event", ms: 1_500, times: 1 });
    const message = candidate.write("Where is the orchard?");
    candidate.edit(message, "How much does it pay?");
    await eventually(() => expect(candidate.reads()).toEqual([pay]));
    await untilStored(stored + 2);
    await candidate.lastQuestion();
    expect(candidate.reads()).toEqual([pay, pension]);
  });

  test("that overtakes an earlier edit wins", async () => {
    const candidate = gardener();
    const stored = logged(bot, "event_stored");
    const message = candidate.write("Where is the orchard?");
    await untilStored(stored + 1);
    office.slack.misbehave({ kind: "delay_event", ms: 1_000, times: 1 });
    candidate.edit(message, "Do you have bees?");
    candidate.edit(message, "How much does it pay?");
    await untilStored(stored + 3);
    await candidate.lastQuestion();
    expect(candidate.reads()).toEqual([pay, pension]);
  });

  test.each([0, 60, 130])("%d ms after the message leaves one current answer", async (ms) => {
    const candidate = gardener();
    const message = candidate.write("Do you have bees?");
    await pause(ms);
    candidate.edit(message, "How much does it pay?");
    await eventually(() => expect(candidate.reads()).toEqual([pay]));
    await candidate.lastQuestion();
    expect(candidate.reads()).toEqual([pay, pension]);
  });

  test("of an answered message changes the answer where it stands; the change of the bot's own message is nothing", async () => {
    const candidate = gardener();
    const message = candidate.write("Do you have bees?");
    await eventually(() => expect(candidate.since()).toHaveLength(1));
    const [answer] = candidate.since();
    candidate.edit(message, "How much does it pay?");
    await eventually(() => expect(candidate.reads()).toEqual([pay]));
    expect(candidate.since()[0]).toMatchObject({ ts: answer?.ts, edited: { userId: office.slack.bot.userId } });
    await candidate.lastQuestion();
    expect(candidate.reads()).toEqual([pay, pension]);
  });
});

describe("a deletion", { timeout: 60_000 }, () => {
  test("of an answered message takes the answer back where it stands", async () => {
    const candidate = gardener();
    const message = candidate.write("How much does it pay?");
    await eventually(() => expect(candidate.reads()).toEqual([pay]));
    candidate.remove(message);
    await eventually(() => expect(candidate.reads()).toEqual([takenBack]));
    expect(candidate.since()[0]?.blocks).toHaveLength(1);
  });

  test("that arrives before the message leaves nothing to answer", async () => {
    const candidate = gardener();
    const stored = logged(bot, "event_stored");
    office.slack.misbehave({ kind: "delay_event", ms: 800, times: 1 });
    const message = candidate.write("How much does it pay?");
    candidate.remove(message);
    await untilStored(stored + 2);
    await candidate.lastQuestion();
    expect(candidate.reads()).toEqual([pension]);
  });
});

test("a preview that appears under a message is no new question", { timeout: 30_000 }, async () => {
  const candidate = gardener();
  const message = candidate.write("How much does it pay?");
  await eventually(() => expect(candidate.reads()).toEqual([pay]));
  const { text, ts, channel, userId: user } = message;
  office.slack.sendEvent({
    type: "message",
    subtype: "message_changed",
    channel,
    channel_type: "im",
    ts: `${ts}9`,
    message: { type: "message", user, text, ts, attachments: [{ id: 1 }] },
    previous_message: { type: "message", user, text, ts },
  });
  await candidate.lastQuestion();
  expect(candidate.reads()).toEqual([pay, pension]);
});
