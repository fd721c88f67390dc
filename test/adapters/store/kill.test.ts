import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../src/adapters/store/open-store.ts";
import { countingIds } from "../../fakes/ids.ts";
import { recordingLogger } from "../../fakes/logger.ts";
import { noEffects, sampleEvent } from "../../fakes/sample-effects.ts";

const script = join(import.meta.dirname, "accept-until-killed.ts");

/** What the child said was stored before it was killed, somewhere after its first `count` lines. */
const killedAfter = async (file: string, round: number, count: number): Promise<string[]> => {
  const child = spawn(process.execPath, [script, file, String(round)], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
    if (output.split("\n").length > count) child.kill("SIGKILL");
  });
  await once(child, "close");
  // The last line may be cut off.
  return output.split("\n").slice(0, -1);
};

const keysOf = (lines: readonly string[], verb: string): string[] =>
  lines.filter((line) => line.startsWith(`${verb} `)).map((line) => line.slice(verb.length + 1));

test("a process that is killed loses nothing that it had acknowledged, and leaves no lease behind", async () => {
  const folder = await mkdtemp(join(tmpdir(), "candor-kill-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "candor.db");
  const lines: string[] = [];
  for (const [round, count] of [20, 70, 45].entries()) lines.push(...(await killedAfter(file, round, count)));

  const store = await openStore({
    file,
    clock: { now: () => 0 },
    ids: countingIds(),
    logger: recordingLogger(),
  });
  onTestFinished(() => store.close());
  const accepted = keysOf(lines, "accepted");
  expect(accepted.length).toBeGreaterThan(50);
  const lost = [];
  for (const key of accepted) {
    const answer = await store.inbox.accept(sampleEvent("D1", key), { eventId: key, messageKey: "again" }, 0);
    if (answer === "accepted") lost.push(key);
  }
  expect(lost).toEqual([]);
  expect(await store.inbox.counts()).toMatchObject({ working: 0 });

  const delivered = new Set<string>();
  for (;;) {
    const claimed = await store.outbox.claim("sender", 1, 2, []);
    if (claimed === null) break;
    delivered.add(claimed.delivery.id);
    await store.outbox.posted(claimed.delivery.id, "sender", "m", 1);
  }
  expect(keysOf(lines, "completed").filter((key) => !delivered.has(key))).toEqual([]);

  const claimed = await store.inbox.claim("worker", 0, 1);
  expect(claimed).not.toBeNull();
  if (claimed !== null) await store.inbox.complete(claimed.id, "worker", noEffects, 1);
});
