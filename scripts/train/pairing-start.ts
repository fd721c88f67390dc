import { type Gist, pairsOf, phrasesOf, type Side } from "../../src/domain/pairing-model.ts";
import type { Lesson } from "./pairing-lessons.ts";

/** A word of fewer postings than this keeps the direction that WordNet gives it, and speaks neither for nor against silence. */
const leastLessons = 3;
/** Of pairs of words there are many more: one of few postings would only be learnt by heart. */
const leastLessonsOfPair = 8;

/** What learning begins with. */
export type PairingStart = {
  phrases: readonly string[];
  /** How many of the first phrases learn on either side, and how many in questions: after the first come the pairs. */
  own: Record<Side, number>;
  dimensions: number;
  /** A row for each phrase. */
  directions: Float32Array;
  /** How telling each phrase is, before `softplus`. */
  telling: Float32Array;
  /** Phrases of questions that may speak for silence. */
  silencing: readonly string[];
};

/** In how many of some sets each one is. */
function countIn(sets: Iterable<ReadonlySet<string>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const one of set) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

const oftenEnough = (counts: ReadonlyMap<string, number>, least = leastLessons): string[] =>
  [...counts].filter(([, count]) => count >= least).map(([one]) => one);

const gistsOf = ({ statements, headings, questions }: Lesson): Gist[] => [
  ...statements,
  ...headings,
  ...questions.map(({ gist }) => gist),
];

const askedIn = ({ questions }: Lesson): string[] => questions.flatMap(({ gist }) => phrasesOf(gist, "question"));

/** The phrases that learn come first; stems begin where `known` has them; all the rarer the more telling. */
export function startOf(
  lessons: readonly Lesson[],
  known: ReadonlyMap<string, Float32Array>,
  dimensions: number,
): PairingStart {
  const inLessons = (phrasesOfLesson: (lesson: Lesson) => string[]): Map<string, number> =>
    countIn(lessons.map((lesson) => new Set(phrasesOfLesson(lesson))));
  const own = oftenEnough(inLessons((lesson) => gistsOf(lesson).flatMap(({ stems, marks }) => [...stems, ...marks])));
  const pairs = oftenEnough(
    inLessons(({ questions }) => questions.flatMap(({ gist }) => pairsOf(gist.stems))),
    leastLessonsOfPair,
  );
  const texts = lessons.flatMap((lesson) => [
    ...[...lesson.statements, ...lesson.headings].map((gist) => phrasesOf(gist, "statement")),
    ...lesson.questions.map(({ gist }) => phrasesOf(gist, "question")),
  ]);
  const inTexts = countIn(texts.map((phrases) => new Set(phrases)));
  const taken = new Set(own);
  const phrases = [...own, ...pairs, ...[...known.keys()].filter((stem) => !taken.has(stem))];
  const directions = new Float32Array(phrases.length * dimensions);
  for (const [row, phrase] of phrases.entries()) directions.set(known.get(phrase) ?? [], row * dimensions);
  const rarity = (phrase: string): number =>
    Math.log((texts.length + 1) / ((inTexts.get(phrase) ?? 0) + 1)) / Math.log(texts.length);
  return {
    phrases,
    own: { statement: own.length, question: own.length + pairs.length },
    dimensions,
    directions,
    telling: Float32Array.from(phrases, (phrase) => 3 * Math.min(1, rarity(phrase)) - 1),
    silencing: oftenEnough(inLessons(askedIn)),
  };
}
