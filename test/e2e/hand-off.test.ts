import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Message } from "../../src/adapters/workspace/message.ts";
import { z } from "zod";
import { describe, expect, test } from "vitest";
import { jsonLines, runCandor } from "../cli/run-candor.ts";
import {
  type Bot,
  buttons,
  type Candidate,
  eventually,
  type Office,
  type Pool,
  press,
  untilThere,
  withOffice,
  words,
} from "./harness.ts";

let office: Office;
let bot: Bot;
/** Candidates who have chosen the posting of the orchard. */
let gardeners: Pool;

withOffice({ gardeners: 19 }, (opened) => {
  ({ office, bot, gardeners } = opened);
});

const recruiters = "candor-recruiters";
const accommodations = "candor-accommodations";

const channelId = (named: string): string => office.slack.channels.find(({ name }) => name === named)?.id ?? "";

/** What somebody alone was told in a channel. */
const notices = (channel: string): string =>
  office.slack
    .messagesIn(channel)
    .filter(({ onlyFor }) => onlyFor !== undefined)
    .map(words)
    .join("\n");

/** Asks something, and presses "Talk to a person" so many times. */
async function askPerson(presses: number): Promise<Candidate> {
  const candidate = gardeners.next();
  const answer = await candidate.ask("Do you sponsor visas?");
  await candidate.nextReply(() =>
    Promise.all(Array.from({ length: presses }, () => candidate.press(answer, "talk_to_person"))),
  );
  await eventually(() => {
    if (office.cards(recruiters, candidate).length === 0) throw new Error("no card yet");
  });
  return candidate;
}

/** The recruiter presses "Answer" on the candidate's card, and fills in what opens. */
async function answerAs(
  recruiter: string,
  candidate: Candidate,
  lane: typeof recruiters | typeof accommodations,
  text: string,
) {
  const [card] = office.cards(lane, candidate);
  if (card === undefined) throw new Error(`no card about ${candidate.handle}`);
  await office.openForm(recruiter, card, "answer_hand_off");
  return office.slack.submitModal(recruiter, { answer: text });
}

describe("a candidate who wants a person", { timeout: 30_000 }, () => {
  test("pressed twice, the button makes one card with the question, and the candidate is told", async () => {
    const candidate = await askPerson(2);
    const before = candidate.replies().length;
    await candidate.ask("Is there a pension?");
    expect(candidate.replies()).toHaveLength(before + 1);
    const cards = office.cards(recruiters, candidate);
    expect(cards).toHaveLength(1);
    expect(cards.map(words).join()).toContain("Do you sponsor visas?");
    expect(cards.map(words).join()).toContain("Orchard Manager");
  });

  test("a recruiter's answer reaches the candidate word for word, marked as a person's", async () => {
    const candidate = await askPerson(1);
    const said = "We do for nurses & gardeners <from spring on>, ask Robin.";
    const relayed = await candidate.nextReply(async () => {
      expect(await answerAs("robin", candidate, recruiters, said)).toEqual({ kind: "closed" });
    });
    expect(words(relayed)).toContain(said);
    expect(words(relayed)).toMatch(/person/iu);
  });

  test("an answer that is given twice reaches the candidate once", async () => {
    const candidate = await askPerson(1);
    const [card] = office.cards(recruiters, candidate);
    if (card === undefined) throw new Error("no card");
    // Both have the form open before either sends.
    for (const recruiter of ["robin", "sam"]) {
      await office.openForm(recruiter, card, "answer_hand_off");
    }
    const before = candidate.replies().length;
    await office.slack.submitModal("robin", { answer: "Yes, we do." });
    await candidate.untilReplies(before + 1);
    const second = await office.slack.submitModal("sam", { answer: "No, we don't." });
    expect(second.kind).toBe("errors");
    await office.slack.dismissModal("sam");
    await candidate.ask("Is there a pension?");
    const read = candidate.replies().map(words).join("\n");
    expect(read).toContain("Yes, we do.");
    expect(read).not.toContain("No, we don't.");
  });

  test("a card that could not be redrawn is replaced, and opens no second form after it was answered", async () => {
    const candidate = await askPerson(1);
    const channel = channelId(recruiters);
    office.slack.misbehave({ kind: "refuse", method: "chat.update", channel, error: "cant_update_message", times: 1 });
    await candidate.nextReply(() => answerAs("robin", candidate, recruiters, "In a year, perhaps."));
    await eventually(() => expect(office.cards(recruiters, candidate)).toHaveLength(2));
    const [card, replacement] = office.cards(recruiters, candidate);
    if (card === undefined || replacement === undefined) throw new Error("no cards");
    expect(buttons(replacement).map(({ label }) => label)).toEqual(["Correct the answer"]);
    await press(office.slack, "sam", card, "answer_hand_off");
    await eventually(() => {
      expect(notices(recruiters)).toMatch(/answered already/u);
    });
    expect(office.slack.modalOf("sam")).toBeUndefined();
  });
});

