import { z } from "zod";
import type { KnownWords } from "./met-words.ts";

/** Words do not tell the same in a question as in the statement that answers it. */
export type Side = "question" | "statement";

/** What is known of a text: the English stems that it is read as, in their order, and marks of what it is taken for. A mark begins with a sign that no stem has. */
export type Gist = { stems: readonly string[]; marks: readonly string[] };

/** What a text is about, as a direction of length 1; in a space where a question lies near what answers it. */
export type Direction = Float32Array;

/** Where a text points as a whole, and each of its words for itself. */
export type Pointing = { whole: Direction; words: KnownWords };

/**
 * A statement, and what stands over it; `null` where no word is known. `worth` is how much speaks for it that the statement
 * answers anything: "apply now" hardly does.
 */
export type Directions = { statement: Pointing | null; heading: Pointing | null; worth: number };

/** What speaks for or against it that a statement answers, beside the words' directions. None is much more than 1. */
export const signals = [
  "score",
  "likeness",
  "shared",
  "toldShared",
  "toldPointing",
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
  /** `null` where no word is known, or too few of a question's, as those of a language that it is not taught. */
  direct(gist: Gist, side: Side): Pointing | null;
  /** How much speaks for it that a statement answers, whatever is asked, in the measure of `odds`. */
  worth(statement: Gist): number;
  /** How much speaks for it that nothing answers a question, in the measure of `odds`. */
  silence(question: Gist, asking: Asking): number;
  /** How much speaks for it that a statement answers; what is more than `silence` does more likely than not. */
  odds(question: Pointing, directions: Directions, meeting: Meeting): number;
};

/** A model that has learnt nothing: no word says anything to it, and none has to be corrected. */
export const unlearnt: PairingModel = {
  source: "",
  knows: () => true,
  direct: () => null,
  worth: () => 0,
  silence: () => 0,
  odds: () => 0,
};

/** Stems that stand side by side. "How long" asks for something else than "how many". */
export const pairsOf = (stems: readonly string[]): string[] =>
  stems.slice(1).map((one, before) => `${stems[before] ?? ""} ${one}`);

/** What a text is known by: its stems, its marks, and of a question the pairs of its stems. */
export const phrasesOf = ({ stems, marks }: Gist, side: Side): string[] => [
  ...stems,
  ...(side === "question" ? pairsOf(stems) : []),
  ...marks,
];

/** How far two directions go the same way: their cosine, where both have length 1. */
export function dot(one: Direction, other: Direction): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
