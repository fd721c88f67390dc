import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { accept, claimId } from "../contracts/contract-steps.ts";
import { postings } from "../e2e/harness.ts";
import { countingIds } from "../fakes/ids.ts";
import { recordingLogger } from "../fakes/logger.ts";
import { noEffects, sampleDelivery } from "../fakes/sample-effects.ts";
import { runCandor } from "./run-candor.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "candor-operator-"));
  await writeFile(join(folder, "a-file"), "");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.concurrent("candor doctor", { timeout: 60_000 }, () => {
  test("finds a fresh installation ready, and leaves nothing behind", async ({ expect }) => {
    const { code, stdout } = await runCandor(["doctor"], {
      env: { CANDOR_DATA: join(folder, "new"), CANDOR_POSTINGS: postings },
    });
    expect([code, stdout]).toEqual([0, expect.stringContaining("the first start makes it")]);
    expect(stdout).not.toMatch(/PROBLEM|warning/u);
  });

  test("says where nothing can be written, and what to name instead", async ({ expect }) => {
    const env = { CANDOR_DATA: join(folder, "a-file", "data"), CANDOR_POSTINGS: postings };
    const { code, stdout } = await runCandor(["doctor"], { env });
    expect([code, stdout]).toEqual([1, expect.stringMatching(/PROBLEM\s+store .*\n.*CANDOR_DATA/u)]);
  });
});

/** A store with an event and a message that nobody has seen to for longer than words are kept. */
async function makeEmptied(data: string): Promise<void> {
  const file = join(data, "candor.sqlite");
  const store = await openStore({ file, clock: { now: () => 0 }, ids: countingIds(), logger: recordingLogger() });
  for (const id of ["one", "two"]) await accept(store, "D1", id);
  await store.inbox.complete(await claimId(store), "w", { ...noEffects, deliveries: [sampleDelivery("d1")] }, 1);
  await store.inbox.fail(await claimId(store), "w", "boom", null);
  await store.outbox.claim("s", 1, 9, []);
  await store.outbox.fail("d1", "s", "not_in_channel", 1);
  await store.retention.sweep("T1", { conversations: 0, answers: 0, messages: 5, audit: 0 }, 9);
  await store.close();
}

const isEmptied = (queue: string, id: string): string =>
  `candor: ${id} says nothing any more: its words went after CANDOR_KEEP_MESSAGES_DAYS. \`candor ${queue} discard ${id}\` ends it.\n`;

describe.concurrent("what stands in the queues without its words", { timeout: 60_000 }, () => {
  test("is shown, refused to be tried again with the reason, and can be ended", async ({ expect }) => {
    const env = { CANDOR_DATA: join(folder, "emptied") };
    await makeEmptied(env.CANDOR_DATA);
    const run = (...args: string[]) => runCandor(args, { env });
    const dead = (await run("inbox")).stdout;
    expect(dead).toMatch(/ {2}dead {2}emptied {2}D1 {2}attempt 1 {2}boom/u);
    const [id = ""] = dead.split(" ");
    expect(await run("inbox", "requeue", id)).toEqual({ code: 1, stdout: "", stderr: isEmptied("inbox", id) });
    expect(await run("outbox", "requeue", "d1")).toEqual({ code: 1, stdout: "", stderr: isEmptied("outbox", "d1") });
    expect(await run("inbox", "requeue", "--all-dead")).toMatchObject({
      code: 0,
      stdout: "Left as they are, since their words are gone: 1.\n",
    });
    expect((await run("inbox", "discard", id)).stdout).toBe(`${id}: is discarded.\n`);
    expect((await run("outbox", "discard", "d1")).stdout).toBe("d1: is discarded.\n");
    expect((await run("outbox")).stdout).toBe("Nothing stands in the outbox.\n");
  });
});

describe.concurrent("the queues by command", { timeout: 60_000 }, () => {
  test.for([
    [["inbox"], /There is no store .*candor start/u],
    [["outbox", "--state", "lost"], /no state lost. There are: waiting, working, unknown, failed/u],
    [["inbox", "requeue"], /requeue ID.*--all-dead/u],
  ] as const)("%j without what it needs says what to do", async ([args, says], { expect }) => {
    const { code, stderr } = await runCandor(args, { env: { CANDOR_DATA: join(folder, "none") } });
    expect([code, stderr]).toEqual([1, expect.stringMatching(says)]);
    expect(stderr).not.toMatch(/^\s+at /mu);
  });
});
