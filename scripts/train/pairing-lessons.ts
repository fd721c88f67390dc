import { readFileSync } from "node:fs";
import { decodeSource } from "../../src/adapters/sources/decode-source.ts";
import { type FactIndex, type IndexedFact, indexFacts, type Sought } from "../../src/answer/retrieve/index-facts.ts";
import { scoreFact } from "../../src/answer/retrieve/score-fact.ts";
import { meetingOf } from "../../src/answer/retrieve/weigh-match.ts";
import { createUnderstand, type Understand } from "../../src/answer/understand.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import { englishStems, type Meeting } from "../../src/domain/pairing-model.ts";
import type { Question } from "../../src/domain/question.ts";
import { redact } from "../../src/domain/redact.ts";
import { ingestPosting } from "../../src/ingest/ingest-posting.ts";
import { type FindingCase, readCases } from "../../eval/finding/read-cases.ts";

/** A posting's statements and the questions asked about them. */
export type Lesson = { statements: string[][]; questions: Asked[] };

/** A question's stems, how each statement meets it, and the places of the statements that answer it, if any does. */
export type Asked = { stems: string[]; meetings: Meeting[]; answers: number[] };

/** What a statement became: it may be read as several facts, or as none. */
const factsOf = (statement: string, { facts }: FactIndex): IndexedFact[] =>
  facts.filter(({ fact }) => statement.includes(fact.statement) || fact.statement.includes(statement));

/** Of a statement that became no fact. */
export const unmet: Meeting = { score: 0, likeness: 0, shared: 0 };

function meet(question: Question, sought: Sought, facts: readonly IndexedFact[], index: FactIndex): Meeting {
  const matches = facts.flatMap((fact) => question.parts.map((part) => scoreFact(fact, part, sought, index)));
  const [best] = matches.toSorted((a, b) => b.score - a.score);
  return best === undefined ? unmet : meetingOf(best, sought, index);
}

function lessonOf(one: FindingCase, knowledge: Knowledge, understand: Understand): Lesson {
  const statements = [...one.statements.values()];
  const [source] = decodeSource(Buffer.from([one.title, ...statements].join("\n\n")), "lesson.txt");
  if (source === undefined) throw new Error(`${one.title} holds no posting`);
  const { posting, facts } = ingestPosting(source, knowledge);
  const index = indexFacts(facts, posting, knowledge);
  const of = statements.map((statement) => factsOf(statement, index));
  const places = [...one.statements.keys()];
  return {
    statements: statements.map(englishStems),
    questions: one.questions.map(({ text, answers }) => {
      const message = redact(text).text;
      const question = understand(message, []);
      const sought = index.sought(message);
      return {
        stems: englishStems(message),
        meetings: of.map((found) => meet(question, sought, found, index)),
        answers: answers.map((number) => places.indexOf(number)).filter((place) => place >= 0),
      };
    }),
  };
}

/** The lessons of files that `readCases` reads. */
export function readLessons(files: readonly string[], knowledge: Knowledge): Lesson[] {
  const understand = createUnderstand(knowledge);
  return files
    .flatMap((file) => readCases(readFileSync(file, "utf8")))
    .map((one) => lessonOf(one, knowledge, understand));
}
