import { readdir } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startPostgres } from "../stand-ins/postgres.ts";
import { type Bot, type Candidate, type Office, openOffice, words } from "./harness.ts";

const postgres = await startPostgres();

const pay = expect.stringContaining("£26,500") as unknown;
const pension = expect.stringContaining("add 6% of your pay") as unknown;

const isIdle = (bot: Bot): boolean => !bot.stderr().includes("event_worked");

describe.skipIf(postgres === null)("two processes on one Postgres", { timeout: 120_000 }, () => {
  let office: Office;
  let bots: Bot[];
  let gardeners: Candidate[];

  beforeAll(async () => {
    const url = (await postgres?.createDatabase()) ?? "";
    // Two processes on one machine cannot tell of their health on one port.
    office = await openOffice("socket", { DATABASE_URL: url, CANDOR_HEALTH_PORT: "" });
    bots = await Promise.all([office.startBot(), office.startBot()]);
    const pool = await office.settle(6, "Orchard Manager");
    gardeners = Array.from({ length: 6 }, () => pool.next());
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await postgres?.stop();
  });

  const askTwice = async (during: () => Promise<unknown>): Promise<unknown[]> => {
    const before = gardeners.map((one) => one.replies().length);
    for (const question of ["How much does it pay?", "Is there a pension?"])
      for (const one of gardeners) one.write(question);
    await during();
    return Promise.all(
      gardeners.map(async (one, index) => {
        const read = (): string[] => one.replies().slice(before[index]).map(words);
        // What a killed process held is free when its lease of ten seconds has run out.
        await vi.waitFor(() => expect(read().length).toBeGreaterThanOrEqual(2), { timeout: 40_000, interval: 20 });
        return read();
      }),
    );
  };

  test("answer each message once, in order, and both do their part", async () => {
    for (let round = 0; round < 10 && (round === 0 || bots.some(isIdle)); round += 1)
      expect(await askTwice(() => Promise.resolve())).toEqual(gardeners.map(() => [pay, pension]));
    expect(bots.some(isIdle)).toBe(false);
    expect(await readdir(office.data)).toEqual([]);
  });

  test("are one where the other is killed at work: it answers what both had accepted, once and in order", async () => {
    const [killed, other] = bots;
    const answers = await askTwice(async () => {
      await pause(130);
      killed?.kill("SIGKILL");
      await killed?.exited;
    });
    expect(answers).toEqual(gardeners.map(() => [pay, pension]));
    other?.kill("SIGTERM");
    expect(await other?.exited).toEqual({ code: 0, signal: null });
    bots = await Promise.all([office.startBot(), office.startBot()]);
  });
});
