import { ingestAsked } from "../../eval/finding/ingest-asked.ts";
import { gistOfFact, gistOfHeading, gistOfPart, readerOf } from "../../src/answer/retrieve/gists.ts";
import type { FactIndex, IndexedFact, Sought } from "../../src/answer/retrieve/fact-index.ts";
import { indexFacts } from "../../src/answer/retrieve/index-facts.ts";
import { type Match, scoreFact } from "../../src/answer/retrieve/score-fact.ts";
import { askingOf, meetingOf } from "../../src/answer/retrieve/weigh-match.ts";
import { createUnderstand, type Understand } from "../../src/answer/understand.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import type { Asking, Gist, Meeting } from "../../src/domain/pairing-model.ts";
import type { Question, QuestionPart } from "../../src/domain/question.ts";
import { redact } from "../../src/domain/redact.ts";
import { type AskedPosting, type AskedQuestion, squashed } from "../../eval/finding/read-asked-postings.ts";

/** The gists of a posting's facts, and the questions asked about them. */
export type Lesson = { statements: readonly Gist[]; headings: readonly Gist[]; questions: readonly Asked[] };

/** A question's gist, how each fact meets it, what it asks, and the places of the facts that answer it, if any does. */
export type Asked = { gist: Gist; meetings: Meeting[]; asking: Asking; answers: number[] };

/** A figure that happens to stand in what answers is no answer. */
const isPart = (raw: string, words: string): boolean =>
  words.includes(raw) && raw.length >= Math.min(12, words.length / 2);

/** A fact may be a part of what answers, or hold it. */
const holds = ({ fact }: IndexedFact, words: string): boolean =>
  fact.quotes.map(({ raw }) => squashed(raw)).some((raw) => raw.includes(words) || isPart(raw, words));

/** How a fact meets the part of a message that it fits best. */
function meet(fact: IndexedFact, { parts }: Question, sought: Sought, index: FactIndex): Meeting {
  const met = parts.map((part): [QuestionPart, Match] => [part, scoreFact(fact, part, sought, index)]);
  const [part, match] = met.reduce((best, one) => (one[1].score > best[1].score ? one : best));
  return meetingOf(match, part, sought, index);
}

/** `null` where the words that answer became no fact. */
function ask({ messages, answers }: AskedQuestion, index: FactIndex, understand: Understand): Asked | null {
  const wanted = answers.map(squashed);
  const places = index.facts.flatMap((fact, place) => (wanted.some((words) => holds(fact, words)) ? [place] : []));
  if (wanted.length > 0 && places.length === 0) return null;
  const said = messages.map((message) => ({ message: redact(message).text }));
  const { message } = said.at(-1) ?? { message: "" };
  const question = understand(message, said.slice(0, -1));
  const [only, ...further] = question.parts;
  if (only === undefined) return null;
  const asked = question.parts.find(({ act }) => act === "ask") ?? only;
  // Which part is answered is not known.
  const part = further.length === 0 ? only : { ...asked, text: message, told: "" };
  const sought = index.sought(part.text, part.told);
  return {
    gist: gistOfPart(part, readerOf(part, index.reader)),
    meetings: index.facts.map((fact) => meet(fact, question, sought, index)),
    asking: askingOf(part, index),
    answers: places,
  };
}

function lessonOf(asked: AskedPosting, knowledge: Knowledge, understand: Understand): Lesson {
  const { posting, facts } = ingestAsked(asked, knowledge);
  const index = indexFacts(facts, posting, knowledge);
  return {
    statements: index.facts.map((fact) => gistOfFact(fact)),
    headings: index.facts.map((fact) => gistOfHeading(fact, index.reader.told)),
    questions: asked.questions.flatMap((question) => ask(question, index, understand) ?? []),
  };
}

/** The lessons of postings. */
export function lessonsOf(postings: readonly AskedPosting[], knowledge: Knowledge): Lesson[] {
  const understand = createUnderstand(knowledge);
  return postings.map((asked) => lessonOf(asked, knowledge, understand));
}
