import { type ClaimGrammar, Modality } from "../../../domain/claim-grammar.ts";
import type { Terms } from "../../../domain/lexicon.ts";
import type { Topic } from "../../../domain/topic.ts";
import { fold, stem } from "../../../domain/words.ts";
import { accentedSet, compilePhrases, type PhraseFinder, wordSet } from "./phrases.ts";
import { type Bases, type Token, tokensOf } from "./tokens.ts";

/** How a thing is counted in or added; the second two stand behind it: "included in the rate", "on top of the rate". */
export type Mark = "inside" | "beside" | "within" | "above";
export type GroupValue = NonNullable<ClaimGrammar["groups"][number]["value"]>;
type TokenTest = (token: Token) => boolean;
export type Group = {
  topics: ReadonlySet<Topic> | null;
  stems: ReadonlySet<string>;
  naming: boolean;
  value: GroupValue | null;
  by: ReadonlySet<string> | null;
  unless: ReadonlySet<string>;
  deed: boolean;
};

/** One language's closed vocabularies, ready to be asked. */
export type Grammar = {
  language: string;
  /** A text's words, each under the stem of what it is a form of. */
  words: (text: string) => Token[];
  isFunction: TokenTest;
  isReporting: TokenTest;
  isNeutral: TokenTest;
  isAudience: TokenTest;
  isPicked: TokenTest;
  isContrast: TokenTest;
  isSequence: TokenTest;
  isSubject: TokenTest;
  isAuxiliary: TokenTest;
  isPredicate: TokenTest;
  isEmployer: TokenTest;
  isReader: TokenTest;
  isThey: TokenTest;
  isLight: TokenTest;
  deniesBefore: boolean;
  isPlainNegator: TokenTest;
  isStrength: TokenTest;
  isGiving: TokenTest;
  isBestowing: TokenTest;
  isQuality: TokenTest;
  isEarlier: TokenTest;
  isParticle: TokenTest;
  isAgent: TokenTest;
  isDirection: TokenTest;
  isOr: TokenTest;
  isNor: TokenTest;
  isAnd: TokenTest;
  doubts: PhraseFinder<"doubt">;
  negators: PhraseFinder<"negator" | "other">;
  modality: PhraseFinder<Modality | "none">;
  demands: PhraseFinder<"demand">;
  quantifiers: PhraseFinder<string>;
  narrowing: PhraseFinder<string>;
  conditions: PhraseFinder<"condition">;
  relations: PhraseFinder<string>;
  telling: PhraseFinder<"telling">;
  frames: PhraseFinder<"frame">;
  sums: PhraseFinder<Mark>;
  absence: PhraseFinder<"absence">;
  figures: PhraseFinder<"figure">;
  /** Short forms and what they stand for, folded. */
  abbreviations: readonly { short: string; long: readonly string[] }[];
  /** Where turns of phrase stand that say nothing by themselves. */
  joins: PhraseFinder<"join">;
  /** Where turns of phrase stand that others may stand for, each under the place of its saying among them. */
  sayings: PhraseFinder<string>;
  /** The topics that a saying is for; any, where there are none. */
  topicsOfSaying(label: string): ReadonlySet<Topic> | null;
  /** Which groups of words a stem belongs to. */
  groupsOf(stem: string): readonly Group[];
  /** Those of them whose words stand for one another. */
  synonymsOf(stem: string): readonly Group[];
};

const byLabel = (lists: Readonly<Record<string, readonly string[]>>): Terms<string>[] =>
  Object.entries(lists).map(([label, terms]) => ({ label, terms }));

const plainWords = (words: readonly string[]): string[] => words.map((one) => one.replace(/\*$/u, ""));

