import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import { silentLogger } from "../../app/logger.ts";
import type { Check } from "../../domain/check.ts";
import { printJson } from "../json-lines.ts";

const marks = { ok: "ok     ", warning: "warning", problem: "PROBLEM" } as const;

const line = ({ name, state, found, todo }: Check): string =>
  `${marks[state]}  ${name.padEnd(15)}${found}${todo === null ? "" : `\n${" ".repeat(24)}→ ${todo}`}`;

export function addDoctor(program: Command, config: () => Config): void {
  program
    .command("doctor")
    .description("look at configuration, Node, postings, store, Slack and model, and say what to do; changes nothing")
    .option("--json", "one JSON object a check and line")
    .action(async (options: { json?: boolean }) => {
      const settings = config();
      const { examine } = await import("../../app/examine.ts");
      const checks = await examine(settings, silentLogger);
      if (options.json === true) for (const check of checks) printJson(check);
      else process.stdout.write(`${checks.map(line).join("\n")}\n`);
      if (checks.some(({ state }) => state === "problem")) process.exitCode = 1;
    });
}
