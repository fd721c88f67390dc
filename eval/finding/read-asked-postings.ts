import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A message, after those that it goes on from, and the words of the posting that answer it; none where nothing does. */
export type AskedQuestion = { messages: string[]; answers: string[] };

/** A posting as recruiters have it, and what is asked about it. */
export type AskedPosting = { source: string; questions: AskedQuestion[] };

const postingLine = "=== posting\n";
const questionsLine = "\n=== questions\n";

/** However its lines are broken. */
export const squashed = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

function readQuestion(line: string, source: string): AskedQuestion {
  const [left = "", ...rest] = line.split(" :: ");
  const answers = left.trim() === "-" ? [] : left.trim().split(" || ");
  const strange = answers.find((words) => !source.includes(words));
  if (rest.length === 0 || strange !== undefined)
    throw new Error(`Not "words of the posting :: question": ${strange ?? line}`);
  return { messages: rest.join(" :: ").trim().split(" >> "), answers };
}

/**
 * Reads postings that each begin with a line `=== posting` and end with a line `=== questions`, followed by a line
 * `words || other words :: question` for each question, or `- :: question` for one that nothing answers. One that goes on
 * from another is written `first question >> question`.
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
