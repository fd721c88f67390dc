// What a lying model brings through: every question of a set, asked once for each kind of lie.
//   npm run eval:lies [-- FOLDER] [--show]      FOLDER: questions.jsonl and postings/ (default: eval and knowledge/postings)
import { z } from "zod";
import { loadKnowledge } from "../src/adapters/knowledge/load-knowledge.ts";
import { shipped } from "../src/app/paths.ts";
import { openQuestionSet } from "../src/cli/evaluation/question-set.ts";
import { fileLines } from "../src/cli/json-lines.ts";
import { openShelf } from "../src/cli/postings.ts";
import { measureLies } from "./lies/measure.ts";

const seed = 20_261_125;
const Row = z.object({ posting: z.string(), messages: z.array(z.string()).min(1) });

const folder = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
const { questions, postings, reserved } = await openQuestionSet(folder);
const rows = await fileLines(questions, Row);
const shelf = await openShelf([postings], loadKnowledge(shipped.knowledge));
const asked = rows.map(({ posting, messages }) => ({ message: messages.at(-1) ?? "", revision: shelf.find(posting) }));
const tallies = await measureLies(asked, seed);

const line = (name: string, told: number, delivered: number): string =>
  `${name.padEnd(22)} ${String(told).padStart(6)} told  ${String(delivered).padStart(4)} delivered`;
let [told, delivered] = [0, 0];
for (const [kind, tally] of tallies) {
  told += tally.told;
  delivered += tally.delivered.length;
  process.stdout.write(`${line(kind, tally.told, tally.delivered.length)}\n`);
  if (process.argv.includes("--show"))
    for (const { posting, sentence } of tally.delivered.filter((one) => !reserved.has(one.posting)))
      process.stdout.write(`    ${posting}: ${sentence}\n`);
}
process.stdout.write(
  `${line("all", told, delivered)} (${((100 * delivered) / Math.max(1, told)).toFixed(2)} %), ${asked.length} questions\n`,
);
