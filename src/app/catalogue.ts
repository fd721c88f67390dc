import {
  createPostingNamer,
  type Current,
  type Hidden,
  type Named,
  type NamePosting,
  type NamingVocabulary,
} from "../answer/choose/name-posting.ts";
import type { Audience } from "../domain/handling.ts";
import { isServed, type Posting, type PostingEntry } from "../domain/posting.ts";
import type { Clock, Membership, PostingStore } from "../ports.ts";

/** Somebody of a workspace who looks for a posting. */
export type Seeker = { tenant: string; candidate: string };

/**
 * The postings of a house that candidates are answered from: which there are, and which one a message names. Follows
 * what is published, closed, paused and handled in another way.
 */
export type PostingCatalogue = {
  /** All of them, whoever they are offered to; by title. */
  all(tenant: string): Promise<readonly Posting[]>;
  /** Those that are offered to somebody, by title. */
  list(seeker: Seeker): Promise<readonly Posting[]>;
  /** The posting that a message names, of those that are offered to whoever wrote it and those that its links lead to. */
  name(seeker: Seeker, message: string, current: Current | null): Promise<Named>;
  /** Whether somebody who came to a posting is answered from it. Where that cannot be known they are not. */
  isOpenTo(seeker: Seeker, key: string): Promise<boolean>;
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

/** `audiences`: of the postings that not everybody is offered. */
type House = { list: readonly Posting[]; name: NamePosting; audiences: ReadonlyMap<string, Audience> };

/** Resolves to the house as it is now; reads everything once, and then only what changed. */
function followHouse(tenant: string, { postings, vocabulary, clock }: CatalogueParts): () => Promise<House> {
  const known = new Map<string, number>();
  const namer = createPostingNamer(vocabulary);
  const open = new Map<string, Posting>();
  const audiences = new Map<string, Audience>();
  let sorted: readonly Posting[] | null = null;
  let since = 0;
  let askedAt = Number.NEGATIVE_INFINITY;

  const enter = ({ posting, ...entry }: PostingEntry): void => {
    known.set(posting.key, entry.changedAt);
    since = Math.max(since, entry.changedAt);
    if (entry.handling.audience.kind === "workspace") audiences.delete(posting.key);
    else audiences.set(posting.key, entry.handling.audience);
    if (isServed(entry)) {
      open.set(posting.key, posting);
      namer.put({ posting, ...entry });
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
    sorted ??= [...open.values()].toSorted(byTitle);
    return { list: sorted, name: namer.name, audiences };
  };
}

type CatalogueParts = {
  postings: Pick<PostingStore, "changes" | "entries">;
  vocabulary: NamingVocabulary;
  membership: Pick<Membership, "isMember">;
  clock: Clock;
};

export function createCatalogue(parts: CatalogueParts): PostingCatalogue {
  const houses = new Map<string, () => Promise<House>>();
  const house = (tenant: string): Promise<House> => {
    const known = houses.get(tenant) ?? followHouse(tenant, parts);
    houses.set(tenant, known);
    return known();
  };
  const isOpen = async (audience: Audience | undefined, person: string): Promise<boolean> =>
    audience?.kind === "members" ? parts.membership.isMember(audience.channel, person) : true;

  /** What is kept from somebody: `closed` altogether, `unlisted` until they send its link. */
  async function hiddenFrom(person: string, { audiences }: House): Promise<Hidden> {
    const closed = new Set<string>();
    const unlisted = new Set<string>();
    for (const [key, audience] of audiences) {
      if (audience.kind === "link") unlisted.add(key);
      else if (!(await isOpen(audience, person))) closed.add(key);
    }
    return { closed, unlisted };
  }

  return {
    all: async (tenant) => (await house(tenant)).list,
    list: async ({ tenant, candidate }) => {
      const known = await house(tenant);
      const { closed, unlisted } = await hiddenFrom(candidate, known);
      return closed.size + unlisted.size === 0
        ? known.list
        : known.list.filter(({ key }) => !closed.has(key) && !unlisted.has(key));
    },
    name: async ({ tenant, candidate }, message, current) => {
      const known = await house(tenant);
      return known.name(message, current, await hiddenFrom(candidate, known));
    },
    isOpenTo: async ({ tenant, candidate }, key) => isOpen((await house(tenant)).audiences.get(key), candidate),
  };
}