const inThread = (card: Message): string[] =>
  office.slack
    .messagesIn(card.channel)
    .filter(({ threadTs }) => threadTs === card.ts)
    .map(words);

const cardOf = (candidate: Candidate): Promise<Message> =>
  untilThere("the card", () => office.cards(recruiters, candidate).find(({ threadTs }) => threadTs === undefined));

describe("a request whose card cannot be posted", { timeout: 30_000 }, () => {
  test("is not left in silence: the candidate is told, and the log says why", async () => {
    const candidate = gardeners.next();
    const answer = await candidate.ask("Do you sponsor visas?");
    const channel = channelId(recruiters);
    // A note under an earlier card would be refused in the card's stead.
    await office.untilSent();
    office.slack.misbehave({ kind: "refuse", method: "chat.postMessage", channel, error: "is_archived", times: 1 });
    const before = candidate.replies().length;
    await candidate.press(answer, "talk_to_person");
    const [, told] = (await candidate.untilReplies(before + 2)).slice(before);
    expect(told === undefined ? "" : words(told)).toMatch(/couldn't show your request/u);
    await bot.untilLogged("delivery_failed");

    // The operator mends the channel and has the card posted after all, while the bot runs.
    const env = { CANDOR_DATA: office.data };
    const [failed] = jsonLines((await runCandor(["outbox", "--state", "failed", "--json"], { env })).stdout);
    expect(failed).toMatchObject({ kind: "recruiters", code: "is_archived" });
    const { id } = z.object({ id: z.string() }).parse(failed);
    expect(await runCandor(["outbox", "requeue", id], { env })).toMatchObject({ code: 0 });
    await eventually(() => expect(office.cards(recruiters, candidate)).toHaveLength(1));
  });
});

describe("a recruiter who takes a conversation over", { timeout: 30_000 }, () => {
  test("talks with the candidate through the card, and Candor is quiet until it is handed back", async () => {
    const candidate = await askPerson(1);
    const card = await cardOf(candidate);
    const joined = await candidate.nextReply(() => press(office.slack, "robin", card, "claim_hand_off"));
    expect(words(joined)).toMatch(/person .* is here/u);
    await eventually(async () => expect(words(await cardOf(candidate))).toContain("robin talks with the candidate"));

    const before = candidate.replies().length;
    candidate.write("How much does it pay <!channel>?");
    await eventually(() => expect(inThread(card).join()).toContain("How much does it pay"));
    expect(inThread(card).join()).not.toContain("26,500");
    const answer = await candidate.nextReply(() => answerAs("robin", candidate, recruiters, "Let's talk at noon."));
    expect(words(answer)).toContain("Let's talk at noon.");
    expect(candidate.replies()).toHaveLength(before + 1);

    const left = await candidate.nextReply(async () =>
      press(office.slack, "robin", await cardOf(candidate), "return_hand_off"),
    );
    expect(words(left)).toMatch(/handed the conversation back/u);
    expect(words(await candidate.ask("Is there a pension?"))).toContain("add 6% of your pay");
    await eventually(async () =>
      expect(buttons(await cardOf(candidate)).map(({ label }) => label)).toEqual(["Correct the answer"]),
    );
  });

  test("is the only one: a second one is told who has it, and there is one card", async () => {
    const candidate = await askPerson(1);
    const card = await cardOf(candidate);
    await candidate.nextReply(() => press(office.slack, "robin", card, "claim_hand_off"));
    await eventually(async () => expect(words(await cardOf(candidate))).toContain("robin talks"));
    await press(office.slack, "sam", card, "answer_hand_off");
    await eventually(() => {
      expect(notices(recruiters)).toContain("robin talks with the candidate");
    });
    expect(office.slack.modalOf("sam")).toBeUndefined();
    expect(office.cards(recruiters, candidate).filter(({ threadTs }) => threadTs === undefined)).toHaveLength(1);
  });

  test("and falls silent does not leave the candidate alone", async () => {
    const candidate = await askPerson(1);
    const card = await cardOf(candidate);
    const before = candidate.replies().length;
    await press(office.slack, "robin", card, "claim_hand_off");
    const [, back] = (await candidate.untilReplies(before + 2)).slice(before);
    expect(back === undefined ? "" : words(back)).toMatch(/answering again/u);
    await eventually(() => expect(inThread(card).join()).toContain("has not written for a while"));
    expect(words(await candidate.ask("Is there a pension?"))).toContain("add 6% of your pay");
  });
});

/** The recruiter fills in the form of a correction that is open. */
const sendCorrection = (recruiter: string, text: string) => office.slack.submitModal(recruiter, { answer: text });

/** The card, once it says that its request is answered. */
const answeredCard = (candidate: Candidate, lane: typeof recruiters | typeof accommodations = recruiters) =>
  untilThere("the answered card", () =>
    office
      .cards(lane, candidate)
      .find((card) => card.threadTs === undefined && buttons(card).some(({ label }) => label === "Correct the answer")),
  );

/** A candidate whom a recruiter has answered, and the card on which that can be corrected. */
async function answeredWith(text: string): Promise<{ candidate: Candidate; card: Message }> {
  const candidate = await askPerson(1);
  await candidate.nextReply(() => answerAs("robin", candidate, recruiters, text));
  return { candidate, card: await answeredCard(candidate) };
}

describe("an answer that was wrong", { timeout: 30_000 }, () => {
  test("is corrected on its card: the candidate reads the new words once, and under the card stands by whom", async () => {
    const { candidate, card } = await answeredWith("We sponsor no visas.");
    await office.openForm("sam", card, "correct_hand_off");
    // What was written before is kept nowhere for the form.
    expect(JSON.stringify(office.slack.modalOf("sam"))).not.toContain("We sponsor no visas.");
    const said = "We do for <gardeners> & managers, ask Robin.";
    const corrected = await candidate.nextReply(async () =>
      expect(await sendCorrection("sam", said)).toEqual({ kind: "closed" }),
    );
    expect(words(corrected)).toContain(said);
    expect(words(corrected)).toMatch(/person .* has corrected the answer you were given on/u);
    await eventually(async () => expect(words(await cardOf(candidate))).toContain("corrected by sam"));
    await eventually(() => expect(inThread(card).join()).toContain("sam has corrected the answer"));
    expect(inThread(card).join()).not.toContain("gardeners");
    await office.untilSent();
    expect(candidate.replies().filter((reply) => words(reply).includes(said))).toHaveLength(1);
    expect(bot.stdout() + bot.stderr()).not.toContain("gardeners");
  });

  test("is corrected by one: the second reads who was first, keeps their words, and may correct that", async () => {
    const { candidate, card } = await answeredWith("Perhaps.");
    for (const recruiter of ["robin", "sam"]) await office.openForm(recruiter, card, "correct_hand_off");
    await candidate.nextReply(() => sendCorrection("robin", "From spring on."));
    const second = await sendCorrection("sam", "From summer on.");
    expect(JSON.stringify(second)).toContain("robin has corrected the answer meanwhile");
    expect(office.slack.modalOf("sam")).toBeDefined();
    await office.slack.dismissModal("sam");
    expect(candidate.replies().map(words).join()).not.toContain("summer");

    await eventually(async () => expect(words(await cardOf(candidate))).toContain("corrected by robin"));
    await office.openForm("sam", await cardOf(candidate), "correct_hand_off");
    expect(JSON.stringify(office.slack.modalOf("sam"))).toContain("robin has corrected the answer already.");
    const last = await candidate.nextReply(() => sendCorrection("sam", "From summer on."));
    expect(words(last)).toContain("From summer on.");
  });

  test("about an accommodation is corrected in its own channel, by whoever is in it", async () => {
    const candidate = gardeners.next();
    await candidate.ask("I need an accommodation for the interview, please.");
    await eventually(() => expect(office.cards(accommodations, candidate)).toHaveLength(1));
    await candidate.nextReply(() => answerAs("robin", candidate, accommodations, "We meet on the first floor."));
    const card = await answeredCard(candidate, accommodations);
    await expect(press(office.slack, "sam", card, "correct_hand_off")).rejects.toThrow(/sam is in no conversation/u);
    await office.openForm("robin", card, "correct_hand_off");
    const corrected = await candidate.nextReply(() => sendCorrection("robin", "We meet on the ground floor."));
    expect(words(corrected)).toContain("We meet on the ground floor.");
    await eventually(() => expect(inThread(card).join()).toContain("robin has corrected the answer"));
    expect(office.cards(recruiters, candidate)).toEqual([]);
  });

  test.each([
    ["wants no more messages", ["stop_messages"], "does not want to be written to any more"],
    ["had all of theirs erased", ["erase_me", "erase_me_now"], "not there any more"],
  ])("is not corrected to who %s: whoever has the form open is told", async (_who, presses, refusal) => {
    const { candidate, card } = await answeredWith("Perhaps.");
    await office.openForm("sam", card, "correct_hand_off");
    const privacy = await candidate.ask("What do you do with my data?");
    let shown = await candidate.nextReply(() => candidate.press(privacy, "my_data"));
    for (const name of presses) shown = await candidate.nextReply(() => candidate.press(shown, name));
    const before = candidate.replies().length;
    expect(JSON.stringify(await sendCorrection("sam", "Certainly."))).toContain(refusal);
    await office.slack.dismissModal("sam");
    await eventually(() => {
      const now = office.slack.messagesIn(recruiters).find(({ ts }) => ts === card.ts);
      expect(now === undefined ? ["gone"] : buttons(now)).toEqual([]);
    });
    await office.untilSent();
    expect(candidate.replies()).toHaveLength(before);
  });
});

describe("private matters", { timeout: 30_000 }, () => {
  test("an accommodation request goes to the restricted channel only, without the candidate's words", async () => {
    const candidate = gardeners.next();
    const reply = await candidate.ask("I use a wheelchair, so I need an accommodation for the interview, please.");
    await eventually(() => expect(office.cards(accommodations, candidate)).toHaveLength(1));
    expect(office.cards(recruiters, candidate)).toEqual([]);
    expect(office.cards(accommodations, candidate).map(words).join()).not.toMatch(/wheelchair|interview/iu);
    expect(words(reply)).toMatch(/restricted/u);
    const relayed = await candidate.nextReply(() =>
      answerAs("robin", candidate, accommodations, "Tell me what you need and I'll arrange it."),
    );
    expect(words(relayed)).toContain("Tell me what you need and I'll arrange it.");
  });

  test("a health detail and an identity number are in no file, no log line and on no card", async () => {
    const candidate = gardeners.next();
    const answer = await candidate.ask("I'm hard of hearing and my SSN is 536-22-8714. Do you sponsor visas?");
    await candidate.nextReply(() => candidate.press(answer, "talk_to_person"));
    const other = await candidate.ask("My SSN is 536-22-8714. How much does it pay?");
    await candidate.nextReply(() => candidate.press(other, "talk_to_person"));
    await eventually(() => expect(office.cards(recruiters, candidate)).toHaveLength(2));

    // "deaf" is what a random id may spell by chance; these are too long for that.
    const secrets = /hearing|536.?22.?8714/iu;
    expect(
      office
        .cards(recruiters, candidate)
        .map((card) => JSON.stringify(card))
        .join(),
    ).not.toMatch(secrets);
    expect(bot.stdout() + bot.stderr()).not.toMatch(secrets);
    const files = await readdir(office.data);
    expect(files.some((name) => name.endsWith(".sqlite"))).toBe(true);
    for (const name of files) expect((await readFile(join(office.data, name))).toString("latin1")).not.toMatch(secrets);
  });

  test("no log line holds what was said or asked, nor a token", async () => {
    const candidate = await askPerson(1);
    await candidate.nextReply(() => answerAs("robin", candidate, recruiters, "Quietly: yes."));
    const log = bot.stdout() + bot.stderr();
    expect(log).toContain("event_stored");
    expect(log).not.toMatch(/sponsor|Quietly|£/u);
    expect(log).not.toContain(office.slack.botToken);
    expect(log).not.toContain(office.slack.appToken);
  });

  test("a candidate's words can neither ping nor link on a recruiter's card", async () => {
    const candidate = gardeners.next();
    const answer = await candidate.ask("Do you sponsor visas <!channel> <https://evil.example|here>?");
    await candidate.press(answer, "talk_to_person");
    await eventually(() => expect(office.cards(recruiters, candidate)).toHaveLength(1));
    const [card] = office.cards(recruiters, candidate);
    expect(card?.text).not.toMatch(/<!|<http|<@/u);
    expect(buttons(card ?? answer).map(({ label }) => label)).toEqual([
      "Answer the candidate",
      "Take over the conversation",
      "I'll see to it",
    ]);
  });
});
