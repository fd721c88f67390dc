import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AskedPosting } from "./read-asked-postings.ts";

/** A posting of numbered statements, and questions with the numbers of the statements that answer each; none for none. */
export type FindingCase = {
  title: string;
  /** By number, from 1. */
  statements: Map<number, string>;
  questions: { text: string; answers: number[] }[];
};

/**
 * Reads `# title`, `1| statement`, `? 1,2 | question` and `? - | question`.
 * @throws Error on any other line, with its place
 */
export function readCases(text: string): FindingCase[] {
  const cases: FindingCase[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const [, title] = /^# (.+)$/u.exec(line) ?? [];
    const [, number, statement] = /^(\d+)\| ?(.+)$/u.exec(line) ?? [];
    const [, answers, question] = /^\? ?(-|[\d, ]+?) ?\| ?(.+)$/u.exec(line) ?? [];
    if (title !== undefined) cases.push({ title, statements: new Map(), questions: [] });
    else if (statement !== undefined) cases.at(-1)?.statements.set(Number(number), statement);
    else if (question === undefined || answers === undefined)
      throw new Error(`Line ${String(index + 1)} is no case: ${line}`);
    else
      cases.at(-1)?.questions.push({
        text: question,
        answers: answers === "-" ? [] : answers.split(",").map(Number),
      });
  }
  return cases;
}

export const readFolderOfCases = (folder: string): FindingCase[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .toSorted()
    .flatMap((file) => readCases(readFileSync(join(folder, file), "utf8")));

/** Each statement as a paragraph of its own. */
export const asAsked = ({ title, statements, questions }: FindingCase): AskedPosting => ({
  source: [title, ...statements.values()].join("\n\n"),
  questions: questions.map(({ text, answers }) => ({
    messages: [text],
    answers: answers.flatMap((number) => statements.get(number) ?? []),
  })),
});
