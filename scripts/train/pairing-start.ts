import { phrasesOf } from "../../src/domain/pairing-model.ts";
import type { Lesson } from "./pairing-lessons.ts";

/** A word of fewer postings than this keeps the direction that WordNet gives it, and a phrase tells nothing. */
const leastLessons = 3;

/** What learning begins with. */
export type PairingStart = {
  stems: readonly string[];
  /** How many of the first stems learn. */
  own: number;
  dimensions: number;
  /** A row for each stem. */
  directions: Float32Array;
  /** How telling each stem is, before `softplus`. */
  telling: Float32Array;
  /** Phrases of questions that may speak for silence. */
  phrases: readonly string[];
};

/** In how many of some sets each one is. */
function countIn(sets: Iterable<ReadonlySet<string>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const one of set) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

const oftenEnough = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts].filter(([, count]) => count >= leastLessons).map(([one]) => one);

const textsOf = ({ statements, headings, questions }: Lesson): (readonly string[])[] => [
  ...statements,
  ...headings,
  ...questions.map((asked) => asked.stems),
];

/** The stems that learn come first; all begin where `known` has them, the rarer the more telling. */
export function startOf(
  lessons: readonly Lesson[],
  known: ReadonlyMap<string, Float32Array>,
  dimensions: number,
): PairingStart {
  const own = oftenEnough(countIn(lessons.map((lesson) => new Set(textsOf(lesson).flat()))));
  const texts = lessons.flatMap(textsOf);
  const inTexts = countIn(texts.map((stems) => new Set(stems)));
  const asked = lessons.map(({ questions }) => new Set(questions.flatMap(({ stems }) => phrasesOf(stems))));
  const taken = new Set(own);
  const stems = [...own, ...[...known.keys()].filter((stem) => !taken.has(stem))];
  const directions = new Float32Array(stems.length * dimensions);
  for (const [row, stem] of stems.entries()) directions.set(known.get(stem) ?? [], row * dimensions);
  const rarity = (stem: string): number =>
    Math.log((texts.length + 1) / ((inTexts.get(stem) ?? 0) + 1)) / Math.log(texts.length);
  return {
    stems,
    own: own.length,
    dimensions,
    directions,
    telling: Float32Array.from(stems, (stem) => 3 * Math.min(1, rarity(stem)) - 1),
    phrases: oftenEnough(countIn(asked)),
  };
}