export function compileGrammar(language: string, source: ClaimGrammar): Grammar {
  const byStem = new Map<string, Group[]>();
  const bases: Bases = new Map(
    Object.entries(source.irregular ?? {}).flatMap(([verb, forms]) => forms.map((form) => [form, verb])),
  );
  const stemOf = (word: string): string => stem(bases.get(word) ?? word, language);
  const stemsOf = (words: readonly string[]): Set<string> =>
    new Set(plainWords(words).map((one) => stemOf(fold(one).trim())));
  for (const { topics, words, naming, value, by, unless, deed } of source.groups) {
    const group: Group = {
      topics: topics === undefined ? null : new Set(topics),
      naming: naming ?? false,
      value: value ?? null,
      by: by === undefined ? null : stemsOf(by),
      unless: stemsOf(unless ?? []),
      deed: deed ?? false,
      stems: stemsOf(words),
    };
    for (const one of group.stems) byStem.set(one, [...(byStem.get(one) ?? []), group]);
  }
  const sayingTopics = (source.sayings ?? []).map(({ topics }) => (topics === undefined ? null : new Set(topics)));
  const { deny, tell, phrases } = source.absence;
  const light = [...source.light, ...source.light.flatMap((verb) => source.irregular?.[verb] ?? [])];
  return {
    language,
    words: (text) => tokensOf(text, language, bases),
    isFunction: wordSet(source.function),
    isReporting: wordSet(source.reporting),
    isNeutral: wordSet([...source.neutral, ...light]),
    isAudience: wordSet(source.audiences),
    isPicked: wordSet(source.picked),
    isSequence: wordSet(source.sequence),
    isContrast: wordSet(source.contrast),
    isSubject: wordSet(source.subjects),
    isAuxiliary: wordSet(source.auxiliaries),
    isPredicate: wordSet(source.predicates ?? []),
    isEmployer: wordSet(source.parties.employer),
    isThey: wordSet(source.parties.they ?? []),
    isReader: wordSet(source.parties.reader),
    isLight: wordSet(light),
    isParticle: wordSet(source.particles ?? []),
    isGiving: wordSet(source.giving ?? []),
    isBestowing: wordSet(source.bestowing ?? []),
    isQuality: wordSet(source.qualities ?? []),
    isEarlier: wordSet(source.earlier ?? []),
    isPlainNegator: wordSet(source.plainNegators ?? []),
    deniesBefore: source.deniesBefore ?? false,
    isStrength: wordSet(Object.values(source.modality).flat()),
    isAgent: wordSet(source.agents),
    isDirection: wordSet(source.directions),
    isNor: wordSet(source.nor ?? []),
    isOr: accentedSet(source.or),
    isAnd: accentedSet(source.and),
    doubts: compilePhrases([{ label: "doubt", terms: source.doubts }]),
    negators: compilePhrases(
      [
        { label: "negator", terms: source.negators },
        { label: "other", terms: source.notNegators },
      ],
      { insideWords: true },
    ),
    modality: compilePhrases<Modality | "none">([
      ...Modality.options.map((label) => ({ label, terms: source.modality[label] })),
      { label: "none", terms: source.notStrengths ?? [] },
    ]),
    demands: compilePhrases([{ label: "demand", terms: source.demands ?? [] }]),
    quantifiers: compilePhrases(byLabel(source.quantifiers)),
    narrowing: compilePhrases(byLabel(source.narrowing)),
    conditions: compilePhrases([{ label: "condition", terms: source.conditions }]),
    relations: compilePhrases(byLabel(source.relations)),
    frames: compilePhrases([{ label: "frame", terms: source.frames ?? [] }]),
    telling: compilePhrases([{ label: "telling", terms: source.telling ?? [] }]),
    sums: compilePhrases<Mark>([
      { label: "inside", terms: source.sums?.inside ?? [] },
      { label: "within", terms: source.sums?.within ?? [] },
      { label: "above", terms: source.sums?.above ?? [] },
      { label: "beside", terms: source.sums?.beside ?? [] },
    ]),
    abbreviations: Object.entries(source.abbreviations).map(([short, long]) => ({ short, long })),
    absence: compilePhrases([
      { label: "absence", terms: [...deny.flatMap((no) => tell.map((verb) => `${no} ${verb}`)), ...phrases] },
    ]),
    figures: compilePhrases([{ label: "figure", terms: source.absence.figures }]),
    joins: compilePhrases([{ label: "join", terms: source.joins ?? [] }]),
    sayings: compilePhrases(
      (source.sayings ?? []).map(({ phrases: terms }, index) => ({ label: String(index), terms })),
    ),
    topicsOfSaying: (label) => sayingTopics[Number(label)] ?? null,
    groupsOf: (one) => byStem.get(one) ?? [],
    synonymsOf: (one) =>
      (byStem.get(one) ?? []).filter(
        ({ naming, by, value, topics }) => !naming && by === null && (value === null || topics !== null),
      ),
  };
}
