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

/** Keys of the postings that whoever writes is not offered: `closed` altogether, `unlisted` until they send its link. */
export type Hidden = { closed: ReadonlySet<string>; unlisted: ReadonlySet<string> };

export type NamePosting = (message: string, current: Current | null, hidden?: Hidden) => Named;

export type NamingVocabulary = {
  choosing: ChoosingWords;
  functionWords: ReadonlySet<string>;
  /** Whether a word is one that questions are made of: "remote", "perks". */
  isAskable: (word: string) => boolean;
};

const none: Named = { kind: "none" };
const nothingHidden: Hidden = { closed: new Set(), unlisted: new Set() };

type IsNameable = (key: string) => boolean;

const anyKey: IsNameable = () => true;

const nameableIn = (naming: Naming, isNameable: IsNameable): Naming =>
  isNameable === anyKey ? naming : new Map([...naming].filter(([key]) => isNameable(key)));
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

/** Follows which postings there are, and tells which one a message names. */
export type PostingNamer = { put(entry: PostingEntry): void; remove(key: string): void; name: NamePosting };

type Title = { folded: string; words: readonly string[]; keys: Set<string> };

/** Titles by the word that they begin with, each once however many postings have it. */
function titleIndex() {
  const titles = new Map<string, Title>();
  const beginning = new Map<string, Set<Title>>();
  const titleOf = new Map<string, Title>();
  return {
    of: (key: string): Title | undefined => titleOf.get(key),
    beginningWith: (word: string): Iterable<Title> => beginning.get(word) ?? [],
    put: (key: string, title: string): void => {
      const folded = fold(title);
      const words = foldedWords(folded);
      const known = titles.get(folded) ?? { folded, words, keys: new Set<string>() };
      titles.set(folded, known);
      known.keys.add(key);
      titleOf.set(key, known);
      const [first] = words;
      if (first !== undefined) beginning.set(first, (beginning.get(first) ?? new Set()).add(known));
    },
    remove: (key: string): void => {
      const known = titleOf.get(key);
      titleOf.delete(key);
      known?.keys.delete(key);
      if (known === undefined || known.keys.size > 0) return;
      titles.delete(known.folded);
      beginning.get(known.words[0] ?? "")?.delete(known);
    },
  };
}

/** Addresses and requisitions; one that two postings share tells neither. */
function markIndex() {
  const holders = new Map<string, Set<string>>();
  const marksOf = new Map<string, readonly string[]>();
  return {
    has: (mark: string): boolean => holders.has(mark),
    only: (mark: string, closed: ReadonlySet<string>): string[] => {
      const keys = [...(holders.get(mark) ?? [])].filter((key) => !closed.has(key));
      return keys.length === 1 ? keys : [];
    },
    put: (key: string, marks: readonly string[]): void => {
      marksOf.set(key, marks);
      for (const mark of marks) holders.set(mark, (holders.get(mark) ?? new Set()).add(key));
    },
    remove: (key: string): void => {
      for (const mark of marksOf.get(key) ?? []) {
        holders.get(mark)?.delete(key);
        if (holders.get(mark)?.size === 0) holders.delete(mark);
      }
      marksOf.delete(key);
    },
  };
}

/** Of so many that fit, nobody reads further; a reply offers ten. */
const mostNamed = 50;

