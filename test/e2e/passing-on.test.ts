import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Message } from "../../src/adapters/workspace/message.ts";
import { runCandor } from "../cli/run-candor.ts";
import {
  type Bot,
  buttons,
  type Candidate,
  eventually,
  logged,
  type Office,
  type Pool,
  press,
  untilThere,
  withOffice,
  words,
} from "./harness.ts";

let office: Office;
let bot: Bot;
let gardeners: Pool;

withOffice({ gardeners: 10 }, (opened) => {
  ({ office, bot, gardeners } = opened);
});

const restricted = "candor-accommodations";
const button = "Pass on my message";
const timeout = 60_000;
const method = "conversations.history";

const cardOf = (candidate: Candidate): Promise<Message> =>
  untilThere("the card", () => office.cards(restricted, candidate).find(({ threadTs }) => threadTs === undefined));

/** What stands under the candidate's card. */
const underCard = async (candidate: Candidate): Promise<Message[]> => {
  const { ts } = await cardOf(candidate);
  return office.slack.messagesIn(restricted).filter(({ threadTs }) => threadTs === ts);
};

const untilUnderCard = (candidate: Candidate, said: string): Promise<Message> =>
  eventually(async () => {
    const found = (await underCard(candidate)).find((message) => words(message).includes(said));
    if (found === undefined) throw new Error(`not under the card yet: ${said}`);
    return found;
  });

/** Asks for what they need, and reads the reply. */
const request = async (candidate: Candidate, text: string) => {
  const reply = await candidate.ask(text);
  await cardOf(candidate);
  const written = office.slack.messagesIn(candidate.handle).findLast((message) => message.userId === candidate.id);
  if (written === undefined) throw new Error("nothing was written");
  return { reply, written };
};

const told = (candidate: Candidate): string => candidate.replies().map(words).join("\n");

/** All that somebody could find the words in but for the restricted channel and the candidate's own conversation. */
async function elsewhere(candidate: Candidate): Promise<string> {
  const env = { CANDOR_DATA: office.data };
  const files = await readdir(office.data);
  expect(files.some((name) => name.endsWith(".sqlite"))).toBe(true);
  const commands = [["digest"], ["gaps"], ["outbox", "--json"], ["inbox", "--json"], ["export", candidate.id]];
  const printed = await Promise.all(commands.map((command) => runCandor(command, { env })));
  expect(printed.map(({ stderr }) => stderr)).toEqual(commands.map(() => ""));
  return [
    ...(await Promise.all(files.map((name) => readFile(join(office.data, name), "latin1")))),
    JSON.stringify(office.slack.messagesIn("candor-recruiters")),
    bot.stdout() + bot.stderr(),
    JSON.stringify(await office.health("readyz")),
    ...printed.map(({ stdout }) => stdout),
  ].join("\n");
}

test("words are read by the restricted channel alone, only after a press, once, and are kept nowhere", {
  timeout,
}, async () => {
  const candidate = gardeners.next();
  const secret = /sclerosis/iu;
  const said = "I have multiple sclerosis & I need an accommodation <!channel> for the interview: https://evil.example";
  const { reply } = await request(candidate, said);
  expect(words(reply)).toMatch(/restricted accommodations channel would read it, and nobody else/u);
  await office.untilSent();
  expect(JSON.stringify(office.slack.messagesIn(restricted))).not.toMatch(secret);

  await candidate.nextReply(async () => {
    await candidate.press(reply, button);
    await candidate.press(reply, button);
  });
  const passedOn = await untilUnderCard(candidate, "passed on because they wanted that");
  expect(words(passedOn)).toContain(said);
  // Drawn as a quote of plain text: nothing of it pings or links.
  expect(passedOn.text).not.toMatch(/<!|<http|<@/u);
  expect(JSON.stringify(passedOn.blocks)).toContain('"rich_text_quote"');
  expect(JSON.stringify(passedOn.blocks)).not.toMatch(/"(?:link|broadcast|user)"/u);
  // Worked after both presses, in the same conversation.
  await candidate.ask("Is there a pension?");
  await office.untilSent();
  expect(await underCard(candidate)).toHaveLength(1);
  expect(told(candidate).split("passing your message on")).toHaveLength(2);
  expect(await elsewhere(candidate)).not.toMatch(secret);
});

test("what stands there now is passed on, not what was first written", { timeout }, async () => {
  const candidate = gardeners.next();
  const { written } = await request(candidate, "I need an accommodation for the interview, because of my lupus.");
  await office.untilSent();
  const before = candidate.replies().at(-1)?.edited?.ts;
  office.slack.editMessage(candidate.handle, written, "I need an accommodation for the interview: a quiet room.");
  const reply = await untilThere("the reply to the new words", () => {
    const latest = candidate.replies().at(-1);
    return latest?.edited?.ts === before ? undefined : latest;
  });
  await candidate.nextReply(() => candidate.press(reply, button));
  expect(words(await untilUnderCard(candidate, "quiet room"))).not.toContain("lupus");
});

