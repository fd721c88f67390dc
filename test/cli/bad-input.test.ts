import { mkdir, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, type ExpectStatic, test } from "vitest";
import { postings } from "../e2e/harness.ts";
import { runCandor } from "./run-candor.ts";

let folder: string;
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "candor-bad-"));
  await writeFile(file("empty.txt"), "");
  await writeFile(file("blank.txt"), " \n\t\n ");
  await writeFile(file("program.txt"), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0xff, 0xfe]));
  await writeFile(file("broken.json"), '{"title": "Baker", ');
  await mkdir(file("no-postings"));
  // 50 MB that take no room on the disk.
  const sparse = await open(file("huge.txt"), "w");
  await sparse.truncate(50 * 1024 * 1024);
  await sparse.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** One sentence with what to do, exit code 1, and no stack. */
async function refusal(expect: ExpectStatic, args: readonly string[], says: RegExp, input = ""): Promise<void> {
  const { code, stderr } = await runCandor(args, { input, env: { CANDOR_POSTINGS: postings } });
  expect(stderr).toMatch(/^candor: /mu);
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/^\s+at |unexpectedly/mu);
  expect(code).toBe(1);
}

describe.concurrent("a source that is no posting", { timeout: 30_000 }, () => {
  test.for([
    ["empty.txt", /empty\.txt is empty/u],
    ["blank.txt", /blank\.txt is empty/u],
    ["program.txt", /program\.txt is not a text/u],
    ["huge.txt", /50 MB.*at most 5 MB/u],
    ["broken.json", /broken\.json is not valid JSON/u],
    ["no-postings", /holds no .*file/u],
    ["missing.txt", /no file or folder .*missing\.txt/u],
  ] as const)("%s is refused in a sentence", async ([name, says], { expect }) => {
    await refusal(expect, ["ingest", file(name)], says);
  });
});

test("a file that cannot be read does not withhold the others of its folder", { timeout: 30_000 }, async ({
  expect,
}) => {
  await mkdir(file("mixed"));
  await writeFile(join(folder, "mixed", "baker.txt"), "Baker\n\nWe pay $20 per hour. You bake bread in Lisbon.\n");
  await writeFile(join(folder, "mixed", "broken.json"), "{");
  const { code, stdout, stderr } = await runCandor(["ingest", "--json", file("mixed")]);
  expect(stdout).toContain("$20 per hour");
  expect(stderr).toMatch(/^candor: .*broken\.json is not valid JSON/mu);
  expect(code).toBe(1);
});

describe.concurrent("a line of standard input that cannot be read", { timeout: 30_000 }, () => {
  test("that is no JSON is named by its number", ({ expect }) =>
    refusal(expect, ["redact", "--batch"], /Line 2 .*not JSON/u, '{"id":"1","message":"Hello"}\n{"id":\n'));

  test("that lacks a field is told which", ({ expect }) =>
    refusal(expect, ["redact", "--batch"], /Line 1 .*message/u, '{"id":"1"}\n'));

  test("that names a posting that is not there is told which there are", ({ expect }) =>
    refusal(
      expect,
      ["verify", "--batch"],
      /no posting lighthouse-keeper.*quay-crane-driver/u,
      '{"id":"1","posting":"lighthouse-keeper","claim":"It is remote.","quotes":[]}\n',
    ));
});

describe.concurrent("a command without what it needs", { timeout: 30_000 }, () => {
  test.for([
    [["ask", "What does it pay?"], /--posting/u],
    [["verify"], /--batch/u],
    [["redact"], /--batch/u],
    [["ask", "--posting", "lighthouse-keeper", "Is it remote?"], /no posting lighthouse-keeper/u],
  ] as const)("%s says how it is used", async ([args, says], { expect }) => {
    await refusal(expect, args, says);
  });
});

describe.concurrent("wrong settings", { timeout: 30_000 }, () => {
  test("are told in one list, without their values, before anything is opened", async ({ expect }) => {
    const { code, stderr, stdout } = await runCandor(["start"], {
      env: {
        SLACK_BOT_TOKEN: "wrong-hush-1",
        SLACK_RECRUITERS_CHANNEL: "#hush-2",
        MODEL_BASE_URL: "hush-3",
        MODEL_TIMEOUT_MS: "hush-4",
        CANDOR_PORT: "70000",
      },
    });
    expect(code).toBe(1);
    const names = [
      "SLACK_BOT_TOKEN",
      "SLACK_APP_TOKEN",
      "SLACK_RECRUITERS_CHANNEL",
      "SLACK_ACCOMMODATIONS_CHANNEL",
      "MODEL_BASE_URL",
      "MODEL_TIMEOUT_MS",
      "CANDOR_PORT",
    ];
    for (const name of names) expect(stderr).toMatch(new RegExp(`^  - ${name}: `, "mu"));
    expect(stderr + stdout).not.toMatch(/hush|70000|^\s+at /mu);
  });
});