export function createPostingNamer(vocabulary: NamingVocabulary): PostingNamer {
  const { choosing, functionWords, isAskable } = vocabulary;
  const search = searchPostings(isAskable);
  const titles = titleIndex();
  const marks = markIndex();
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
  function namingsOf(words: readonly string[], isNameable: IsNameable): Map<string, Naming> {
    const namings = new Map(words.map((word) => [word, nameableIn(search.naming(word), isNameable)]));
    for (const [at, first] of words.entries()) {
      for (const run of [words.slice(at, at + 3), words.slice(at, at + 2)]) {
        if (run.length < 2 || (namings.get(first)?.size ?? 0) > 0) continue;
        const together = nameableIn(search.abbreviating(run), isNameable);
        if (together.size > 0) for (const word of run) namings.set(word, together);
      }
    }
    return namings;
  }

  /** Links and requisitions: whoever sends one means that posting. */
  function byReference(message: string, closed: ReadonlySet<string>): string[] {
    const links = [...message.matchAll(link)].map(([found]) => referenceKey(found));
    const segments = links.flatMap((address) => address.split("/")).filter(isMark);
    const bare = message.replaceAll(link, " ").split(/\s+/u).map(referenceKey).filter(isMark);
    return [...new Set([...links, ...segments, ...bare].flatMap((reference) => marks.only(reference, closed)))];
  }

  function asksForList(words: readonly Word[]): boolean {
    const isPlain = words.every(
      ({ text, role }) => role === "noun" || role === "pronoun" || role === "bare" || choosing.listWords.has(text),
    );
    return isPlain && choosing.list.score(words.map(({ text }) => text).join(" ")).length > 0;
  }

  /** A title in full names its posting, whatever words it is made of; of several that have it, the employer or place beside it. */
  function byTitle(
    words: readonly Word[],
    current: Current | null,
    { isNaming, isNameable }: { isNaming: (word: string) => boolean; isNameable: IsNameable },
  ): Phrase | null {
    const text = ` ${words.map((word) => word.text).join(" ")} `;
    const [title] = [...new Set(words.map((word) => word.text))]
      .flatMap((word) => [...titles.beginningWith(word)])
      .filter(
        (one) =>
          [...one.keys].some(isNameable) &&
          text.includes(one.folded) &&
          (one.words.length > 1 || text.trim() === one.folded.trim()),
      )
      .toSorted((a, b) => b.words.length - a.words.length);
    if (title === undefined) return null;
    const beside = readWords(foldedWords(text.replace(title.folded, " ")), { choosing, functionWords });
    const isBare = beside.every(({ role }) => role !== "content" && role !== "other");
    if (current !== null && !isBare) return null;
    const more = beside.filter(({ role, text: word }) => role === "content" && isNaming(word)).map((word) => word.text);
    return { words: [...foldedWords(title.folded), ...more], sign: "turn", hasNoun: true };
  }

  /** The postings that all of these words name; where no posting has them all, those that have most of them. */
  function fitting(
    phrase: readonly string[],
    namings: ReadonlyMap<string, Naming>,
  ): { keys: string[]; isComplete: boolean } {
    const counts = new Map<string, number>();
    for (const word of phrase) {
      for (const key of namings.get(word)?.keys() ?? []) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const most = counts.values().reduce((max, count) => Math.max(max, count), 0);
    const best = [...counts].filter(([, count]) => count === most).map(([key]) => key);
    const isComplete = most === phrase.length;
    const isWhole = (key: string): boolean => titles.of(key)?.words.every((word) => phrase.includes(word)) === true;
    const whole = isComplete ? best.filter(isWhole) : [];
    // Where a title is named in full, one that says more is another one.
    return { keys: (whole.length === 1 ? whole : best).slice(0, mostNamed), isComplete };
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

  const name: NamePosting = (message, current, { closed, unlisted } = nothingHidden) => {
    const read = message.slice(0, longestRead);
    const referred = byReference(read, closed);
    const isNameable: IsNameable =
      closed.size + unlisted.size === 0
        ? anyKey
        : (key) => key === current?.posting.key || !(closed.has(key) || unlisted.has(key));
    const written = read.replaceAll(link, " ").split(/\s+/u);
    const texts = foldedWords(written.filter((token) => !marks.has(referenceKey(token))).join(" "));
    const namings = namingsOf([...new Set(texts)], isNameable);
    const isNaming = (word: string): boolean => (namings.get(word)?.size ?? 0) > 0;
    const reading = { choosing, functionWords, isNaming };
    const words = readWords(texts, reading);
    if (referred.length > 0) {
      const others = referred.filter((key) => key !== current?.posting.key);
      const asks = asksMore(words, [], reading);
      return others.length < referred.length ? none : chosen(others, asks);
    }
    if (asksForList(words)) return { kind: "list" };
    const phrase = byTitle(words, current, { isNaming, isNameable }) ?? readPhrase(words, reading);
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

  const remove = (key: string): void => {
    search.remove(key);
    titles.remove(key);
    marks.remove(key);
  };
  return {
    remove,
    put: (entry) => {
      remove(entry.posting.key);
      search.put(entry);
      titles.put(entry.posting.key, entry.posting.title);
      marks.put(entry.posting.key, entry.references);
    },
    name,
  };
}
