import { distance } from "fastest-levenshtein";
import type { PostingEntry } from "../../domain/posting.ts";
import { foldedWords } from "../../domain/words.ts";

export type NamedField = "title" | "employer" | "places";

/** By which of its parts each word names a posting, by the posting's key. */
export type Naming = ReadonlyMap<string, ReadonlySet<NamedField>>;

export type PostingSearch = {
  put(entry: PostingEntry): void;
  remove(key: string): void;
  /** The postings that one word of a message names: as it is written, as a beginning, or misspelt. */
  naming(word: string): Naming;
  /** The postings whose title abbreviates these words: "machine learning" for "ML". */
  abbreviating(words: readonly string[]): Naming;
};

const shortestPrefix = 4;
const shortestMisspelt = 5;
const nobody: Naming = new Map();

/** "Machine Learning Engineer" → ml, le, mle. */
function initialsOf(title: string): string[] {
  const words = foldedWords(title);
  return words.flatMap((_, start) =>
    [2, 3, 4].flatMap((count) => {
      const run = words.slice(start, start + count);
      return run.length === count ? [run.map((word) => word[0]).join("")] : [];
    }),
  );
}

/** Written as one: "ML", not "is". */
const acronym = /(?<!\p{L})\p{Lu}{2,4}(?!\p{L})/gu;

const sorted = (word: string): string => word.split("").toSorted().join("");

/** One slip in a short word, two in a long one; letters in the wrong order are one. The first letter is right. */
function isSlip(written: string, meant: string): boolean {
  if (written[0] !== meant[0] || Math.abs(written.length - meant.length) > 2) return false;
  if (written.length === meant.length && sorted(written) === sorted(meant)) return true;
  return distance(written, meant) <= (written.length >= 8 ? 2 : 1);
}

/** "nurses" and "nurse" are one word; a stem would move a misspelt word too far from the right one. */
const root = (word: string): string => (word.length > 4 ? word.replace(/s$/u, "") : word);

/** Which postings each term names, and by what. Terms are few where postings are many, so that looking through them is quick. */
function termIndex() {
  const postings = new Map<string, Map<string, Set<NamedField>>>();
  const termsOf = new Map<string, Set<string>>();
  return {
    terms: () => postings.keys(),
    get: (term: string): Naming => postings.get(term) ?? nobody,
    add: (key: string, term: string, field: NamedField): void => {
      const named = postings.get(term) ?? new Map<string, Set<NamedField>>();
      postings.set(term, named);
      named.set(key, (named.get(key) ?? new Set()).add(field));
      termsOf.set(key, (termsOf.get(key) ?? new Set()).add(term));
    },
    remove: (key: string): void => {
      for (const term of termsOf.get(key) ?? []) {
        const named = postings.get(term);
        named?.delete(key);
        if (named?.size === 0) postings.delete(term);
      }
      termsOf.delete(key);
    },
  };
}
type TermIndex = ReturnType<typeof termIndex>;

function union(index: TermIndex, terms: readonly string[]): Naming {
  const [only, ...others] = terms;
  if (only === undefined) return nobody;
  if (others.length === 0) return index.get(only);
  const all = new Map<string, Set<NamedField>>();
  for (const term of terms) {
    for (const [key, fields] of index.get(term)) all.set(key, (all.get(key) ?? new Set<NamedField>()).union(fields));
  }
  return all;
}

/** @param isAskable whether a word is one that questions are made of: such a word is not another one misspelt */
export function searchPostings(isAskable: (word: string) => boolean): PostingSearch {
  const written = termIndex();
  const initials = termIndex();
  const acronyms = termIndex();

  const remove = (key: string): void => {
    for (const index of [written, initials, acronyms]) index.remove(key);
  };

  return {
    put: ({ posting: { key, title, employer }, places }) => {
      remove(key);
      for (const word of foldedWords(title)) written.add(key, root(word), "title");
      for (const word of foldedWords(employer ?? "")) written.add(key, root(word), "employer");
      for (const word of foldedWords(places.join(" "))) written.add(key, root(word), "places");
      for (const run of initialsOf(title)) initials.add(key, run, "title");
      for (const short of title.match(acronym) ?? []) acronyms.add(key, short.toLowerCase(), "title");
    },
    remove,
    naming: (word) => {
      const term = root(word);
      const exact = [written, initials, acronyms].map((index) => index.get(term)).filter(({ size }) => size > 0);
      const [first, ...more] = exact;
      if (first !== undefined) return more.length === 0 ? first : new Map(exact.flatMap((naming) => [...naming]));
      if (word.length < shortestPrefix || isAskable(word)) return nobody;
      const all = [...written.terms()];
      const begun = all.filter((one) => one.startsWith(term));
      if (begun.length > 0 || word.length < shortestMisspelt) return union(written, begun);
      return union(
        written,
        all.filter((one) => isSlip(term, one)),
      );
    },
    abbreviating: (words) => (words.length < 2 ? nobody : acronyms.get(words.map((word) => word[0]).join(""))),
  };
}
