import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { shipped } from "../../app/paths.ts";

/** Where a set of labelled questions lies. */
export type QuestionSet = {
  /** JSON lines. */
  questions: string;
  postings: string;
  /** Keys of postings that are measured and not looked at. */
  reserved: ReadonlySet<string>;
};

async function readReserved(file: string): Promise<Set<string>> {
  if (!existsSync(file)) return new Set();
  const lines = (await readFile(file, "utf8")).split("\n").map((line) => line.trim());
  return new Set(lines.filter((line) => line !== "" && !line.startsWith("#")));
}

/** A folder's questions.jsonl, postings and reserved.txt; Candor's own set where none is named. */
export async function openQuestionSet(folder: string | undefined): Promise<QuestionSet> {
  if (folder !== undefined)
    return {
      questions: join(folder, "questions.jsonl"),
      postings: join(folder, "postings"),
      reserved: await readReserved(join(folder, "reserved.txt")),
    };
  return {
    questions: join(shipped.evaluation, "questions.jsonl"),
    postings: join(shipped.knowledge, "postings"),
    reserved: new Set(),
  };
}
