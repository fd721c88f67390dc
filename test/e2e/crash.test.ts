import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Exit } from "../cli/run-candor.ts";
import { type Bot, type Candidate, eventually, modes, type Office, openOffice, type Pool, words } from "./harness.ts";

async function end(bot: Bot, signal: NodeJS.Signals): Promise<Exit> {
  bot.kill(signal);
  return bot.exited;
}

const pay = expect.stringContaining("£26,500") as unknown;
const pension = expect.stringContaining("add 6% of your pay") as unknown;

/** Replies keep their order: what stands before the answer to a last question is all that will ever be posted. */
async function readsAfterALastQuestion(candidate: Candidate, before: number, expected: number): Promise<string[]> {
  await candidate.untilReplies(before + expected);
  await candidate.ask("Is there a pension?");
  return candidate.replies().slice(before).map(words);
}

describe.each(modes)("over %s", (mode) => {
  let office: Office;
  /** Candidates who have chosen the posting of the orchard. */
  let gardeners: Pool;
  let latest: Promise<Bot> | undefined;

  beforeAll(async () => {
    office = await openOffice(mode);
    await theBot();
    gardeners = await office.settle(8, "Orchard Manager");
  }, 60_000);
  afterAll(() => office.close());

  /** The process that runs; a new one where the last one has ended. */
  async function theBot(): Promise<Bot> {
    const bot = await latest;
    if (bot?.isRunning() === true) return bot;
    latest = office.startBot();
    return latest;
  }

  describe("a process that is killed", { timeout: 60_000 }, () => {
    test("right after the message is stored, the next one answers it, once", async () => {
      const bot = await theBot();
      const candidate = gardeners.next();
      const before = candidate.replies().length;
      const stored = bot.stderr().split("event_stored").length;
      candidate.write("How much does it pay?");
      await bot.untilLogged("event_stored", stored);
      expect((await end(bot, "SIGKILL")).signal).toBe("SIGKILL");
      await theBot();
      expect(await readsAfterALastQuestion(candidate, before, 1)).toEqual([pay, pension]);
    });

    test("between the post and Slack's confirmation, the next one does not post again", async () => {
      const bot = await theBot();
      const candidate = gardeners.next();
      const before = candidate.replies().length;
      office.slack.misbehave({ kind: "delay_response", method: "chat.postMessage", ms: 10_000, times: 1 });
      candidate.write("How much does it pay?");
      await candidate.untilReplies(before + 1);
      await end(bot, "SIGKILL");
      await theBot();
      expect(await readsAfterALastQuestion(candidate, before, 1)).toEqual([pay, pension]);
    });

    test("while nobody is there, a message waits for Slack to bring it again", async () => {
      const bot = await theBot();
      const candidate = gardeners.next();
      const before = candidate.replies().length;
      await end(bot, "SIGKILL");
      candidate.write("How much does it pay?");
      await theBot();
      expect(await readsAfterALastQuestion(candidate, before, 1)).toEqual([pay, pension]);
    });

    test("at any moment, each message is answered once in the end", async () => {
      await theBot();
      const writers = [gardeners.next(), gardeners.next()];
      const before = writers.map((writer) => writer.replies().length);
      // Moments of a fixed seed: from before the message is stored to after the reply is posted.
      const moments = [4, 12, 30, 75];
      for (const [round, ms] of moments.entries()) {
        for (const writer of writers) writer.write(round % 2 === 0 ? "How much does it pay?" : "Is there a pension?");
        await pause(ms);
        await end(await theBot(), "SIGKILL");
        await theBot();
        await Promise.all(writers.map((writer, index) => writer.untilReplies((before[index] ?? 0) + round + 1)));
      }
      const reads = await Promise.all(
        writers.map((writer, index) => readsAfterALastQuestion(writer, before[index] ?? 0, moments.length)),
      );
      const once = [pay, pension, pay, pension, pension];
      expect(reads).toEqual([once, once]);
    });
  });

  describe("a process that is asked to stop", { timeout: 60_000 }, () => {
    test("finishes the reply that is under way and ends with exit code 0", async () => {
      const bot = await theBot();
      const candidate = gardeners.next();
      const before = candidate.replies().length;
      office.slack.misbehave({ kind: "delay_response", method: "chat.postMessage", ms: 700, times: 1 });
      candidate.write("How much does it pay?");
      await candidate.untilReplies(before + 1);
      expect(await end(bot, "SIGTERM")).toEqual({ code: 0, signal: null });
      await theBot();
      expect(await readsAfterALastQuestion(candidate, before, 1)).toEqual([pay, pension]);
    });

    test("does so, too, where nobody reads its output any more", async () => {
      const bot = await theBot();
      bot.hangUp();
      expect(await end(bot, "SIGTERM")).toEqual({ code: 0, signal: null });
    });

    test("answers, or leaves to the next one, what came in just before, once", async () => {
      const bot = await theBot();
      const candidate = gardeners.next();
      const before = candidate.replies().length;
      candidate.write("How much does it pay?");
      expect(await end(bot, "SIGTERM")).toEqual({ code: 0, signal: null });
      await theBot();
      expect(await readsAfterALastQuestion(candidate, before, 1)).toEqual([pay, pension]);
    });
  });

  describe("a second process on the same data", { timeout: 60_000 }, () => {
    test("is refused with who holds it, and the first goes on", async () => {
      const first = await theBot();
      const second = office.spawnBot();
      expect((await second.exited).code).toBe(1);
      expect(second.stderr()).toMatch(/^candor: The store .* is held by process \d+ since .*Stop that process/mu);
      expect(second.stderr()).toContain(`process ${first.pid} `);
      expect(second.stderr()).not.toMatch(/^\s+at /mu);
      await eventually(async () => expect((await office.health("readyz")).status).toBe(200));
      expect(words(await office.newcomer().ask("Hello"))).toMatch(/\bAI\b/u);
    });
  });
});
