import { z } from "zod";
import { Topic } from "./topic.ts";

const Words = z.array(z.string().min(1));

/** How strongly something is said. `able` is "can", which grants no more than a plain statement does. */
export const Modality = z.enum(["required", "needed", "preferred", "asked", "possible", "able", "optional", "will"]);
export type Modality = z.infer<typeof Modality>;

/** A closed group of words that may stand for one another in a sentence on these topics (on any, where none is given). */
const ParaphraseGroup = z.strictObject({
  topics: z.array(Topic).optional(),
  words: Words,
  /** The words name the topic itself: any fact on it licenses them. */
  naming: z.boolean().optional(),
  /**
   * The words name what a value of this kind is, or what is done with it: a fact on the topic that holds one licenses
   * them. `rate` is a range of money by a period with nothing beside it.
   */
  value: z.enum(["money", "percent", "rate", "phone", "email"]).optional(),
  /** Words of a fact that license the group's, and are not licensed by them; beside `value`, the fact has to hold both. */
  by: Words.optional(),
  /** Words beside which an amount is what the reader pays, so that a fact with one does not license the group's. */
  unless: Words.optional(),
  /** Verbs of one deed: who does it stays, whichever of them tells it. */
  deed: z.boolean().optional(),
  reason: z.string().min(1),
});

/** Turns of phrase, some of one word, that may stand for one another. */
const Saying = z.strictObject({ topics: z.array(Topic).optional(), phrases: Words, reason: z.string().min(1) });

/**
 * What a sentence of one language may be made of beside the posting's own words, and which of its words decide
 * polarity, strength, quantity and scope. Folded; `*` at a word's end stands for any ending. `knowledge/paraphrase/`.
 */
export const ClaimGrammar = z.strictObject({
  function: Words,
  reporting: Words,
  neutral: Words,
  /** Phrases that say something though none of their words does ("in person"). */
  telling: Words.optional(),
  /** Verbs and particles that only carry what stands beside them ("takes two hours", "between", "itself"). */
  light: Words,
  /** Particles that make another verb of one that only carries: "goes up" is more than "goes". */
  particles: Words.optional(),
  /** How the speaker says that the words are not clear; nothing is claimed of the job by it. */
  doubts: Words,
  negators: Words,
  notNegators: Words,
  /** Negators that deny only what follows them, where they stand behind a comma; "except" takes from what is before it. */
  plainNegators: Words.optional(),
  /** Whether a denial that frees of a demand stands before it, as in English only ("don't have to", but "muss kein …"). */
  deniesBefore: z.boolean().optional(),
  modality: z.record(Modality, Words),
  /** Phrases with a word of strength that tell none: "considered an asset" considers nobody. */
  notStrengths: Words.optional(),
  /** Those words of `asked` that need what they stand beside where a posting says them ("要求": asks for, requires). */
  demands: Words.optional(),
  quantifiers: z.record(z.string(), Words),
  narrowing: z.record(z.string(), Words),
  or: Words,
  /** What joins two things that are denied as "or" does. */
  nor: Words.optional(),
  and: Words,
  /** What stands before the one who does something ("founded by"). */
  agents: Words,
  /** What stands between two names of which one belongs to, or acts on, the other. */
  directions: Words,
  /** Pronouns with which a statement of its own begins ("…, and you carry the phone"). */
  subjects: Words,
  /** Verbs with which one begins that has the subject of the statement before it ("…, and has offices there"). */
  auxiliaries: Words,
  /** Who acts: the employer and the reader, by the words that stand before their verbs; `they` is the employer to us. */
  parties: z.strictObject({ employer: Words, reader: Words, they: Words.optional() }),
  /** What says that something comes after what was told before it. */
  sequence: Words,
  contrast: Words,
  conditions: Words,
  audiences: Words,
  /** Nouns that are an audience only where a word before them picks some out. */
  picked: Words,
  /** Words of time, place and cause, by what they say; a sentence has only those of its facts. */
  relations: z.record(z.string(), Words),
  absence: z.strictObject({ deny: Words, tell: Words, phrases: Words, figures: Words }),
  /** A short form and the words that it stands for. */
  abbreviations: z.record(z.string(), Words),
  /** Forms of a verb that no ending makes, by the verb. */
  irregular: z.record(z.string(), Words).optional(),
  groups: z.array(ParaphraseGroup),
  sayings: z.array(Saying).optional(),
  /** Turns of phrase that only join or carry what stands beside them ("on top of that", "counts as"). */
  joins: Words.optional(),
  /** Verbs by which the reader is said to have a thing from the employer, not to be asked for it. */
  giving: Words.optional(),
  /** Verbs of which the employer is the doer where a posting has none ("laundry is provided"). */
  bestowing: Words.optional(),
  /** What tells that a thing named is one that the reader brings: "advanced", "licence". */
  qualities: Words.optional(),
  /** Verbs that a statement has behind what it speaks of, beside the auxiliaries: "offers depend on", "plans start". */
  predicates: Words.optional(),
  /** How a sentence begins that goes on with one thing after another: "you need", "they ask for". */
  frames: Words.optional(),
  /** What counts the thing behind it into a whole ("including"), or the one before it ("included in"), or adds the one behind it ("plus") or before it ("on top of"). */
  sums: z.strictObject({ inside: Words, within: Words, above: Words, beside: Words }).optional(),
  /** What says that something was so before. */
  earlier: Words.optional(),
});
export type ClaimGrammar = z.infer<typeof ClaimGrammar>;
