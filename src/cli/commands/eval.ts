import type { Command } from "commander";
import { openAnswering } from "../../app/answering.ts";
import type { Config } from "../../app/config.ts";
import { createLogger } from "../../app/logger.ts";
import { openConfiguredModel } from "../../app/open-model.ts";
import { InputError } from "../../domain/errors.ts";
import { type Evaluation, evaluate } from "../evaluation/evaluate.ts";
import { LabelledQuestion } from "../evaluation/labelled-question.ts";
import { openQuestionSet } from "../evaluation/question-set.ts";
import { tallyWords, type Tally } from "../evaluation/tally.ts";
import { fileLines, printJson } from "../json-lines.ts";
import { openShelf } from "../postings.ts";

type Options = { json?: boolean; misses?: boolean; min?: string };

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
      const { questions: file, postings, reserved } = await openQuestionSet(folder);
      const questions = await fileLines(file, LabelledQuestion);
      const { model, logLevel } = config();
      const logger = createLogger(logLevel);
      const { knowledge, answerMessage } = openAnswering(await openConfiguredModel(model, logger), logger);
      const shelf = await openShelf([postings], knowledge);
      const evaluation = await evaluate(questions, { shelf, answerMessage, reserved });
      if (json) printJson(evaluation);
      else process.stdout.write(`${report(evaluation, misses)}\n`);
      const { right, all } = evaluation.total;
      if (all === 0 || right / all < least) process.exitCode = 1;
    });
}
