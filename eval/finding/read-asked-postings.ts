import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A posting as recruiters have it, and questions with the words of it that answer each; none where nothing does. */
export type AskedPosting = { source: string; questions: { text: string; answers: string[] }[] };

const postingLine = "=== posting\n";
const questionsLine = "\n=== questions\n";

/** However its lines are broken. */
export const squashed = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

function readQuestion(line: string, source: string): AskedPosting["questions"][number] {
  const [left = "", ...rest] = line.split(" :: ");
  const answers = left.trim() === "-" ? [] : left.trim().split(" || ");
  const strange = answers.find((words) => !source.includes(words));
  if (rest.length === 0 || strange !== undefined)
    throw new Error(`Not "words of the posting :: question": ${strange ?? line}`);
  return { text: rest.join(" :: ").trim(), answers };
}

/**
 * Reads postings that each begin with a line `=== posting` and end with a line `=== questions`, followed by a line
 * `words || other words :: question` for each question, or `- :: question` for one that nothing answers.
 * @throws Error where a line is none of these, or its words do not stand in the posting
 */
export const readAskedPostings = (text: string): AskedPosting[] =>
  text
    .split(postingLine)
    .slice(1)
    .map((one) => {
      const [source = "", questions = ""] = one.split(questionsLine);
      const lines = questions.split("\n").filter((line) => line.trim() !== "");
      return { source, questions: lines.map((line) => readQuestion(line, source)) };
    });

export const readFolderOfAskedPostings = (folder: string): AskedPosting[] =>
  readdirSync(folder)
    .toSorted()
    .flatMap((file) => readAskedPostings(readFileSync(join(folder, file), "utf8")));
