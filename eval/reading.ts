// Prints how often a message is read right that the vocabularies were not written for, by language: npm run eval:reading [-- --misses]
import { join } from "node:path";
import { loadExamples, loadKnowledge } from "../src/adapters/knowledge/load-knowledge.ts";
import { likelyMatter } from "../src/answer/understand/likely.ts";
import { decideAct } from "../src/answer/understand/decide-act.ts";
import { conceptsOf } from "../src/answer/understand/split-parts.ts";
import { createUnderstand } from "../src/answer/understand.ts";
import { shipped } from "../src/app/paths.ts";
import { Tallies, tallyWords } from "../src/cli/evaluation/tally.ts";
import type { QuestionPart } from "../src/domain/question.ts";
import { redact } from "../src/domain/redact.ts";

const knowledge = loadKnowledge(shipped.knowledge);
const understand = createUnderstand(knowledge);
const tallies = new Tallies();
const shows = process.argv.includes("--misses");

/** Whether a part is right by what its words name, and by what the topic model takes it for, where that counts. */
type Reading = { named: (part: QuestionPart) => boolean; guessed: (part: QuestionPart) => boolean };

function count(language: string, kind: string, text: string, { named, guessed }: Reading): void {
  const { parts } = understand(redact(text).text, []);
  const byWords = parts.some(named);
  const right = byWords || parts.some(guessed);
  tallies.count(`${language} ${kind}, by words alone`, byWords);
  tallies.count(`${language} ${kind}, with guesses`, right);
  if (shows && !right) process.stdout.write(`${language} ${kind}: ${text}\n`);
}

for (const [language, { concepts, acts }] of loadExamples(join(shipped.evaluation, "reading"))) {
  for (const [concept, texts] of Object.entries(concepts)) {
    const topic = knowledge.topicOf(concept);
    const named = ({ topics }: QuestionPart): boolean => topics.includes(topic);
    const guessed = (part: QuestionPart): boolean => likelyMatter(part)?.topic === topic;
    for (const text of texts) count(language, "topics", text, { named, guessed });
  }
  for (const [act, texts] of Object.entries(acts)) {
    const guessed = (part: QuestionPart): boolean => part.act === act;
    const named = ({ text }: QuestionPart): boolean => decideAct(text, conceptsOf(text, knowledge), knowledge) === act;
    for (const text of texts) count(language, "acts", text, { named, guessed });
  }
}
for (const [name, tally] of tallies.entries()) process.stdout.write(`${name.padEnd(32)}${tallyWords(tally)}\n`);
