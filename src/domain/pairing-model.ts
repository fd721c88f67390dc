import { foldedWords, stem } from "./words.ts";

/** Words do not tell the same in a question as in the statement that answers it. */
export type Side = "question" | "statement";

/** What a text is about, as a direction of length 1; in a space where a question lies near what answers it. */
export type Direction = Float32Array;

/** How a statement meets a question, each from other evidence than the words' directions. */
export type Meeting = {
  /** How well the facts' own ranking likes the statement (`scoreFact`). */
  score: number;
  /** How alike both spread over the concepts, from 0 to 1. */
  likeness: number;
  /** How much of what the question names the statement holds, from 0 to 1. */
  shared: number;
};

/**
 * Which statements of a posting answer a question, learnt from questions and the statements that answer them: each word
 * has a direction, a text the sum of its words', and a question is answered by what lies its way.
 */
export type PairingModel = {
  /** SHA-256, in hex, of what it was learnt from. */
  source: string;
  /** `null` where too few of the words are known, as those of another language than English. */
  direct(stems: readonly string[], side: Side): Direction | null;
  /** How much speaks for it that nothing answers a question of these words, in the measure of `odds`. */
  silence(stems: readonly string[]): number;
  /** How much speaks for it that a statement answers; what is more than `silence` does more likely than not. */
  odds(question: Direction, statement: Direction, meeting: Meeting): number;
};

/** A model that has learnt nothing and knows no word. */
export const unlearnt: PairingModel = { source: "", direct: () => null, silence: () => 0, odds: () => 0 };

/** The parts of a model. Rows of a matrix stand for stems; a step is what one of a row's whole numbers stands for. */
export type PairingWeights = {
  source: string;
  /** English stems. The first of them, seen often enough, have directions of their own for statements. */
  stems: readonly string[];
  /** How many numbers a direction has. */
  dimensions: number;
  /** A row for each stem. */
  question: Int8Array;
  questionSteps: Float32Array;
  /** A row for each of the first stems. */
  statement: Int8Array;
  statementSteps: Float32Array;
  /** How telling each stem is on either side. */
  telling: Record<Side, Float32Array>;
  /** How much each of the first stems speaks for silence. */
  silences: Float32Array;
  scales: { direction: number; score: number; likeness: number; shared: number; every: number; silence: number };
};

/** The words of a text as the model knows them. */
export const englishStems = (text: string): string[] => foldedWords(text).map((word) => stem(word, "en"));

/** Of a text in another language some words are known by chance. */
const leastKnown = 0.6;

/** How far two directions go the same way: their cosine, where both have length 1. */
export const dot = (one: Direction, other: Direction): number =>
  one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);

export const oddsOf = (
  cosine: number,
  { score, likeness, shared }: Meeting,
  scales: PairingWeights["scales"],
): number =>
  scales.every + scales.direction * cosine + scales.score * score + scales.likeness * likeness + scales.shared * shared;

export function pairingModel(weights: PairingWeights): PairingModel {
  const { dimensions, scales, silences, stems, telling } = weights;
  const rowOf = new Map(stems.map((one, row) => [one, row]));
  const rowsOf = (text: readonly string[]): number[] => text.flatMap((one) => rowOf.get(one) ?? []);
  const add = (sum: Float32Array, row: number, side: Side): void => {
    const own = side === "statement" && row < silences.length;
    const matrix = own ? weights.statement : weights.question;
    const step = ((own ? weights.statementSteps : weights.questionSteps)[row] ?? 0) * (telling[side][row] ?? 0);
    for (let at = 0; at < dimensions; at += 1) sum[at] = (sum[at] ?? 0) + step * (matrix[row * dimensions + at] ?? 0);
  };
  return {
    source: weights.source,
    direct(text, side) {
      const rows = rowsOf(text);
      if (rows.length === 0 || rows.length < leastKnown * text.length) return null;
      const sum = new Float32Array(dimensions);
      for (const row of rows) add(sum, row, side);
      const length = Math.sqrt(dot(sum, sum));
      return length === 0 ? null : sum.map((value) => value / length);
    },
    silence(text) {
      const sum = rowsOf(text).reduce((all, row) => all + (silences[row] ?? 0), 0);
      return scales.silence + sum / Math.sqrt(text.length || 1);
    },
    odds: (question, statement, meeting) => oddsOf(dot(question, statement), meeting, scales),
  };
}
