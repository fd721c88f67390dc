import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { openAnswering } from "../../app/answering.ts";
import type { Config } from "../../app/config.ts";
import { createLogger } from "../../app/logger.ts";
import { openConfiguredModel } from "../../app/open-model.ts";
import { shipped } from "../../app/paths.ts";
import { InputError } from "../../domain/errors.ts";
import { type Evaluation, evaluate } from "../evaluation/evaluate.ts";
import { LabelledQuestion } from "../evaluation/labelled-question.ts";
import { tallyWords, type Tally } from "../evaluation/tally.ts";
import { fileLines, printJson } from "../json-lines.ts";
import { openShelf } from "../postings.ts";

type Options = { json?: boolean; misses?: boolean; min?: string };

/** A folder with questions.jsonl, its postings, and in reserved.txt the keys of those that nobody looks at. */
const setIn = (folder: string | undefined) =>
  folder === undefined
    ? {
        questions: join(shipped.evaluation, "questions.jsonl"),
        postings: join(shipped.knowledge, "postings"),
        reserved: null,
      }
    : {
        questions: join(folder, "questions.jsonl"),
        postings: join(folder, "postings"),
        reserved: join(folder, "reserved.txt"),
      };

async function readReserved(file: string | null): Promise<Set<string>> {
  if (file === null || !existsSync(file)) return new Set();
  const lines = (await readFile(file, "utf8")).split("\n").map((line) => line.trim());
  return new Set(lines.filter((line) => line !== "" && !line.startsWith("#")));
}

const section = (name: string, rows: readonly [string, Tally][]): string =>
  [name, ...rows.map(([label, tally]) => `  ${label.padEnd(18)}${tallyWords(tally)}`)].join("\n");

function report({ total, reserved, by, misses }: Evaluation, showsMisses: boolean): string {
  const missed = misses.map(
    ({ id, posting, asked, reasons }) => `  ${id} ${posting}: ${asked}\n    ${reasons.join("; ")}`,
  );
  return [
    section("all", [
      ["right", total],
      ...(reserved.all === 0 ? [] : [["not looked at", reserved] satisfies [string, Tally]]),
    ]),
    section("by outcome", by.outcome),
    section("by style", by.style),
    section("by topic", by.topic),
    ...(showsMisses ? [["misses", ...missed].join("\n")] : []),
  ].join("\n\n");
}

function leastShare(min: string | undefined): number {
  const share = Number(min ?? 0);
  if (!(share >= 0 && share <= 100)) throw new InputError("--min takes a share from 0 to 100.");
  return share / 100;
}

export function addEval(program: Command, config: () => Config): void {
  program
    .command("eval")
    .description("answer labelled questions and show how many answers are right, by outcome, style and topic")
    .argument("[folder]", "questions.jsonl, postings and reserved.txt of another set (default: Candor's own)")
    .option("--misses", "show what was wrong with each of the others")
    .option("--min <percent>", "fail where fewer are right")
    .option("--json", "the same for machines")
    .action(async (folder: string | undefined, { json = false, misses = false, min }: Options) => {
      const least = leastShare(min);
      const set = setIn(folder);
      const questions = await fileLines(set.questions, LabelledQuestion);
      const { model, logLevel } = config();
      const logger = createLogger(logLevel);
      const { knowledge, answerMessage } = openAnswering(await openConfiguredModel(model, logger), logger);
      const shelf = await openShelf([set.postings], knowledge);
      const reserved = await readReserved(set.reserved);
      const evaluation = await evaluate(questions, { shelf, answerMessage, reserved });
      if (json) printJson(evaluation);
      else process.stdout.write(`${report(evaluation, misses)}\n`);
      const { right, all } = evaluation.total;
      if (all === 0 || right / all < least) process.exitCode = 1;
    });
}
