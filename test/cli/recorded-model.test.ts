import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { ProposedDraft } from "../../src/domain/draft.ts";
import { postings } from "../e2e/harness.ts";
import { jsonLines, runCandor } from "./run-candor.ts";

const env = { CANDOR_POSTINGS: postings };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "candor-recorded-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const lines = (...rows: unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

const Request = z.strictObject({
  id: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/u),
  messages: z.array(z.strictObject({ role: z.enum(["system", "user"]), content: z.string() })).length(2),
  schema: z.looseObject({ type: z.literal("object"), additionalProperties: z.literal(false) }),
});
type Request = z.infer<typeof Request>;
const Answer = z.looseObject({ outcome: z.string(), text: z.string() });

const row = { id: "a", posting: "quay-crane-driver", messages: ["How much does it pay?", "and holidays?"] };

async function ask(args: readonly string[], ...rows: unknown[]) {
  const { code, stdout, stderr } = await runCandor(["ask", "--batch", ...args], { env, input: lines(...rows) });
  return { code, stderr, out: jsonLines(stdout) };
}

const requestsOf = async (args: readonly string[], ...rows: unknown[]): Promise<Request[]> =>
  (await ask(["--requests", ...args], ...rows)).out.map((line) => Request.parse(line));

const draft = (text: string, facts: string[]): string =>
  JSON.stringify({
    parts: [{ text: "What does it pay?", act: "ask", topics: ["compensation"], sentences: [{ text, facts }] }],
  } satisfies ProposedDraft);

/** A file in which each request is answered with the content. */
async function responses(name: string, requests: readonly Request[], content: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, lines(...requests.map(({ hash }) => ({ hash, content }))));
  return file;
}

const payFact = ({ messages }: Request): string =>
  /"id":"(f\d+)","topic":"compensation"/u.exec(messages[1]?.content ?? "")?.[1] ?? expect.unreachable();

describe("candor ask --batch", { timeout: 60_000 }, () => {
  test("--requests prints what a model would be asked, turn by turn as replies are recorded", async () => {
    const [first, ...others] = await requestsOf([], row);
    expect(others).toEqual([]);
    expect(first?.messages[1]?.content).toContain("How much does it pay?");
    const file = await responses("first.jsonl", first === undefined ? [] : [first], draft("{f1.words}", ["f1"]));
    const [second, ...more] = await requestsOf(["--responses", file], row);
    expect(more).toEqual([]);
    expect(second?.hash).not.toBe(first?.hash);
    expect(second?.messages[1]?.content).toContain("and holidays?");
  });

  test("--requests is silent about what no model is asked", async () => {
    expect(await requestsOf([], { ...row, messages: ["hi!"] })).toEqual([]);
  });

  test("--responses answers from what was recorded, through the rails", async () => {
    const once = { ...row, messages: ["How much does it pay?"] };
    const requests = await requestsOf([], once);
    const id = payFact(requests[0] ?? expect.unreachable());
    const honest = await responses("honest.jsonl", requests, draft(`The pay is {${id}.q1}.`, [id]));
    const [answer] = (await ask(["--responses", honest], once)).out.map((line) => Answer.parse(line));
    expect(answer?.outcome).toBe("answered");
    expect(answer?.text).toMatch(/^The pay is £31\.20 per hour\./u);
    const lying = await responses("lying.jsonl", requests, draft("The pay is £99 per hour.", [id]));
    const [lied] = (await ask(["--responses", lying], once)).out.map((line) => Answer.parse(line));
    expect(lied?.outcome).toBe("answered");
    expect(lied?.text).not.toContain("99");
    expect(lied?.text).toContain("£31.20");
  });

  test("says how many requests no response answered, and answers them without a model", async () => {
    const file = await responses("none.jsonl", [], "");
    const { code, stderr, out } = await ask(["--responses", file], row);
    expect(code).toBe(0);
    expect(stderr).toContain("2 requests are not in");
    expect(out.map((line) => Answer.parse(line).text).join()).toContain("25 days");
  });

  test.for([
    [["--requests"], "go with --batch"],
    [["--batch", "--responses", "/nowhere.jsonl"], "/nowhere.jsonl cannot be read."],
  ] as const)("%s is refused in clear words", async ([args, words]) => {
    const { code, stderr } = await runCandor(["ask", ...args], { env, input: lines(row) });
    expect(code).toBe(1);
    expect(stderr).toContain(words);
  });
});
