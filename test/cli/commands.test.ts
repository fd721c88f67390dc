import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type ExpectStatic, test } from "vitest";
import { z } from "zod";
import { IngestedPosting } from "../../src/domain/posting.ts";
import { Citation, Outcome } from "../../src/domain/reply.ts";
import { RailName } from "../../src/domain/verdict.ts";
import { postings } from "../e2e/harness.ts";
import { jsonLines, runCandor } from "./run-candor.ts";

const environment = { CANDOR_POSTINGS: postings };
const lines = (...rows: unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

/** Runs a command that has to succeed; what it wrote, line by line. */
async function answers(expect: ExpectStatic, args: readonly string[], input = ""): Promise<unknown[]> {
  const { code, stdout, stderr } = await runCandor(args, { env: environment, input });
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return jsonLines(stdout);
}

describe.concurrent("candor", { timeout: 30_000 }, () => {
  test("--help lists every command, whatever the settings say", async ({ expect }) => {
    const { code, stdout } = await runCandor(["--help"], { env: { CANDOR_PORT: "wrong" } });
    expect(code).toBe(0);
    for (const command of ["start", "ingest", "ask", "verify", "redact"])
      expect(stdout).toMatch(new RegExp(`^  ${command} `, "mu"));
  });

  test.for([
    [["ask", "--batsh"], "--batch"],
    [["ingest", "--jsn", "x.txt"], "--json"],
    [["asc"], "ask"],
  ] as const)("%s is answered with the one that was meant", async ([args, meant], { expect }) => {
    const { code, stderr } = await runCandor(args);
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`Did you mean ${meant}\\?`, "u"));
  });
});

const Answered = z.strictObject({
  outcome: Outcome,
  text: z.string().min(1),
  citations: z.array(Citation),
  ms: z.number().nonnegative(),
});

