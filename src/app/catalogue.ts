import {
  createPostingNamer,
  type Current,
  type Named,
  type NamePosting,
  type NamingVocabulary,
} from "../answer/choose/name-posting.ts";
import { isServed, type Posting, type PostingEntry } from "../domain/posting.ts";
import type { Clock, PostingStore } from "../ports.ts";

/**
 * The postings of a house: which of them candidates are answered from, and which one a message names. Follows what is
 * published, closed and paused.
 */
export type PostingCatalogue = {
  /** Those that candidates are answered from, by title. */
  list(tenant: string): Promise<readonly Posting[]>;
  /** The only one there is, paused though it may be; `null` where there are others, or none. */
  only(tenant: string): Promise<Posting | null>;
  /** A paused one is named, too: whoever means it is told so, and not answered from another. */
  name(tenant: string, message: string, current: Current | null): Promise<Named>;
};

/**
 * How far back changes are read once more: a change is stamped before it is committed, so that one which another
 * process made may appear behind those that were read already.
 */
const overlapMs = 5_000;
/** A message does not wait for the store to be asked whether a posting was published within the last second. */
const freshMs = 1_000;
const readAtOnce = 500;

const byTitle = (left: Posting, right: Posting): number =>
  left.title.localeCompare(right.title, "en") || (left.key < right.key ? -1 : 1);

type House = { list: readonly Posting[]; only: Posting | null; name: NamePosting };

/** Resolves to the house as it is now; reads everything once, and then only what changed. */
function followHouse(tenant: string, { postings, vocabulary, clock }: CatalogueParts): () => Promise<House> {
  const known = new Map<string, number>();
  const namer = createPostingNamer(vocabulary);
  const open = new Map<string, PostingEntry>();
  let sorted: readonly Posting[] | null = null;
  let since = 0;
  let askedAt = Number.NEGATIVE_INFINITY;

  const enter = (entry: PostingEntry): void => {
    const { posting } = entry;
    known.set(posting.key, entry.changedAt);
    since = Math.max(since, entry.changedAt);
    if (entry.closedAt === null) {
      open.set(posting.key, entry);
      namer.put(entry);
    } else {
      open.delete(posting.key);
      namer.remove(posting.key);
    }
    sorted = null;
  };

  async function refresh(): Promise<void> {
    const changes = await postings.changes(tenant, Math.max(0, since - overlapMs));
    const fresh = changes.filter(({ key, changedAt }) => known.get(key) !== changedAt).map(({ key }) => key);
    for (let at = 0; at < fresh.length; at += readAtOnce) {
      for (const entry of await postings.entries(tenant, fresh.slice(at, at + readAtOnce))) enter(entry);
    }
  }

  return async () => {
    const now = clock.now();
    if (now - askedAt >= freshMs) {
      await refresh();
      askedAt = now;
    }
    sorted ??= [...open.values()]
      .filter(isServed)
      .map(({ posting }) => posting)
      .toSorted(byTitle);
    const [single] = open.size === 1 ? open.values() : [];
    return { list: sorted, only: single?.posting ?? null, name: namer.name };
  };
}

type CatalogueParts = {
  postings: Pick<PostingStore, "changes" | "entries">;
  vocabulary: NamingVocabulary;
  clock: Clock;
};

export function createCatalogue(parts: CatalogueParts): PostingCatalogue {
  const houses = new Map<string, () => Promise<House>>();
  const house = (tenant: string): Promise<House> => {
    const known = houses.get(tenant) ?? followHouse(tenant, parts);
    houses.set(tenant, known);
    return known();
  };
  return {
    list: async (tenant) => (await house(tenant)).list,
    only: async (tenant) => (await house(tenant)).only,
    name: async (tenant, message, current) => (await house(tenant)).name(message, current),
  };
}
