import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCandor } from "../cli/run-candor.ts";
import { type Candidate, eventually, type Office, openOffice, type Pool, postings, words } from "./harness.ts";

let office: Office;
let gardeners: Pool;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "candor-changed-"));
  office = await openOffice();
  await office.startBot();
  gardeners = await office.settle(3, "Orchard Manager");
}, 60_000);
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

const told = (candidate: Candidate, what: RegExp): number =>
  candidate.replies().filter((reply) => what.test(words(reply))).length;

const correction = /What I told you about .Orchard Manager. has changed/u;
const closing = /was closed on/u;

/** The posting with other pay, published by an operator while the bot runs. */
async function publishWith(pay: string): Promise<void> {
  const file = join(folder, "orchard-manager.txt");
  const source = await readFile(join(postings, "orchard-manager.txt"), "utf8");
  await writeFile(file, source.replace(/£[\d,]+ to £[\d,]+/u, pay));
  const published = await runCandor(["publish", file], { env: { CANDOR_DATA: office.data } });
  expect(published).toMatchObject({ code: 0 });
}

describe("what candidates were told and does not hold any more", { timeout: 60_000 }, () => {
  test("is corrected once: at once for who waits, else when they next write, and for nobody who was not told", async () => {
    const [waiting, writing, unaware] = [gardeners.next(), gardeners.next(), gardeners.next()];
    const answer = await waiting.ask("Do you sponsor visas?");
    await waiting.nextReply(() => waiting.press(answer, "ask_recruiter"));
    await waiting.ask("What is the salary?");
    await writing.ask("What is the salary?");
    await unaware.ask("Do you sponsor visas?");

    await publishWith("£31,000 to £33,000");
    await eventually(() => expect(told(waiting, correction)).toBe(1));
    expect(told(waiting, /£31,000/u)).toBe(1);
    expect(told(writing, correction)).toBe(0);
    await writing.ask("thanks");
    await eventually(() => expect(told(writing, correction)).toBe(1));
    await unaware.ask("thanks");
    await writing.ask("thank you");
    expect([told(waiting, correction), told(writing, correction), told(unaware, correction)]).toEqual([1, 1, 0]);

    const closed = await runCandor(["postings", "close", "orchard-manager"], { env: { CANDOR_DATA: office.data } });
    expect(closed).toMatchObject({ code: 0 });
    await eventually(() => expect(told(waiting, closing)).toBe(1));
    await writing.ask("hello");
    await eventually(() => expect(told(writing, closing)).toBe(1));
    await writing.ask("hello again");
    expect([told(waiting, closing), told(writing, closing)]).toEqual([1, 1]);
  });
});
