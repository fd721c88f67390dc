import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jsonLines, runCandor } from "../cli/run-candor.ts";
import type { Message } from "../../src/adapters/workspace/message.ts";
import {
  buttons,
  type Candidate,
  eventually,
  type Office,
  openOffice,
  type Pool,
  untilThere,
  words,
} from "./harness.ts";

let office: Office;
/** Candidates who have chosen the posting of the orchard. */
let gardeners: Pool;

beforeAll(async () => {
  office = await openOffice();
  await office.startBot();
  gardeners = await office.settle(16, "Orchard Manager");
}, 60_000);
afterAll(() => office.close());

const recruiters = "candor-recruiters";

/** Asks what the posting does not say, and wants a recruiter to say it. */
async function wantsToKnow(question: string, candidate: Candidate = gardeners.next()): Promise<Candidate> {
  const answer = await candidate.ask(question);
  await candidate.nextReply(() => candidate.press(answer, "ask_recruiter"));
  return candidate;
}

/** The card that says something, as it stands now. */
const cardWith = (said: RegExp): Promise<Message> =>
  untilThere(`a card with ${String(said)}`, () =>
    office.slack.messagesIn(recruiters).find((message) => message.threadTs === undefined && said.test(words(message))),
  );

const cardsWith = (said: RegExp): Message[] =>
  office.slack.messagesIn(recruiters).filter((message) => message.threadTs === undefined && said.test(words(message)));

const openForm = (recruiter: string, card: Message): Promise<void> => office.openForm(recruiter, card, "answer_gap");

const filled = (said: string, scope: "fact" | "answer" = "fact", topic = "visa") => ({ words: said, scope, topic });

