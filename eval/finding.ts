// Prints how often what answers a question is found, in other words than its own: npm run eval:finding [-- --misses]
import { join } from "node:path";
import { openAnswering } from "../src/app/answering.ts";
import { converse } from "../src/app/converse.ts";
import { createLogger } from "../src/app/logger.ts";
import { shipped } from "../src/app/paths.ts";
import { Tallies, tallyWords } from "../src/cli/evaluation/tally.ts";
import type { Revision } from "../src/domain/posting.ts";
import type { Outcome, Reply } from "../src/domain/reply.ts";
import { ingestAsked } from "./finding/ingest-asked.ts";
import { type AskedPosting, readFolderOfAskedPostings, squashed } from "./finding/read-asked-postings.ts";
import { asAsked, readFolderOfCases } from "./finding/read-cases.ts";

const { knowledge, answerMessage } = openAnswering(null, createLogger("error"));
const tallies = new Tallies();
const shows = process.argv.includes("--misses");

function revisionOf(asked: AskedPosting): Revision {
  const { posting, facts } = ingestAsked(asked, knowledge);
  return { tenant: "eval", posting, facts, number: 1, publishedAt: 0, closedAt: null };
}

/** Outcomes that give the candidate an answer. */
const states: readonly Outcome[] = ["answered", "partly", "unclear"];

const cites = ({ citations }: Reply, words: string): boolean =>
  citations
    .map(({ quote }) => squashed(quote))
    .some((quote) => squashed(words).includes(quote) || quote.includes(squashed(words)));

/** @param all whether every statement that answers has to be cited, or one of them is enough */
async function measure(set: string, postings: readonly AskedPosting[], all: boolean): Promise<void> {
  for (const posting of postings) {
    const revision = revisionOf(posting);
    for (const { messages, answers } of posting.questions) {
      const { reply } = (await converse(messages, revision, answerMessage)).answer;
      const stated = states.includes(reply.outcome);
      const cited = (words: string): boolean => cites(reply, words);
      const found = all ? answers.every(cited) : answers.some(cited);
      const right = answers.length === 0 ? !stated : stated && found;
      const name = `${set}: ${answers.length === 0 ? "nothing answers" : "a statement answers"}`;
      tallies.count(name, right);
      if (answers.length > 0) tallies.count(`${name}; another one was cited`, stated && !found);
      if (shows && !right) process.stdout.write(`${name}: ${messages.join(" >> ")}\n`);
    }
  }
}

const folder = join(shipped.evaluation, "finding");
await measure("single statements", readFolderOfCases(folder).map(asAsked), true);
for (const [set, name] of [
  ["whole postings", "postings"],
  ["further postings", "wide"],
  ["other languages", "languages"],
  ["follow-ups", "follow-ups"],
  ["look-alikes", "look-alikes"],
] as const)
  await measure(set, readFolderOfAskedPostings(join(folder, name)), false);
for (const [name, tally] of tallies.entries()) process.stdout.write(`${name.padEnd(64)}${tallyWords(tally)}\n`);
