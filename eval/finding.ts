// Prints how often the statement is found that answers a question, in other words than its own: npm run eval:finding [-- --misses]
import { join } from "node:path";
import { decodeSource } from "../src/adapters/sources/decode-source.ts";
import { openAnswering } from "../src/app/answering.ts";
import { createLogger } from "../src/app/logger.ts";
import { shipped } from "../src/app/paths.ts";
import { Tallies, tallyWords } from "../src/cli/evaluation/tally.ts";
import type { Revision } from "../src/domain/posting.ts";
import { redact } from "../src/domain/redact.ts";
import type { Outcome, Reply } from "../src/domain/reply.ts";
import { ingestPosting } from "../src/ingest/ingest-posting.ts";
import { type FindingCase, readFolderOfCases } from "./finding/read-cases.ts";

const { knowledge, answerMessage } = openAnswering(null, createLogger("error"));
const tallies = new Tallies();
const shows = process.argv.includes("--misses");

function revisionOf({ title, statements }: FindingCase, index: number): Revision {
  const text = [title, ...statements.values()].join("\n\n");
  const [source] = decodeSource(Buffer.from(text), `finding-${String(index)}.txt`);
  if (source === undefined) throw new Error(`${title} holds no posting`);
  const { posting, facts } = ingestPosting(source, knowledge);
  return { tenant: "eval", posting, facts, number: 1, publishedAt: 0, closedAt: null };
}

/** Outcomes that give the candidate an answer. */
const states: readonly Outcome[] = ["answered", "partly", "unclear"];

const cites = ({ citations }: Reply, statement: string): boolean =>
  citations.some(({ quote }) => statement.includes(quote) || quote.includes(statement));

for (const [index, one] of readFolderOfCases(join(shipped.evaluation, "finding")).entries()) {
  const revision = revisionOf(one, index);
  for (const { text, answers } of one.questions) {
    const { reply } = await answerMessage({ revision, message: redact(text).text, earlier: [] });
    const stated = states.includes(reply.outcome);
    const found = answers.every((number) => cites(reply, one.statements.get(number) ?? text));
    const right = answers.length === 0 ? !stated : stated && found;
    const name = answers.length === 0 ? "nothing answers" : "a statement answers";
    tallies.count(name, right);
    if (answers.length > 0) tallies.count("a statement answers: another one was cited", stated && !found);
    if (shows && !right) process.stdout.write(`${name}: ${text}\n`);
  }
}
for (const [name, tally] of tallies.entries()) process.stdout.write(`${name.padEnd(46)}${tallyWords(tally)}\n`);
