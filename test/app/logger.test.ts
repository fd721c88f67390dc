import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { jsonLines, startChild } from "../cli/run-candor.ts";

const Line = z.looseObject({ level: z.number(), event: z.string(), time: z.iso.datetime() });

const module = (path: string): string => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));

/** Runs these statements with a logger of this level in a process of its own: the log is its standard error. */
async function logOf(statements: string, level = "info") {
  const child = startChild(process.execPath, [
    "--disable-warning=ExperimentalWarning",
    "--input-type=module",
    "--eval",
    `const { createLogger } = await import(${JSON.stringify(module("app/logger.ts"))});
     const { InputError } = await import(${JSON.stringify(module("domain/errors.ts"))});
     const logger = createLogger(${JSON.stringify(level)});
     ${statements}`,
  ]);
  child.feed("");
  await child.exited;
  return {
    lines: jsonLines(child.stderr()).map((line) => Line.parse(line)),
    text: child.stderr(),
    stdout: child.stdout(),
  };
}

describe("the log", () => {
  test("is one JSON line an event on standard error, with the fields of its context", async () => {
    const { lines, stdout } = await logOf(`logger.child({ tenant: "T1" }).info("event_worked", { ms: 4 });`);
    expect(lines).toEqual([expect.objectContaining({ event: "event_worked", tenant: "T1", ms: 4 })]);
    expect(stdout).toBe("");
  });

  test("tells a foreign error by class, code and place, never by its message", async () => {
    const { lines, text } = await logOf(
      `const error = Object.assign(new TypeError("I am deaf, xoxb-token"), { code: "E_ODD", data: { text: "deaf" } });
       logger.error("post_threw", new Error("also deaf", { cause: error }));
       logger.error("post_threw", error);
       logger.error("post_threw", "a deaf string");`,
    );
    expect(lines.at(1)).toMatchObject({ event: "post_threw", error: "TypeError", code: "E_ODD" });
    expect(lines.at(1)?.["at"]).toMatch(/^at /u);
    expect(lines.at(2)).toMatchObject({ error: "string" });
    expect(text).not.toMatch(/deaf|xoxb/u);
  });

  test("tells what Candor throws on purpose with its advice", async () => {
    const { lines } = await logOf(`logger.error("posting_failed", new InputError("Give the posting alone."));`);
    expect(lines).toEqual([
      expect.objectContaining({ error: "InputError", code: "bad_input", advice: "Give the posting alone." }),
    ]);
  });

  test("leaves out what is below its level", async () => {
    const { lines } = await logOf(`logger.info("event_worked"); logger.warn("lease_lost");`, "warn");
    expect(lines.map(({ event }) => event)).toEqual(["lease_lost"]);
  });
});
