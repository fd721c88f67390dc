import { z } from "zod";
import { type KnownWords, met } from "./met-words.ts";
import {
  Asking,
  circumstances,
  dot,
  Meeting,
  type PairingModel,
  phrasesOf,
  type Pointing,
  type Side,
  signals,
} from "./pairing-model.ts";

/** How much each of what is weighed counts. */
export const Scales = z.strictObject({
  direction: z.number(),
  heading: z.number(),
  words: z.number(),
  silence: z.number(),
  signals: Meeting,
  circumstances: Asking,
});
export type Scales = Readonly<z.infer<typeof Scales>>;

/** The parts of a model. Rows of a matrix stand for phrases; a step is what one of a row's whole numbers stands for. */
export type PairingWeights = {
  source: string;
  /** Phrases that have a direction. The first of them, seen often enough, have one of their own for statements. */
  phrases: readonly string[];
  /** How many numbers a direction has. */
  dimensions: number;
  /** A row for each phrase. */
  question: Int8Array;
  questionSteps: Float32Array;
  /** A row for each of the first phrases. */
  statement: Int8Array;
  statementSteps: Float32Array;
  /** How telling each phrase is on either side. */
  telling: Record<Side, Float32Array>;
  /** For the first phrases: the direction of a word for itself on either side, and how telling it is in a question. */
  words: { dimensions: number; question: Int8Array; statement: Int8Array; telling: Float32Array };
  /** For the first phrases: how much each speaks for it that a statement answers, whatever is asked. */
  worths: Float32Array;
  /** How much each phrase of a question speaks for silence. */
  silences: { phrases: readonly string[]; values: Float32Array };
  scales: Scales;
};

/** Of a text in another language some words are known by chance. */
const leastKnown = 0.6;

const weighted = <Key extends string>(
  keys: readonly Key[],
  values: Readonly<Record<Key, number>>,
  scales: Readonly<Record<Key, number>>,
): number => keys.reduce((sum, key) => sum + values[key] * scales[key], 0);

/**
 * How far a statement and its heading point as a question does, how well its words are met by the statement's, and what the
 * statement is worth by itself.
 */
export type Nearness = { statement: number; heading: number; words: number; worth: number };

export const oddsOf = (near: Nearness, meeting: Meeting, scales: Scales): number =>
  scales.direction * near.statement +
  scales.heading * near.heading +
  scales.words * near.words +
  near.worth +
  weighted(signals, meeting, scales.signals);

/** What the known phrases of a text say together: more than one alone, less than each for itself. */
export const together = (phrases: readonly number[]): number =>
  phrases.reduce((sum, one) => sum + one, 0) / Math.sqrt(phrases.length || 1);

/** @param phrases what each known phrase of the question speaks for silence */
export const silenceOf = (phrases: readonly number[], asking: Asking, scales: Scales): number =>
  scales.silence + weighted(circumstances, asking, scales.circumstances) + together(phrases);

/** The words of some rows, each for itself. One that was hardly met has the direction that learning began with. */
function singleWords({ words, question, telling, dimensions }: PairingWeights) {
  const learnt = words.telling.length;
  const valuesOf = (row: number, side: Side): Int8Array =>
    row < learnt
      ? words[side].subarray(row * words.dimensions, (row + 1) * words.dimensions)
      : question.subarray(row * dimensions, row * dimensions + words.dimensions);
  return (rows: readonly number[], side: Side): KnownWords => {
    // Long messages say the same words over and over.
    const much = new Map<number, number>();
    for (const row of rows)
      much.set(row, (much.get(row) ?? 0) + ((row < learnt ? words.telling[row] : telling.question[row]) ?? 0));
    const directions = new Float32Array(much.size * words.dimensions);
    for (const [at, row] of [...much.keys()].entries()) {
      const values = valuesOf(row, side);
      const length = Math.hypot(...values) || 1;
      directions.set(
        Array.from(values, (value) => value / length),
        at * words.dimensions,
      );
    }
    const all = [...much.values()].reduce((sum, one) => sum + one, 0) || 1;
    return { dimensions: words.dimensions, directions, shares: Float32Array.from(much.values(), (one) => one / all) };
  };
}

export function pairingModel(weights: PairingWeights): PairingModel {
  const { dimensions, scales, silences, telling } = weights;
  const rowOf = new Map(weights.phrases.map((one, row) => [one, row]));
  const silenceFor = new Map(silences.phrases.map((phrase, at) => [phrase, silences.values[at] ?? 0]));
  const add = (sum: Float32Array, row: number, side: Side): void => {
    const own = side === "statement" && row < weights.statementSteps.length;
    const matrix = own ? weights.statement : weights.question;
    const step = ((own ? weights.statementSteps : weights.questionSteps)[row] ?? 0) * (telling[side][row] ?? 0);
    for (let at = 0; at < dimensions; at += 1) sum[at] = (sum[at] ?? 0) + step * (matrix[row * dimensions + at] ?? 0);
  };
  const wordsOf = singleWords(weights);
  return {
    source: weights.source,
    knows: (word) => rowOf.has(word),
    direct(gist, side) {
      const known = gist.stems.filter((one) => this.knows(one)).length;
      if (known === 0 || (side === "question" && known < leastKnown * gist.stems.length)) return null;
      const rows = phrasesOf(gist, side).flatMap((one) => rowOf.get(one) ?? []);
      const sum = new Float32Array(dimensions);
      for (const row of rows) add(sum, row, side);
      const length = Math.sqrt(dot(sum, sum));
      if (length === 0) return null;
      const stems = gist.stems.flatMap((one) => rowOf.get(one) ?? []);
      return { whole: sum.map((value) => value / length), words: wordsOf(stems, side) };
    },
    worth: (statement) =>
      together(phrasesOf(statement, "statement").flatMap((phrase) => weights.worths[rowOf.get(phrase) ?? -1] ?? [])),
    silence: (question, asking) =>
      silenceOf(
        phrasesOf(question, "question").flatMap((phrase) => silenceFor.get(phrase) ?? []),
        asking,
        scales,
      ),
    odds(question, { statement, heading, worth }, meeting) {
      const cosine = (other: Pointing | null): number => (other === null ? 0 : dot(question.whole, other.whole));
      const words = statement === null ? 0 : met(question.words, statement.words);
      return oddsOf({ statement: cosine(statement), heading: cosine(heading), words, worth }, meeting, scales);
    },
  };
}
