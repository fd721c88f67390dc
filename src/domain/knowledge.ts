import { z } from "zod";
import type { Dictionaries } from "./as-english.ts";
import type { ClaimGrammar } from "./claim-grammar.ts";
import { compileDictionary, type Entries } from "./dictionary.ts";
import type { Glossary } from "./glossary.ts";
import { compileLexicon, type Lexicon, type Terms } from "./lexicon.ts";
import { createNearestWord } from "./nearest-word.ts";
import { Act } from "./question.ts";
import { Topic } from "./topic.ts";
import type { PairingModel } from "./pairing-model.ts";
import type { TopicModel } from "./topic-model.ts";
import { fold, foldedWords } from "./words.ts";

const TermList = z.array(z.string().min(1));
const Language = z.string().regex(/^[a-z]{2}$/u);

/** How postings of one language speak: a topic's headings and the words of its statements. `knowledge/posting-words/`. */
export const PostingWords = z.strictObject({
  headings: z.partialRecord(Topic, TermList),
  statements: z.partialRecord(Topic, TermList),
});
export type PostingWords = z.infer<typeof PostingWords>;

/**
 * What can be asked about a topic, more finely than the topic: concept → language → terms, in candidates' words and in
 * postings'. The concept that is named like its topic stands for the topic as a whole. `knowledge/concepts/<topic>.yaml`.
 */
export const Concepts = z.record(z.string().regex(/^[a-z][a-z0-9_]*$/u), z.partialRecord(Language, TermList));
export type Concepts = z.infer<typeof Concepts>;

/** Signs of what a message does, by act. `knowledge/acts/<language>.yaml`. */
export const ActWords = z.partialRecord(Act, TermList);
export type ActWords = z.infer<typeof ActWords>;

/** Grammar words by language. `knowledge/function-words.yaml`. */
export const FunctionWords = z.record(Language, TermList);
export type FunctionWords = z.infer<typeof FunctionWords>;

/** The closed vocabularies, compiled once at start. */
export type Vocabularies = {
  headings: Lexicon<Topic>;
  statements: Lexicon<Topic>;
  questions: Lexicon<Topic>;
  acts: Lexicon<Act>;
  concepts: Lexicon<string>;
  topicOf(concept: string): Topic;
  /** Which languages' vocabularies a text uses. */
  languages: Lexicon<string>;
  /** Words that carry a question's grammar and nothing to look up, of all languages, folded. */
  functionWords: ReadonlySet<string>;
  /** Every single word of the candidates' vocabulary, by language: what a misspelt word may have meant. */
  spellings: ReadonlyMap<string, readonly string[]>;
  /** Words of any language that are right as they are. */
  knownWords: ReadonlySet<string>;
  /** The words that people use most, by language, folded: none of them is a misspelling. */
  commonWords: ReadonlyMap<string, ReadonlySet<string>>;
  /** How much a folded word says by itself, from 0 for the commonest of any language to 1 for one that is not common. */
  specificity(word: string): number;
  /** What a free sentence may be made of, by language. */
  claimGrammars: ReadonlyMap<string, ClaimGrammar>;
  /** What may be said in another language than a posting's. */
  glossary: Glossary;
  /** What texts are read by, to find what answers. */
  dictionaries: Dictionaries;
  /** The common word of a language that a misspelt folded one most likely means; `null` where none is near. */
  nearestCommon(word: string, language: string): string | null;
};

/** What is known of how candidates and postings speak: the vocabularies, and what was learnt beyond them. */
export type Knowledge = Vocabularies & {
  topicModel: TopicModel;
  /** Its labels are acts. */
  actModel: TopicModel;
  pairingModel: PairingModel;
};

/** Texts by the concept that they ask about or state, or by the act that they do. `knowledge/examples/`. */
export const Examples = z.strictObject({
  concepts: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/u), TermList),
  acts: ActWords,
});
export type Examples = z.infer<typeof Examples>;

export type VocabularySource = {
  postingWords: readonly PostingWords[];
  concepts: ReadonlyMap<Topic, Concepts>;
  acts: ReadonlyMap<string, ActWords>;
  functionWords: FunctionWords;
  claimGrammars: ReadonlyMap<string, ClaimGrammar>;
  glossary: Glossary;
  /** By language: words or short phrases, and the English ones that stand for them. `knowledge/dictionaries/`. */
  dictionaries: ReadonlyMap<string, Entries>;
  /** By language, the commonest first. */
  commonWords: ReadonlyMap<string, readonly string[]>;
};