test("of a message that is gone when it is read nothing is passed on, and the candidate is told", {
  timeout,
}, async () => {
  const candidate = gardeners.next();
  const { reply, written } = await request(candidate, "I need an accommodation for the interview.");
  const { channel } = written;
  const before = logged(bot, "slack_words_not_read");
  office.slack.misbehave({ kind: "rate_limit", method, channel, retryAfterSeconds: 2, times: 1 });
  await candidate.press(reply, button);
  await bot.untilLogged("slack_words_not_read", before + 1);
  office.slack.deleteMessage(candidate.handle, written);
  await eventually(() => expect(told(candidate)).toContain("couldn't pass your message on"));
  await office.untilSent();
  expect(await underCard(candidate)).toEqual([]);
});

test("what Slack does not let be read is told to the candidate, who may press again", { timeout }, async () => {
  const candidate = gardeners.next();
  const { reply, written } = await request(candidate, "I need an accommodation for the interview: large print.");
  const { channel } = written;
  office.slack.misbehave({ kind: "refuse", method, channel, error: "channel_not_found", times: 1 });
  await candidate.press(reply, button);
  await eventually(() => expect(told(candidate)).toContain("couldn't pass your message on"));
  await candidate.press(reply, button);
  await untilUnderCard(candidate, "large print");
});

test("what waits to be read holds up nobody's card, and is not read any more once it is erased", {
  timeout,
}, async () => {
  const [candidate, other] = [gardeners.next(), gardeners.next()];
  const { reply, written } = await request(candidate, "I need an accommodation for the interview: subtitles.");
  const { channel } = written;
  const before = logged(bot, "slack_words_not_read");
  office.slack.misbehave({ kind: "rate_limit", method, channel, retryAfterSeconds: 600, times: 1 });
  await candidate.press(reply, button);
  await bot.untilLogged("slack_words_not_read", before + 1);
  await request(other, "I need an accommodation for the interview.");
  const env = { CANDOR_DATA: office.data };
  expect(await runCandor(["erase", candidate.id, "--yes"], { env })).toMatchObject({ code: 0 });
  await office.untilSent();
  expect(JSON.stringify(office.slack.messagesIn(restricted))).not.toContain("subtitles");
});

test("who deletes the message takes back what was passed on of it", { timeout }, async () => {
  const candidate = gardeners.next();
  const { reply, written } = await request(candidate, "I need an accommodation for the interview: a lift.");
  await candidate.nextReply(() => candidate.press(reply, button));
  const { ts } = await untilUnderCard(candidate, "a lift");
  office.slack.deleteMessage(candidate.handle, written);
  const now = () => office.slack.messagesIn(restricted).find((message) => message.ts === ts);
  await eventually(() => expect(now()?.text).toBe("The candidate has taken these words back."));
  expect(JSON.stringify(now())).not.toContain("a lift");
});

test("a request in a thread is passed on from there, one before a posting was chosen likewise", {
  timeout,
}, async () => {
  const [candidate, newcomer] = [gardeners.next(), office.newcomer()];
  const hello = await candidate.ask("Is there a pension?");
  const reply = await candidate.nextReply(() =>
    office.slack.sendMessage(candidate.handle, "I need an accommodation for the interview: an interpreter.", {
      threadTs: hello.ts,
    }),
  );
  await candidate.nextReply(() => candidate.press(reply, button));
  expect(words(await untilUnderCard(candidate, "an interpreter"))).not.toContain("pension");

  const { reply: first } = await request(
    newcomer,
    "Ich brauche für das Vorstellungsgespräch einen barrierefreien Zugang.",
  );
  expect(words(first)).toContain("bliebe dort");
  const underWay = await newcomer.nextReply(() => newcomer.press(first, "Meine Nachricht weitergeben"));
  expect(words(underWay)).toContain("wie sie jetzt in Slack steht");
  await untilUnderCard(newcomer, "barrierefreien Zugang");
});

test("after an erasure a line stands in the place of the words", { timeout }, async () => {
  const candidate = gardeners.next();
  const { reply } = await request(candidate, "I need an accommodation for the interview: a ground floor room.");
  await candidate.nextReply(() => candidate.press(reply, button));
  const { ts } = await untilUnderCard(candidate, "ground floor");
  await office.untilSent();
  const env = { CANDOR_DATA: office.data };
  expect(await runCandor(["erase", candidate.id, "--yes"], { env })).toMatchObject({ code: 0 });
  const now = () => office.slack.messagesIn(restricted).find((message) => message.ts === ts);
  await eventually(() => expect(now()?.text).toBe("These words have been erased."));
  expect(JSON.stringify(office.slack.messagesIn(restricted))).not.toContain("ground floor");
});

test("the card is in the restricted channel alone, and nobody outside of it can press anything there", {
  timeout,
}, async () => {
  const candidate = gardeners.next();
  await request(candidate, "I need an accommodation for the interview.");
  const card = await cardOf(candidate);
  expect(buttons(card).map(({ label }) => label)).toEqual(["Answer the candidate", "I'll see to it"]);
  await office.untilSent();
  expect(office.cards("candor-recruiters", candidate)).toEqual([]);
  await expect(press(office.slack, "sam", card, "answer_hand_off")).rejects.toThrow(/sam is in no conversation/u);
});
