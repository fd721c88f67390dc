import { z } from "zod";
import { foldedWords, stem } from "./words.ts";

/** Words do not tell the same in a question as in the statement that answers it. */
export type Side = "question" | "statement";

/** What is known of a text: its stems, in their order, and marks of what it is taken for. A mark begins with a sign that no stem has. */
export type Gist = { stems: readonly string[]; marks: readonly string[] };

/** What a text is about, as a direction of length 1; in a space where a question lies near what answers it. */
export type Direction = Float32Array;

/** A statement, and what stands over it; `null` where no word is known. */
export type Directions = { statement: Direction | null; heading: Direction | null };

/** What speaks for or against it that a statement answers, beside the words' directions. None is much more than 1. */
export const signals = [
  "score",
  "likeness",
  "shared",
  "telling",
  "sameTopic",
  "nearTopic",
  "concept",
  "headingConcept",
  "named",
  "underTopic",
  "underOther",
  "terms",
  "pointing",
  "fitting",
  "unfitting",
  "inferred",
  "unclear",
  "guessedTopic",
  "guessedConcept",
  "otherConcept",
  "length",
] as const;
export const Meeting = z.record(z.enum(signals), z.number());
export type Meeting = Readonly<z.infer<typeof Meeting>>;

/** What speaks for or against it that nothing answers, beside the words of the question. None is much more than 1. */
export const circumstances = [
  "unnamed",
  "crowd",
  "polar",
  "expecting",
  "asking",
  "guessed",
  "finer",
  "closed",
  "absent",
  "closedAbsent",
  "noneFits",
] as const;
export const Asking = z.record(z.enum(circumstances), z.number());
export type Asking = Readonly<z.infer<typeof Asking>>;

/**
 * Which statements of a posting answer a question, learnt from questions and the statements that answer them: each phrase
 * has a direction, a text the sum of its phrases', and a question is answered by what lies its way.
 */
export type PairingModel = {
  /** SHA-256, in hex, of what it was learnt from. */
  source: string;
  /** Whether it has met a word, or one like it. */
  knows(stem: string): boolean;
  /** `null` where no word is known, or too few of a question's, as those of another language than English. */
  direct(gist: Gist, side: Side): Direction | null;
  /** How much speaks for it that nothing answers a question, in the measure of `odds`. */
  silence(question: Gist, asking: Asking): number;
  /** How much speaks for it that a statement answers; what is more than `silence` does more likely than not. */
  odds(question: Direction, directions: Directions, meeting: Meeting): number;
};

/** A model that has learnt nothing and knows no word. */
export const unlearnt: PairingModel = {
  source: "",
  knows: () => false,
  direct: () => null,
  silence: () => 0,
  odds: () => 0,
};

/** How much each of what is weighed counts. */
export const Scales = z.strictObject({
  direction: z.number(),
  heading: z.number(),
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
  /** How much each phrase of a question speaks for silence. */
  silences: { phrases: readonly string[]; values: Float32Array };
  scales: Scales;
};

/** The words of a text as the model knows them. */
export const englishStems = (text: string): string[] => foldedWords(text).map((word) => stem(word, "en"));

/** Stems that stand side by side. "How long" asks for something else than "how many". */
export const pairsOf = (stems: readonly string[]): string[] =>
  stems.slice(1).map((one, before) => `${stems[before] ?? ""} ${one}`);

/** What a text is known by: its stems, its marks, and of a question the pairs of its stems. */
export const phrasesOf = ({ stems, marks }: Gist, side: Side): string[] => [
  ...stems,
  ...(side === "question" ? pairsOf(stems) : []),
  ...marks,
];

/** Of a text in another language some words are known by chance. */
const leastKnown = 0.6;

/** How far two directions go the same way: their cosine, where both have length 1. */
export function dot(one: Direction, other: Direction): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

const weighted = <Key extends string>(
  keys: readonly Key[],
  values: Readonly<Record<Key, number>>,
  scales: Readonly<Record<Key, number>>,
): number => keys.reduce((sum, key) => sum + values[key] * scales[key], 0);

export const oddsOf = (cosines: { statement: number; heading: number }, meeting: Meeting, scales: Scales): number =>
  scales.direction * cosines.statement + scales.heading * cosines.heading + weighted(signals, meeting, scales.signals);

/** @param phrases what each known phrase of the question speaks for silence */
export const silenceOf = (phrases: readonly number[], asking: Asking, scales: Scales): number =>
  scales.silence +
  weighted(circumstances, asking, scales.circumstances) +
  phrases.reduce((sum, one) => sum + one, 0) / Math.sqrt(phrases.length || 1);

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
      return length === 0 ? null : sum.map((value) => value / length);
    },
    silence: (question, asking) =>
      silenceOf(
        phrasesOf(question, "question").flatMap((phrase) => silenceFor.get(phrase) ?? []),
        asking,
        scales,
      ),
    odds(question, { statement, heading }, meeting) {
      const cosine = (direction: Direction | null): number => (direction === null ? 0 : dot(question, direction));
      return oddsOf({ statement: cosine(statement), heading: cosine(heading) }, meeting, scales);
    },
  };
}
