import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { openPostgresStore } from "../../../src/adapters/store/open-postgres-store.ts";
import { systemClock, uuidIds } from "../../../src/app/system.ts";
import type { Store } from "../../../src/ports.ts";
import { recordingLogger } from "../../fakes/logger.ts";
import { sampleEvent } from "../../fakes/sample-effects.ts";
import { startPostgres } from "../../stand-ins/postgres.ts";

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

const script = join(import.meta.dirname, "work-until-killed.ts");
const channels = Array.from({ length: 40 }, (_, index) => `D${index + 1}`);
const eventsEach = 25;

const processes = new Set<ChildProcess>();
const killAll = (): void => {
  for (const child of processes) child.kill("SIGKILL");
};

/** What a process said that works until it has begun so many events, and is killed in the middle of them. */
const workUntil = async (url: string, begun: number): Promise<string[]> => {
  const child = spawn(process.execPath, [script, url], { stdio: ["ignore", "pipe", "inherit"] });
  processes.add(child);
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
    if (output.split("working ").length > begun) child.kill("SIGKILL");
  });
  await once(child, "close");
  processes.delete(child);
  // The last line may be cut off.
  return output.split("\n").slice(0, -1);
};

/** Whenever a process is killed the next one takes its place; the last one works until the test is over. */
const workInTurn = async (url: string, kills: readonly number[]): Promise<string[]> => {
  const lines: string[] = [];
  for (const begun of [...kills, Number.POSITIVE_INFINITY]) lines.push(...(await workUntil(url, begun)));
  return lines;
};

const acceptAll = async (store: Store): Promise<void> => {
  for (let at = 1; at <= eventsEach; at += 1) {
    await Promise.all(
      channels.map((channel) => {
        const key = `${channel}-${at}`;
        const event = { ...sampleEvent(channel, key), atMicros: at };
        return store.inbox.accept(event, { eventId: key, messageKey: key }, 0);
      }),
    );
  }
};

describe.skipIf(postgres === null)("several processes on one Postgres", () => {
  if (postgres === null) return;

  test("that are killed at work never work one conversation at once; each event is completed once and in order", {
    timeout: 120_000,
  }, async () => {
    const url = await postgres.createDatabase();
    const store = await openPostgresStore({ url, clock: systemClock, ids: uuidIds, logger: recordingLogger() });
    onTestFinished(() => store.close());
    onTestFinished(killAll);
    const kills = [
      [20, 55, 35, 60],
      [45, 30, 70, 25],
      [60, 15, 40, 50],
    ];
    const places = kills.map((begun) => workInTurn(url, begun));
    await acceptAll(store);
    await expect
      .poll(() => store.inbox.counts(), { timeout: 90_000, interval: 200 })
      .toEqual({ waiting: 0, working: 0, dead: 0 });
    // The last processes have begun by now, or they would be waited for.
    await expect.poll(() => processes.size).toBe(kills.length);
    killAll();
    const lines = (await Promise.all(places)).flat();

    expect(lines.filter((line) => line.startsWith("overlap"))).toEqual([]);
    // Those who were killed left events begun; others began them again.
    const total = channels.length * eventsEach;
    expect(lines.filter((line) => line.startsWith("working")).length).toBeGreaterThan(total);
    for (const channel of channels) {
      const conversation = await store.conversations.find("T1", channel);
      const inOrder = Array.from({ length: eventsEach }, (_, index) => `${channel}-${index + 1}`);
      expect(conversation?.turns.map(({ id }) => id)).toEqual(inOrder);
    }
    expect(await store.outbox.counts()).toMatchObject({ waiting: total });
  });
});