describe("what the posting does not say", { timeout: 60_000 }, () => {
  test("is asked once for all, answered once, told to each who waits, and is a cited fact from then on", async () => {
    const first = await wantsToKnow("Do you sponsor visas?");
    const second = await wantsToKnow("would u sponsor my visa");
    const card = await eventually(async () => {
      const found = await cardWith(/visa/u);
      expect(words(found)).toContain("2 candidates ask");
      return found;
    });
    expect(words(card)).toContain("Do you sponsor visas?");
    expect(words(card)).not.toContain(first.id);
    expect(cardsWith(/visa/u)).toHaveLength(1);

    const said = "We sponsor H-2A visas for seasonal managers who stay for two seasons.";
    await openForm("robin", card);
    const heard = [first, second].map((candidate) => candidate.replies().length);
    expect(await office.slack.submitModal("robin", filled(said))).toEqual({ kind: "closed" });
    for (const [index, candidate] of [first, second].entries()) {
      const before = heard[index] ?? 0;
      const told = (await candidate.untilReplies(before + 1)).slice(before);
      expect(told.map(words).join()).toContain(said);
      expect(told.map(words).join()).toMatch(/Confirmed by the recruiting team on/u);
    }
    await eventually(async () => expect(words(await cardWith(/visa/u))).toContain("robin has answered"));
    expect(buttons(await cardWith(/visa/u)).map(({ label }) => label)).toEqual(["Correct the answer"]);

    // Who asks now is answered at once, from the fact, and told whose it is.
    const third = gardeners.next();
    const answer = words(await third.ask("Do you sponsor visas?"));
    expect(answer).toContain(said);
    expect(answer).toContain("recruiting team has confirmed");
    expect(first.replies().filter((reply) => words(reply).includes(said))).toHaveLength(1);

    const { stdout } = await runCandor(["postings", "changes", "orchard-manager"], {
      env: { CANDOR_DATA: office.data },
    });
    expect(stdout).toContain("Nothing changes");
  });

  test("leaves receipts: an operator shows what was told again, with its evidence, while the bot runs", async () => {
    const env = { CANDOR_DATA: office.data };
    const candidate = gardeners.next();
    await candidate.ask("How much does it pay?");
    const listed = jsonLines((await runCandor(["replay", "--last", "3", "--json"], { env })).stdout);
    const latest = z.object({ id: z.string(), posting: z.literal("orchard-manager") }).parse(listed[0]);
    expect(JSON.stringify(listed)).not.toContain("How much");
    const { code, stdout } = await runCandor(["replay", latest.id], { env });
    expect(code).toBe(0);
    expect(stdout).toContain("How much does it pay?");
    expect(stdout).toContain("Made again from the same facts: the same bytes.");
    expect(await runCandor(["replay", "nothing"], { env })).toMatchObject({ code: 1 });
  });

  test("stands in the digest, with how many wait, until it is answered", async () => {
    await wantsToKnow("Is there a climbing wall?");
    const env = { CANDOR_DATA: office.data };
    const { code, stdout } = await eventually(async () => {
      const digest = await runCandor(["digest", "--days", "1"], { env });
      expect(digest.stdout).toContain("climb");
      return digest;
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Orchard Manager\n/u);
    expect(stdout).toContain("1 candidate waits since");
    expect(await runCandor(["digest", "--days", "soon"], { env })).toMatchObject({ code: 1 });
  });

  test("is corrected with one answer, for all who were told", async () => {
    const [told, asking] = [await wantsToKnow("Is there a sauna?"), gardeners.next()];
    await openForm("robin", await cardWith(/sauna/u));
    const first = "There is a sauna in the packing house.";
    await office.slack.submitModal("robin", filled(first, "fact", "benefits"));
    await eventually(() => expect(told.replies().map(words).join()).toContain(first));
    expect(words(await asking.ask("Is there a sauna?"))).toContain(first);

    const answered = await eventually(async () => {
      const card = await cardWith(/sauna/u);
      expect(words(card)).toContain("robin has answered");
      return card;
    });
    await office.openForm("sam", answered, "correct_gap");
    const second = "There is a sauna in the packing house from May to September.";
    expect(await office.slack.submitModal("sam", filled(second, "fact", "benefits"))).toEqual({ kind: "closed" });
    await eventually(() => expect(told.replies().map(words).join()).toContain(second));
    await asking.ask("thanks");
    await eventually(() => expect(asking.replies().map(words).join()).toContain(second));
    expect(words(await gardeners.next().ask("Is there a sauna?"))).toContain(second);
  });

  test("is not told to who took the question back", async () => {
    const candidate = gardeners.next();
    const answer = await candidate.ask("Is there a gym?");
    const asked = await candidate.nextReply(() => candidate.press(answer, "ask_recruiter"));
    const card = await cardWith(/gym/u);
    const gone = await candidate.nextReply(() => candidate.press(asked, "withdraw_question"));
    expect(words(gone)).toMatch(/won't come back/u);
    await eventually(async () => expect(words(await cardWith(/gym/u))).toContain("Nobody waits"));
    await openForm("robin", card);
    const before = candidate.replies().length;
    await office.slack.submitModal("robin", filled("There is a gym in the packing hall.", "answer", "benefits"));
    await eventually(async () => expect(words(await cardWith(/gym/u))).toContain("robin has answered"));
    await candidate.ask("How much does it pay?");
    expect(candidate.replies()).toHaveLength(before + 1);
  });

  test("is answered by one recruiter: the second sees the first's words", async () => {
    const candidate = await wantsToKnow("Can I bring my dog?");
    const card = await cardWith(/dog/u);
    for (const recruiter of ["robin", "sam"]) await openForm(recruiter, card);
    const before = candidate.replies().length;
    await office.slack.submitModal("robin", filled("Dogs may come along on dry days.", "answer", "culture"));
    await candidate.untilReplies(before + 1);
    const second = await office.slack.submitModal("sam", filled("No dogs at all.", "answer", "culture"));
    expect(JSON.stringify(second)).toContain("Dogs may come along on dry days.");
    await office.slack.dismissModal("sam");
    expect(candidate.replies().map(words).join()).not.toContain("No dogs");
  });

  test("is no promise, and contradicts nothing that the posting says", async () => {
    await wantsToKnow("Do you pay for a sabbatical?");
    const card = await cardWith(/sabbatical/u);
    await openForm("robin", card);
    const refused = await office.slack.submitModal("robin", filled("You will get a sabbatical.", "fact", "leave"));
    expect(JSON.stringify(refused)).toMatch(/promise/u);
    const pay = await office.slack.submitModal("robin", filled("The pay is £90,000.", "fact", "compensation"));
    expect(JSON.stringify(pay)).toMatch(/what period/u);
    await office.slack.dismissModal("robin");
  });

  test("is listed for an operator with how many wait", async () => {
    await wantsToKnow("Is there a canteen?");
    await cardWith(/canteen/u);
    const { stdout } = await runCandor(["gaps", "--json"], { env: { CANDOR_DATA: office.data } });
    expect(jsonLines(stdout)).toContainEqual(
      expect.objectContaining({
        posting: "orchard-manager",
        waiting: 1,
        ask: expect.stringMatching(/canteen|meals/u) as unknown,
      }),
    );
    expect(stdout).not.toMatch(/Is there a/u);
  });

  test("names no candidate in a card, and a private word is in no file", async () => {
    await wantsToKnow("My SSN is 536-22-8714. Is there a nap room?");
    const card = await cardWith(/nap/u);
    expect(JSON.stringify(card)).not.toMatch(/536.?22.?8714/u);
    for (const name of await readdir(office.data))
      expect((await readFile(join(office.data, name))).toString("latin1")).not.toMatch(/536.?22.?8714/u);
  });
});