type Entry = { topic: Topic; concept: string; language: string; terms: readonly string[] };

const entriesOf = (concepts: VocabularySource["concepts"]): Entry[] =>
  [...concepts].flatMap(([topic, byConcept]) =>
    Object.entries(byConcept).flatMap(([concept, byLanguage]) =>
      Object.entries(byLanguage).map(([language, terms]) => ({ topic, concept, language, terms: terms ?? [] })),
    ),
  );

/** The single words of the terms, long enough to be misspelt. */
const wordsOf = (entries: readonly Entry[]): string[] => [
  ...new Set(entries.flatMap(({ terms }) => terms.flatMap((term) => term.toLowerCase().match(/\p{L}{4,}\*?/gu) ?? []))),
];

const labelled = <Label extends string>(entries: readonly Entry[], label: (entry: Entry) => Label): Terms<Label>[] =>
  entries.map((entry) => ({ label: label(entry), terms: entry.terms }));

const byTopic = (words: Readonly<Partial<Record<Topic, readonly string[]>>>): Terms<Topic>[] =>
  Topic.options.map((topic) => ({ label: topic, terms: words[topic] ?? [] }));

const byAct = (words: ActWords): Terms<Act>[] => Act.options.map((act) => ({ label: act, terms: words[act] ?? [] }));

const folded = (word: string): string => fold(word).trim();

/** Ranks fall off steeply: the hundredth word of a language says little more than the tenth, the five-thousandth much. */
function specificities(lists: VocabularySource["commonWords"]): (word: string) => number {
  const known = new Map<string, number>();
  for (const words of lists.values())
    for (const [rank, word] of words.entries())
      known.set(word, Math.min(known.get(word) ?? 1, Math.sqrt(rank / words.length)));
  return (word) => known.get(word) ?? 1;
}

/** Each language's are looked up when first asked for: most postings are in one. */
function nearestCommonWords(lists: VocabularySource["commonWords"]): Vocabularies["nearestCommon"] {
  const known = new Map<string, (word: string) => string | null>();
  return (word, language) => {
    const nearest = known.get(language) ?? createNearestWord(lists.get(language) ?? []);
    known.set(language, nearest);
    return nearest(word);
  };
}

/** Candidates say "cover letters" and postings "a cover letter"; how postings are cut must not hang on it. */
const inflected = { plurals: true };

/** A candidate may write in another language than the posting, so all languages' vocabularies are read together. */
export function compileVocabularies(source: VocabularySource): Vocabularies {
  const { postingWords, concepts, acts, functionWords, claimGrammars, glossary } = source;
  const commonWords = new Map([...source.commonWords].map(([language, words]) => [language, words.map(folded)]));
  const entries = entriesOf(concepts);
  const topics = new Map(entries.map(({ concept, topic }) => [concept, topic]));
  const spoken = [...acts].map(([language, words]) => ({ label: language, terms: Object.values(words).flat() }));
  return {
    headings: compileLexicon(postingWords.flatMap(({ headings }) => byTopic(headings))),
    statements: compileLexicon(postingWords.flatMap(({ statements }) => byTopic(statements))),
    questions: compileLexicon(labelled(entries, ({ topic }) => topic)),
    acts: compileLexicon([...acts.values()].flatMap(byAct), inflected),
    concepts: compileLexicon(
      labelled(entries, ({ concept }) => concept),
      inflected,
    ),
    topicOf: (concept) => topics.get(concept) ?? "other",
    languages: compileLexicon([...labelled(entries, ({ language }) => language), ...spoken]),
    claimGrammars,
    glossary,
    dictionaries: new Map(
      [...source.dictionaries].map(([language, words]) => [language, compileDictionary(words, language)]),
    ),
    nearestCommon: nearestCommonWords(commonWords),
    functionWords: new Set(Object.values(functionWords).flat()),
    spellings: new Map(
      [...Map.groupBy(entries, ({ language }) => language)].map(([language, own]) => [language, wordsOf(own)]),
    ),
    commonWords: new Map(
      [...commonWords].map(([language, words]) => [
        language,
        new Set(words.flatMap((word) => (word.includes(" ") ? word.split(" ") : word))),
      ]),
    ),
    specificity: specificities(commonWords),
    knownWords: new Set([
      ...Object.values(functionWords).flat(),
      ...spoken.flatMap(({ terms }) => terms.flatMap(foldedWords)),
      ...wordsOf(entries).flatMap(foldedWords),
    ]),
  };
}
