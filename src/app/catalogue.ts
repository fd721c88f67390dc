import {
  createPostingNamer,
  type Current,
  type Named,
  type NamePosting,
  type NamingVocabulary,
} from "../answer/choose/name-posting.ts";
import type { Posting, PostingEntry } from "../domain/posting.ts";
import type { PostingStore } from "../ports.ts";

/** The open postings of a house: which there are, and which one a message names. Follows what is published and closed. */
export type PostingCatalogue = {
  /** By title. */
  list(tenant: string): Promise<readonly Posting[]>;
  name(tenant: string, message: string, current: Current | null): Promise<Named>;
};

/**
 * How far back changes are read once more: a change is stamped before it is committed, so that one which another
 * process made may appear behind those that were read already.
 */
const overlapMs = 60_000;

const byTitle = (left: Posting, right: Posting): number =>
  left.title.localeCompare(right.title, "en") || (left.key < right.key ? -1 : 1);

type House = { list: readonly Posting[]; name: NamePosting };

/** Resolves to the house as it is now; reads everything once, and then only what changed. */
function followHouse(
  postings: Pick<PostingStore, "changes">,
  tenant: string,
  vocabulary: NamingVocabulary,
): () => Promise<House> {
  const open = new Map<string, PostingEntry>();
  let since = 0;
  let known: House | null = null;
  return async () => {
    for (const entry of await postings.changes(tenant, Math.max(0, since - overlapMs))) {
      const { key } = entry.posting;
      since = Math.max(since, entry.changedAt);
      const isKnown = entry.closedAt === null ? open.get(key)?.changedAt === entry.changedAt : !open.has(key);
      if (isKnown) continue;
      if (entry.closedAt === null) open.set(key, entry);
      else open.delete(key);
      known = null;
    }
    const entries = [...open.values()];
    known ??= {
      list: entries.map(({ posting }) => posting).toSorted(byTitle),
      name: createPostingNamer(entries, vocabulary),
    };
    return known;
  };
}

export function createCatalogue(
  postings: Pick<PostingStore, "changes">,
  vocabulary: NamingVocabulary,
): PostingCatalogue {
  const houses = new Map<string, () => Promise<House>>();
  const house = (tenant: string): Promise<House> => {
    const known = houses.get(tenant) ?? followHouse(postings, tenant, vocabulary);
    houses.set(tenant, known);
    return known();
  };
  return {
    list: async (tenant) => (await house(tenant)).list,
    name: async (tenant, message, current) => (await house(tenant)).name(message, current),
  };
}
