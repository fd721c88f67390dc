import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttons, type Office, openOffice, type Pool, words } from "./harness.ts";

let office: Office;
/** Candidates who have chosen the posting of the orchard. */
let gardeners: Pool;

beforeAll(async () => {
  office = await openOffice();
  await office.startBot();
  gardeners = await office.settle(18, "Orchard Manager");
}, 60_000);
afterAll(() => office.close());

const actionNames = (message: Parameters<typeof buttons>[0]): string[] =>
  buttons(message).map(({ actionId }) => actionId.split(":")[0] ?? "");

describe("a candidate's direct message", { timeout: 30_000 }, () => {
  test("the first one is answered with the disclosure of an AI and the postings to choose from", async () => {
    const offer = await office.newcomer().ask("Hello");
    expect(words(offer)).toMatch(/\bAI\b/u);
    expect(buttons(offer).map(({ label }) => label)).toEqual(
      expect.arrayContaining(["Orchard Manager", "Quay Crane Driver"]),
    );
    expect(actionNames(offer)).toContain("talk_to_person");
  });

  test("a question asked before a posting is chosen is answered after the choice, which the reply names", async () => {
    const candidate = office.newcomer();
    const offer = await candidate.ask("How much does it pay?");
    const answer = await candidate.nextReply(() => candidate.press(offer, "Quay Crane Driver"));
    expect(words(answer)).toContain("£31.20 per hour");
    expect(words(answer)).not.toContain("26,500");
    expect(words(answer)).toContain("Quay Crane Driver");
  });

  test("a question is answered in the posting's own words, with their source", async () => {
    const candidate = gardeners.next();
    const answer = await candidate.ask("Is there a pension?");
    expect(words(answer)).toContain("A pension plan, to which we add 6% of your pay");
    expect(words(answer)).toMatch(/Source: .*Orchard Manager/u);
    expect(actionNames(answer)).toEqual(["talk_to_person"]);
  });

  test("what the posting does not say is not made up: a recruiter is offered", async () => {
    const candidate = gardeners.next();
    const answer = await candidate.ask("Do you sponsor visas?");
    expect(actionNames(answer)).toContain("ask_recruiter");
  });

  test("a question in a thread is answered in that thread", async () => {
    const candidate = gardeners.next();
    const opening = candidate.write("How much does it pay?");
    const before = candidate.replies().length;
    await candidate.untilReplies(before + 1);
    const answer = await candidate.nextReply(() =>
      office.slack.sendMessage(candidate.handle, "And is there a pension?", { threadTs: opening.ts }),
    );
    expect(answer.threadTs).toBe(opening.ts);
    expect(words(answer)).toContain("add 6% of your pay");
  });

  test("two candidates who ask about different postings read their own one's words", async () => {
    const driver = office.newcomer();
    await driver.choose("Quay Crane Driver");
    const answers = await Promise.all(
      [gardeners.next(), driver].map((candidate) => candidate.ask("How much does it pay?")),
    );
    expect(answers.map(words)).toEqual([expect.stringContaining("£26,500"), expect.stringContaining("£31.20")]);
  });
});

describe("a message that is no plain question", { timeout: 30_000 }, () => {
  test.for([
    [
      "of 40,000 characters",
      `${"I would like to know a lot about this. ".repeat(1_024)}How much does it pay?`.slice(-40_000),
    ],
    ["of emoji only", "🎉🎉🤷"],
    ["in Chinese", "这份工作的薪水是多少？"],
    ["in Arabic", "كم الراتب؟"],
    ["of blanks and signs", "??? … !!!"],
  ] as const)("one %s gets a reply in words, with a person one click away", async ([, text]) => {
    const candidate = gardeners.next();
    const reply = await candidate.ask(text);
    expect(words(reply).trim().length).toBeGreaterThan(20);
    expect(actionNames(reply)).toContain("talk_to_person");
  });

  test("a file without text is answered with the request to write", async () => {
    const candidate = gardeners.next();
    const ts = `${Math.floor(Date.now() / 1_000)}.000100`;
    const channel = candidate.replies()[0]?.channel;
    const reply = await candidate.nextReply(() =>
      office.slack.sendEvent({
        type: "message",
        subtype: "file_share",
        user: candidate.id,
        channel,
        channel_type: "im",
        text: "",
        ts,
        event_ts: ts,
        files: [{ id: "F0CV", name: "cv.pdf", mimetype: "application/pdf" }],
      }),
    );
    expect(words(reply)).toMatch(/text|write/iu);
    expect(actionNames(reply)).toContain("talk_to_person");
  });

  test("an edited or deleted message is not answered once more", async () => {
    const candidate = gardeners.next();
    const before = candidate.replies().length;
    const message = candidate.write("How much does it pay?");
    await candidate.untilReplies(before + 1);
    office.slack.editMessage(candidate.handle, message, "How much does it pay a year?");
    const last = await candidate.ask("Is there a pension?");
    expect(words(last)).toContain("add 6% of your pay");
    expect(candidate.replies()).toHaveLength(before + 2);
  });
});
