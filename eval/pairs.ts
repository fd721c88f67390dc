// Prints how often the same question leads to the same answer, however and by whom it is put: npm run eval:pairs [-- --show]
import { openAnswering } from "../src/app/answering.ts";
import { converse } from "../src/app/converse.ts";
import { createLogger } from "../src/app/logger.ts";
import { LabelledQuestion } from "../src/cli/evaluation/labelled-question.ts";
import { openQuestionSet } from "../src/cli/evaluation/question-set.ts";
import { Tallies, tallyWords } from "../src/cli/evaluation/tally.ts";
import { fileLines } from "../src/cli/json-lines.ts";
import { openShelf } from "../src/cli/postings.ts";
import { waysToAsk } from "./pairs/ways-to-ask.ts";

/** Of each question, one pair for each way, and these many for each way that names somebody. */
const namesEach = 4;

const { knowledge, answerMessage } = openAnswering(null, createLogger("error"));
const set = await openQuestionSet(undefined);
const shelf = await openShelf([set.postings], knowledge);
const questions = await fileLines(set.questions, LabelledQuestion);
const shows = process.argv.includes("--show");

/** What a candidate learns: the outcome, and the facts. */
async function learnt(message: string, posting: string): Promise<string> {
  const { answer } = await converse([message], shelf.find(posting), answerMessage);
  const { outcome, citations, handOff } = answer.reply;
  return JSON.stringify([outcome, handOff, [...new Set(citations.map(({ factId }) => factId))].toSorted()]);
}

const tallies = new Tallies();
const asked = questions.filter(({ messages, style }) => messages.length === 1 && style === "plain");
for (const [index, { messages, posting }] of asked.entries()) {
  const [question = ""] = messages;
  const expected = await learnt(question, posting);
  for (const { kind, say } of waysToAsk) {
    for (let turn = 0; turn < (kind.startsWith("name") ? namesEach : 1); turn += 1) {
      const said = say(question, index * namesEach + turn);
      if (said === question) continue;
      const got = await learnt(said, posting);
      tallies.count(kind, got === expected);
      tallies.count("all", got === expected);
      if (shows && got !== expected) process.stdout.write(`${kind}: ${said}\n  ${expected}\n  ${got}\n`);
    }
  }
}
for (const [kind, tally] of tallies.entries()) process.stdout.write(`${kind.padEnd(24)}${tallyWords(tally)}\n`);
