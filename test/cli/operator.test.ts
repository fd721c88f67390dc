import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { postings } from "../e2e/harness.ts";
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
