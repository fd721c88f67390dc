import type { Modality } from "../../../domain/claim-grammar.ts";
import type { Fact } from "../../../domain/fact.ts";
import type { Quantity } from "../../../domain/quantity/quantity.ts";
import type { Topic } from "../../../domain/topic.ts";
import type { Grammar } from "./grammar.ts";
import type { Hit } from "./phrases.ts";
import type { Token } from "./tokens.ts";

/** A stretch of a text in which one negation and one strength hold. */
export type Clause = {
  /** Index of its first token, and of the token after its last. */
  from: number;
  to: number;
  /** Its words that say something, grammar and strength left out. */
  content: readonly Token[];
  /** The stems of its content and of the words that tell its strength. */
  stems: ReadonlySet<string>;
  negations: number;
  /** Whether what it demands is denied, so that it need not be: "not required", "you don't have to". */
  frees: boolean;
  modality: ReadonlySet<Modality>;
};

/** A text read once for all rails. */
export type Passage = {
  text: string;
  tokens: readonly Token[];
  clauses: readonly Clause[];
  quantities: readonly Quantity[];
  stems: ReadonlySet<string>;
  quantifiers: readonly Hit<string>[];
  narrowing: readonly Hit<string>[];
  conditions: readonly Hit<"condition">[];
  relations: readonly Hit<string>[];
};

/** Words that narrow a statement to a case, a time, a place or some people, and where in it they do. */
export type Narrowing = {
  words: readonly Token[];
  from: number;
  /** Whether all of the words count: a weekend is not a weekend day. */
  whole?: boolean;
  /** The noun that they pick some out of, where only a sentence that keeps the noun has to keep them. */
  of?: Token;
};

/** A passage that a fact's words make. */
export type Evidence = Passage & {
  fact: Fact;
  /** Of the language that the fact is in, by which it was read. */
  grammar: Grammar;
  topics: ReadonlySet<Topic>;
  heading: Passage | null;
  isLabel: boolean;
  narrowings: readonly Narrowing[];
};

/** Whether a clause goes on from the label right before it: "Parental leave: 20 weeks, with no waiting". */
export const isLabelled = ({ tokens }: Passage, { from }: Clause): boolean =>
  from > 0 && tokens[from]?.gap.trimStart().startsWith(":") === true;
