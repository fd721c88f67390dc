import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { postings } from "../e2e/harness.ts";
import { runCandor } from "./run-candor.ts";

test("commands that start together on a store that does not exist yet all do their work", {
  timeout: 60_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "candor-together-"));
  try {
    const env = { CANDOR_DATA: folder };
    const commands = [["postings"], ["sync", postings], ["postings"], ["sync", postings]];
    const runs = await Promise.all(commands.map((args) => runCandor(args, { env })));
    expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual(commands.map(() => ({ code: 0, stderr: "" })));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("a store that a first start could not finish is made by the next command", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "candor-unfinished-"));
  try {
    // What is left where the disk was full.
    await writeFile(join(folder, "candor.sqlite"), "");
    const { code, stderr } = await runCandor(["postings"], { env: { CANDOR_DATA: folder } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
