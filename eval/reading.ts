// Prints how often a message that nobody tuned on is read right, by language: npm run eval:reading [-- --misses]
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { loadKnowledge } from "../src/adapters/knowledge/load-knowledge.ts";
import { createUnderstand } from "../src/answer/understand.ts";
import { shipped } from "../src/app/paths.ts";
import { Tallies, tallyWords } from "../src/cli/evaluation/tally.ts";
import { Examples } from "../src/domain/knowledge.ts";
import type { QuestionPart } from "../src/domain/question.ts";
import { redact } from "../src/domain/redact.ts";

const folder = join(shipped.evaluation, "reading");
const knowledge = loadKnowledge(shipped.knowledge);
const understand = createUnderstand(knowledge);
const tallies = new Tallies();
const shows = process.argv.includes("--misses");

/** A part reads a message by what its words name, and by what the topic model takes it for. */
type Reading = { named: (part: QuestionPart) => boolean; guessed: (part: QuestionPart) => boolean };

function count(language: string, kind: string, text: string, { named, guessed }: Reading): void {
  const { parts } = understand(redact(text).text, []);
  const byWords = parts.some(named);
  const right = byWords || parts.some(guessed);
  tallies.count(`${language} ${kind}, by words alone`, byWords);
  tallies.count(`${language} ${kind}, with guesses`, right);
  if (shows && !right) process.stdout.write(`${language} ${kind}: ${text}\n`);
}

for (const file of readdirSync(folder)) {
  const language = basename(file, ".yaml");
  const { concepts, acts } = Examples.parse(parse(readFileSync(join(folder, file), "utf8")));
  for (const [concept, texts] of Object.entries(concepts)) {
    const topic = knowledge.topicOf(concept);
    const named = ({ topics }: QuestionPart): boolean => topics.includes(topic);
    const guessed = ({ topics, guess }: QuestionPart): boolean => topics.length === 0 && guess?.topic === topic;
    for (const text of texts) count(language, "topics", text, { named, guessed });
  }
  for (const [act, texts] of Object.entries(acts)) {
    const named = (part: QuestionPart): boolean => part.act === act;
    const guessed = (part: QuestionPart): boolean => part.act === "ask" && part.guess?.act === act;
    for (const text of texts) count(language, "acts", text, { named, guessed });
  }
}
for (const [name, tally] of tallies.entries()) process.stdout.write(`${name.padEnd(32)}${tallyWords(tally)}\n`);
