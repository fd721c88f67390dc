import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePosting } from "../../bench/ingest/postings.ts";
import { jsonLines, runCandor, startCandor } from "./run-candor.ts";

const count = 900;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "candor-resume-"));
  await mkdir(join(folder, "postings"));
  for (let index = 0; index < count; index += 1) {
    await writeFile(join(folder, "postings", `p-${index}.txt`), makePosting(index, 3).text);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const listed = async (env: Record<string, string>) =>
  jsonLines((await runCandor(["postings", "--json"], { env })).stdout);

test("a sync that is killed goes on where it was: every posting once, nothing twice", {
  timeout: 120_000,
}, async () => {
  const env = { CANDOR_DATA: join(folder, "data") };
  const sync = startCandor(["sync", join(folder, "postings")], { env });
  // Killed as soon as some of it is in the store, wherever it then is.
  await expect.poll(async () => (await listed(env)).length, { timeout: 60_000, interval: 50 }).toBeGreaterThan(5);
  sync.kill("SIGKILL");
  await sync.exited;
  const done = (await listed(env)).length;
  expect(done).toBeLessThan(count);

  const { code, stdout } = await runCandor(["sync", join(folder, "postings")], { env });
  expect(code).toBe(0);
  const [, fresh = "", same = ""] = /(\d+) new, 0 changed, (\d+) as before, 0 closed/u.exec(stdout) ?? [];
  expect(Number(fresh) + Number(same)).toBe(count);
  expect(Number(same)).toBeGreaterThanOrEqual(done - 1);
  const lines = await listed(env);
  expect(lines).toHaveLength(count);
  expect(new Set(lines.map((line) => JSON.stringify(line)))).toHaveProperty("size", count);
  const { stdout: changes } = await runCandor(["postings", "changes", "p-0"], { env });
  expect(changes).toContain("Against revision 1:\nNothing changes.");
});
