import { distance } from "fastest-levenshtein";
import MiniSearch from "minisearch";
import type { PostingEntry } from "../../domain/posting.ts";
import { foldedWords } from "../../domain/words.ts";

export type NamedField = "title" | "employer" | "places";

/** By which of its parts each word names a posting, by the posting's key. */
export type Naming = ReadonlyMap<string, ReadonlySet<NamedField>>;

export type PostingSearch = {
  /** The postings that one word of a message names: as it is written, as a beginning, or misspelt. */
  naming(word: string): Naming;
  /** The postings whose title abbreviates these words: "machine learning" for "ML". */
  abbreviating(words: readonly string[]): Naming;
};

const fields = ["title", "employer", "places", "initials", "acronyms"];
const shortestPrefix = 4;
const shortestMisspelt = 5;

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
  if (written[0] !== meant[0]) return false;
  if (written.length === meant.length && sorted(written) === sorted(meant)) return true;
  return distance(written, meant) <= (written.length >= 8 ? 2 : 1);
}

/** "nurses" and "nurse" are one word; a stem would move a misspelt word too far from the right one. */
const root = (word: string): string => (word.length > 4 ? word.replace(/s$/u, "") : word);

/** @param isAskable whether a word is one that questions are made of: such a word is not another one misspelt */
export function searchPostings(
  catalogue: readonly PostingEntry[],
  isAskable: (word: string) => boolean,
): PostingSearch {
  const index = new MiniSearch<PostingEntry>({
    idField: "key",
    fields,
    tokenize: foldedWords,
    processTerm: root,
    extractField: ({ posting, places }, field) => {
      if (field === "initials") return initialsOf(posting.title).join(" ");
      if (field === "acronyms") return (posting.title.match(acronym) ?? []).join(" ");
      if (field === "places") return places.join(" ");
      if (field === "employer") return posting.employer ?? "";
      return field === "key" ? posting.key : posting.title;
    },
  });
  index.addAll(catalogue);

  function look(
    word: string,
    options: Parameters<typeof index.search>[1],
    fits: (term: string) => boolean,
  ): Map<string, Set<NamedField>> {
    const found = new Map<string, Set<NamedField>>();
    for (const { id, match } of index.search(word, options)) {
      const named = Object.entries(match).flatMap(([term, where]) => (fits(term) ? where : []));
      if (named.length === 0) continue;
      found.set(
        String(id),
        new Set(named.map((field): NamedField => (field === "employer" || field === "places" ? field : "title"))),
      );
    }
    return found;
  }

  return {
    naming: (word) => {
      const exact = look(word, {}, () => true);
      if (exact.size > 0) return exact;
      const written = { fields: ["title", "employer", "places"] };
      if (word.length < shortestPrefix || isAskable(word)) return exact;
      const begun = look(word, { ...written, prefix: true }, () => true);
      if (begun.size > 0 || word.length < shortestMisspelt) return begun;
      return look(word, { ...written, fuzzy: 2 }, (term) => isSlip(root(word), term));
    },
    abbreviating: (words) =>
      words.length < 2 ? new Map() : look(words.map((word) => word[0]).join(""), { fields: ["acronyms"] }, () => true),
  };
}
