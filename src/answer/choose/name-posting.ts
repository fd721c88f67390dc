import type { ChoosingWords } from "../../domain/choosing-words.ts";
import { type Fact, showable } from "../../domain/fact.ts";
import type { PostingEntry, Revision } from "../../domain/posting.ts";
import { fold, foldedWords } from "../../domain/words.ts";
import { isMark, referenceKey } from "./catalogue.ts";
import { asksMore, type Phrase, readPhrase, readWords, type Word } from "./read-naming.ts";
import { type NamedField, type Naming, searchPostings } from "./search-postings.ts";

/**
 * Which posting a message names. one: this, another than the current one · several: one of these, the best first ·
 * list: it asks which postings there are · none: it names none, or the current one. `asks`: it holds a question too.
 */
export type Named =
  | { kind: "one"; key: string; asks: boolean }
  | { kind: "several"; keys: readonly string[]; asks: boolean }
  | { kind: "list" }
  | { kind: "none" };

/** The posting that is talked about, whose own words are never taken for another's name. */
export type Current = Pick<Revision, "posting" | "facts">;

export type NamePosting = (message: string, current: Current | null) => Named;

export type NamingVocabulary = {
  choosing: ChoosingWords;
  functionWords: ReadonlySet<string>;
  /** Whether a word is one that questions are made of: "remote", "perks". */
  isAskable: (word: string) => boolean;
};

const none: Named = { kind: "none" };
const link = /https?:\/\/[^\s<>|]+/giu;
/** Longer than this and a posting that is mentioned in passing is no choice. */
const longestAside = 25;
const longestRead = 1_000;

/** Words that stand beside one another and are parts of one posting's title: "how much does the nurse manager make". */
function titleRun(words: readonly Word[], namings: ReadonlyMap<string, Naming>): string[] {
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (word.role !== "content" || next?.role !== "content") continue;
    const holds = (text: string, key: string): boolean => namings.get(text)?.get(key)?.has("title") === true;
    for (const key of namings.get(word.text)?.keys() ?? []) {
      if (holds(word.text, key) && holds(next.text, key)) return [word.text, next.text];
    }
  }
  return [];
}

const fieldsOf = (phrase: readonly string[], namings: ReadonlyMap<string, Naming>, keys: readonly string[]) =>
  new Set(phrase.flatMap((word) => keys.flatMap((key): NamedField[] => [...(namings.get(word)?.get(key) ?? [])])));

function chosen(keys: readonly string[], asks: boolean): Named {
  const [key, ...others] = keys;
  if (key === undefined) return none;
  return others.length === 0 ? { kind: "one", key, asks } : { kind: "several", keys, asks };
}

/** Each mark's posting; one that two of them share tells neither. */
function marksOf(catalogue: readonly PostingEntry[]): Map<string, string> {
  const marks = new Map<string, string>();
  const shared = new Set<string>();
  for (const { posting, references } of catalogue) {
    for (const reference of references) {
      if (marks.has(reference)) shared.add(reference);
      marks.set(reference, posting.key);
    }
  }
  for (const reference of shared) marks.delete(reference);
  return marks;
}

