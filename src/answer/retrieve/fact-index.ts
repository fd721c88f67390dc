import type { Fact } from "../../domain/fact.ts";
import type { Directions, PairingModel } from "../../domain/pairing-model.ts";
import type { Quantity } from "../../domain/quantity/quantity.ts";
import type { Topic } from "../../domain/topic.ts";
import type { ConceptSpread } from "./concept-spread.ts";
import type { TextReader } from "./text-reader.ts";

/** A fact with what it is found by. */
export type IndexedFact = {
  fact: Fact;
  /** Its words as English stems; none where the posting's language cannot be read. */
  read: readonly string[];
  /** The topic that it is filed under, and those that it is likely about besides. */
  topics: ReadonlySet<Topic>;
  /** What its words name, and what it is likely about. */
  concepts: ReadonlySet<string>;
  /** Concepts that only its heading names. */
  headingConcepts: ReadonlySet<string>;
  /** Topics that its heading names. */
  headingTopics: ReadonlySet<Topic>;
  /** Its words in any form: by their own language, and as English. */
  stems: ReadonlySet<string>;
  quantities: readonly Quantity[];
  /** Whether it holds the employer's name, or a word of it that is a name. */
  namesEmployer: boolean;
  spread: ConceptSpread;
  /** Where its words point, and its heading's. */
  directions: Directions;
};

/** What of a text is looked for in every fact alike. */
export type Sought = {
  /** Its words that may be looked up: neither grammar nor figures. */
  content: readonly string[];
  /** The same of what is told beside it. */
  told: readonly string[];
  spread: ConceptSpread;
};

export type FactIndex = {
  facts: readonly IndexedFact[];
  sought(text: string, told?: string): Sought;
  /** Reads the posting, and what is asked about it. */
  reader: TextReader;
  /** The posting's stem that a candidate's word means, misspelt or not; `null` where the posting has none. */
  stemFor(term: string): string | null;
  /** How telling a stem is: high where few statements hold it, 0 where none does. */
  rarity(stem: string): number;
  /** How telling a word would be that stands in one statement only. */
  rarest: number;
  /** How much a word says by itself, from 0 to 1, whatever the posting. */
  specificity(term: string): number;
  pairing: PairingModel;
};