describe.concurrent("candor ask", { timeout: 30_000 }, () => {
  test("--json gives outcome, text and citations, without the disclosure of a first message", async ({ expect }) => {
    const [line, ...others] = await answers(expect, [
      "ask",
      "--json",
      "--posting",
      "quay-crane-driver",
      "How much does it pay?",
    ]);
    const answer = Answered.parse(line);
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ outcome: "answered", text: expect.stringContaining("£31.20 per hour") as unknown });
    expect(answer.citations.map(({ quote }) => quote).join()).toContain("£31.20 per hour");
    expect(answer.text).not.toMatch(/\bAI\b/u);
  });

  test("answers in words a question about a file", async ({ expect, onTestFinished }) => {
    const folder = await mkdtemp(join(tmpdir(), "candor-ask-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, "baker.txt");
    await writeFile(file, "Baker\n\nPay\n\nThe pay is $21 per hour.\n");
    const { code, stdout } = await runCandor(["ask", "--posting", file, "How much does it pay?"], { env: environment });
    expect(code).toBe(0);
    expect(stdout).toContain("$21 per hour");
  });

  test("--batch answers each line's last message, in order", async ({ expect }) => {
    const written = await answers(
      expect,
      ["ask", "--batch", "--postings", postings],
      lines(
        { id: "a", posting: "orchard-manager", messages: ["How much does it pay?"] },
        { id: "b", posting: "quay-crane-driver", messages: ["Hello", "How much does it pay?"] },
        { id: "c", posting: "orchard-manager", messages: ["I need an accommodation for the interview"] },
      ),
    );
    const read = written.map((line) => Answered.extend({ id: z.string() }).parse(line));
    expect(read.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(read[0]?.text).toContain("£26,500 to £29,000");
    expect(read[1]?.text).toContain("£31.20");
    expect(read[2]?.outcome).toBe("handed_off");
  });
});

describe.concurrent("candor ingest", { timeout: 30_000 }, () => {
  test("--json gives one object a posting, whose quotes are the source's own words", async ({ expect }) => {
    const written = await answers(expect, ["ingest", "--json", postings]);
    const read = written.map((line) => IngestedPosting.parse(line));
    expect(written.map((line) => Object.keys(z.record(z.string(), z.unknown()).parse(line)).toSorted())).toEqual([
      ["damage", "facts", "lint", "posting", "texts"],
      ["damage", "facts", "lint", "posting", "texts"],
    ]);
    expect(read.map(({ posting }) => [posting.key, posting.title])).toEqual([
      ["orchard-manager", "Orchard Manager"],
      ["quay-crane-driver", "Quay Crane Driver"],
    ]);
    const quotes = read.flatMap(({ texts, facts, lint }) =>
      [...facts, ...lint].flatMap((found) => found.quotes).map((quote) => ({ texts, quote })),
    );
    expect(quotes.length).toBeGreaterThan(10);
    for (const { texts, quote } of quotes)
      expect(quote.raw).toBe(texts[quote.path ?? ""]?.slice(quote.start, quote.end));
  });

  test("lists the facts in words for a person", async ({ expect }) => {
    const { code, stdout } = await runCandor(["ingest", join(postings, "quay-crane-driver.txt")]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/compensation\s+stated\s+The pay is £31\.20 per hour\./u);
  });
});

const Verified = z.strictObject({
  id: z.string(),
  supported: z.boolean(),
  rail: RailName.nullable(),
  reason: z.string().min(1).nullable(),
  ms: z.number().nonnegative(),
});

test.concurrent("candor verify --batch accepts what the quotes say and tells the rail that blocks the rest", async ({
  expect,
}) => {
  const quote = "The pay is £31.20 per hour.";
  const about = { posting: "quay-crane-driver", question: "How much does it pay?", quotes: [quote] };
  const written = await answers(
    expect,
    ["verify", "--batch", "--postings", postings],
    lines(
      { id: "word for word", claim: quote, ...about },
      { id: "made up", claim: "The pay is £45 per hour.", ...about },
    ),
  );
  const [same, madeUp] = written.map((line) => Verified.parse(line));
  expect(same).toMatchObject({ id: "word for word", supported: true, rail: null, reason: null });
  expect(madeUp).toMatchObject({ id: "made up", supported: false, rail: expect.any(String) as unknown });
});

describe.concurrent("candor verify --explain", { timeout: 30_000 }, () => {
  const quote = "The pay is £31.20 per hour.";

  test("tells in a few lines why one sentence was blocked", async ({ expect }) => {
    const args = ["verify", "The pay is £45 per hour.", "--quote", quote, "--explain"];
    const { code, stdout } = await runCandor([...args, "--posting", join(postings, "quay-crane-driver.txt")]);
    expect(code).toBe(0);
    expect(stdout.split("\n")).toEqual([
      "BLOCKED: “The pay is £45 per hour.”",
      "cites f1 (compensation): “The pay is £31.20 per hour.”",
      expect.stringMatching(/^✗ numbers, amounts and dates \[quantity\]: /u) as unknown,
      expect.stringMatching(/^✓ /u) as unknown,
      "",
    ]);
  });

  test("with --batch adds the lines to each answer", async ({ expect }) => {
    const [line] = await answers(
      expect,
      ["verify", "--batch", "--explain", "--postings", postings],
      lines({ id: "1", posting: "quay-crane-driver", claim: quote, quotes: [quote] }),
    );
    expect(line).toMatchObject({
      id: "1",
      supported: true,
      explanation: expect.arrayContaining([`ACCEPTED: “${quote}”`]) as unknown,
    });
  });
});

describe.concurrent("candor redact", { timeout: 30_000 }, () => {
  test("--batch gives id, text and kinds; what is not sensitive stays byte for byte", async ({ expect }) => {
    const [plain, number] = await answers(
      expect,
      ["redact", "--batch"],
      lines({ id: "1", message: "  What's   the pay – “gross”? 🙂\n" }, { id: "2", message: "My SSN is 536-22-8714." }),
    );
    expect(plain).toEqual({ id: "1", text: "  What's   the pay – “gross”? 🙂\n", kinds: [] });
    expect(number).toEqual({
      id: "2",
      text: expect.not.stringContaining("8714") as unknown,
      kinds: expect.arrayContaining(["identity_number"]) as unknown,
    });
  });

  test("without --batch shows what of one message would be kept", async ({ expect }) => {
    expect(await answers(expect, ["redact", "What is the salary?"])).toEqual([
      { text: "What is the salary?", kinds: [] },
    ]);
  });
});