/** @param catalogue the postings that can be named */
export function createPostingNamer(catalogue: readonly PostingEntry[], vocabulary: NamingVocabulary): NamePosting {
  const { choosing, functionWords, isAskable } = vocabulary;
  const search = searchPostings(catalogue, isAskable);
  const titles = catalogue.map(({ posting: { title } }) => ({ folded: fold(title), count: foldedWords(title).length }));
  const marks = marksOf(catalogue);
  const said = new WeakMap<readonly Fact[], string>();

  /** All that a posting says, folded: what stands in here can be a question about it. */
  function wordsOf({ posting, facts }: Current): string {
    const known = said.get(facts);
    if (known !== undefined) return known;
    const statements = showable(facts).map(({ statement }) => statement);
    const words = fold([posting.title, posting.employer ?? "", ...statements].join(" . "));
    said.set(facts, words);
    return words;
  }

  /** Each word's postings; words that an abbreviation in a title stands for name it together. */
  function namingsOf(words: readonly string[]): Map<string, Naming> {
    const namings = new Map(words.map((word) => [word, search.naming(word)]));
    for (const [at, first] of words.entries()) {
      for (const run of [words.slice(at, at + 3), words.slice(at, at + 2)]) {
        if (run.length < 2 || (namings.get(first)?.size ?? 0) > 0) continue;
        const together = search.abbreviating(run);
        if (together.size > 0) for (const word of run) namings.set(word, together);
      }
    }
    return namings;
  }

  /** Links and requisitions: whoever sends one means that posting. */
  function byReference(message: string): string[] {
    const links = [...message.matchAll(link)].map(([found]) => referenceKey(found));
    const segments = links.flatMap((address) => address.split("/")).filter(isMark);
    const bare = message.replaceAll(link, " ").split(/\s+/u).map(referenceKey).filter(isMark);
    return [...new Set([...links, ...segments, ...bare].flatMap((reference) => marks.get(reference) ?? []))];
  }

  function asksForList(words: readonly Word[]): boolean {
    const isPlain = words.every(
      ({ text, role }) => role === "noun" || role === "pronoun" || role === "bare" || choosing.listWords.has(text),
    );
    return isPlain && choosing.list.score(words.map(({ text }) => text).join(" ")).length > 0;
  }

  /** A title in full names its posting, whatever words it is made of. */
  function byTitle(words: readonly Word[], current: Current | null): Phrase | null {
    const text = ` ${words.map((word) => word.text).join(" ")} `;
    const [title] = titles
      .filter(({ folded, count }) => text.includes(folded) && (count > 1 || text.trim() === folded.trim()))
      .toSorted((a, b) => b.count - a.count);
    if (title === undefined) return null;
    const beside = readWords(foldedWords(text.replace(title.folded, " ")), { choosing, functionWords });
    const isBare = beside.every(({ role }) => role !== "content" && role !== "other");
    if (current !== null && !isBare) return null;
    return { words: foldedWords(title.folded), sign: "turn", hasNoun: true };
  }

  /** The postings that all of these words name; where no posting has them all, those that have most of them. */
  function fitting(
    phrase: readonly string[],
    namings: ReadonlyMap<string, Naming>,
  ): { keys: string[]; isComplete: boolean } {
    const counted = catalogue
      .map(({ posting: { key, title } }) => {
        const fields = phrase.flatMap((word): NamedField[][] => {
          const naming = namings.get(word)?.get(key);
          return naming === undefined ? [] : [[...naming]];
        });
        const isWhole = foldedWords(title).every((word) => phrase.includes(word));
        return { key, count: fields.length, isWhole, fields: new Set(fields.flat()) };
      })
      .filter(({ count }) => count > 0);
    const most = Math.max(0, ...counted.map(({ count }) => count));
    const best = counted.filter(({ count }) => count === most);
    const whole = best.filter(({ isWhole }) => isWhole);
    const isComplete = most === phrase.length;
    return { keys: (isComplete && whole.length === 1 ? whole : best).map(({ key }) => key), isComplete };
  }

  /** Whether a phrase can be about the current posting: it names that one too, or stands in its text. */
  function isOfCurrent(phrase: readonly string[], namings: ReadonlyMap<string, Naming>, current: Current): boolean {
    if (phrase.every((word) => namings.get(word)?.has(current.posting.key) === true)) return true;
    return wordsOf(current).includes(` ${phrase.join(" ")} `);
  }

  /** A question is about the posting that is talked about, unless it plainly names another one. */
  function turnsAway(phrase: Phrase, words: readonly Word[], fields: ReadonlySet<NamedField>): boolean {
    const isNamed = fields.has("title") || fields.has("employer");
    if (!isNamed || words.some(({ text }) => choosing.here.has(text))) return false;
    if (phrase.sign !== "none") return phrase.hasNoun || fields.size > 1;
    return words.length <= longestAside && words.every(({ role }) => role !== "pronoun");
  }

  return (message, current) => {
    const read = message.slice(0, longestRead);
    const referred = byReference(read);
    const written = read.replaceAll(link, " ").split(/\s+/u);
    const texts = foldedWords(written.filter((token) => !marks.has(referenceKey(token))).join(" "));
    const namings = namingsOf([...new Set(texts)]);
    const isNaming = (word: string): boolean => (namings.get(word)?.size ?? 0) > 0;
    const reading = { choosing, functionWords, isNaming };
    const words = readWords(texts, reading);
    if (referred.length > 0) {
      const others = referred.filter((key) => key !== current?.posting.key);
      const asks = asksMore(words, [], reading);
      return others.length < referred.length ? none : chosen(others, asks);
    }
    if (asksForList(words)) return { kind: "list" };
    const phrase = byTitle(words, current) ?? readPhrase(words, reading);
    const run = current === null && phrase === null ? titleRun(words, namings) : [];
    const named: Phrase | null = phrase ?? (run.length > 0 ? { words: run, sign: "none", hasNoun: false } : null);
    if (named === null) return none;
    const { keys, isComplete } = fitting(named.words, namings);
    const fields = fieldsOf(named.words, namings, keys);
    // "Remote?" asks; "Berlin" names.
    if (!named.hasNoun && !fields.has("title") && !fields.has("employer") && named.words.some(isAskable)) return none;
    if (current !== null && !isComplete) return none;
    // "Can I switch to nights?" asks.
    const isTold = named.sign === "switch" && !read.includes("?");
    if (current !== null && !isTold) {
      if (keys.includes(current.posting.key) || isOfCurrent(named.words, namings, current)) return none;
      if (!turnsAway(named, words, fields)) return none;
    }
    return chosen(
      keys.filter((key) => key !== current?.posting.key),
      asksMore(words, named.words, reading),
    );
  };
}
