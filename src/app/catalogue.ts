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
 * The postings of a house: which of them candidates are answered from, and which one a message names. Follows what is
 * published, closed, paused and handled in another way.
 */
export type PostingCatalogue = {
  /** All that anybody is answered from, by title. */
  all(tenant: string): Promise<readonly Posting[]>;
  /** Those that are offered to somebody, by title. */
  list(seeker: Seeker): Promise<readonly Posting[]>;
  /** The only one that there is for somebody, paused though it may be; `null` where there are others, or none. */
  only(seeker: Seeker): Promise<Posting | null>;
  /**
   * The posting that a message names, of those that are offered to whoever wrote it and those that its links lead to. A
   * paused one is named, too: whoever means it is told so, and not answered from another.
   */
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

/** `open`: those that are not closed · `list`: of them, those that anybody is answered from, by title. */
type House = {
  open: ReadonlyMap<string, PostingEntry>;
  list: readonly Posting[];
  name: NamePosting;
  /** Of the postings that not everybody is offered, closed ones too. */
  audiences: ReadonlyMap<string, Audience>;
};

const offeredTo =
  ({ closed, unlisted }: Hidden) =>
  ({ key }: Posting): boolean =>
    !closed.has(key) && !unlisted.has(key);

/** Resolves to the house as it is now; reads everything once, and then only what changed. */
function followHouse(tenant: string, { postings, vocabulary, clock }: CatalogueParts): () => Promise<House> {
  const known = new Map<string, number>();
  const namer = createPostingNamer(vocabulary);
  const open = new Map<string, PostingEntry>();
  const audiences = new Map<string, Audience>();
  let sorted: readonly Posting[] | null = null;
  let since = 0;
  let askedAt = Number.NEGATIVE_INFINITY;

  const enter = (entry: PostingEntry): void => {
    const { posting } = entry;
    known.set(posting.key, entry.changedAt);
    since = Math.max(since, entry.changedAt);
    if (entry.handling.audience.kind === "workspace") audiences.delete(posting.key);
    else audiences.set(posting.key, entry.handling.audience);
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
    return { open, list: sorted, name: namer.name, audiences };
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
    // Together: where the messenger does not answer, each would be waited for.
    await Promise.all(
      [...audiences].map(async ([key, audience]) => {
        if (audience.kind === "link") unlisted.add(key);
        else if (!(await isOpen(audience, person))) closed.add(key);
      }),
    );
    return { closed, unlisted };
  }

  return {
    all: async (tenant) => (await house(tenant)).list,
    list: async ({ tenant, candidate }) => {
      const known = await house(tenant);
      const isOffered = offeredTo(await hiddenFrom(candidate, known));
      return known.list.filter(isOffered);
    },
    only: async ({ tenant, candidate }) => {
      const known = await house(tenant);
      const isOffered = offeredTo(await hiddenFrom(candidate, known));
      // No further than to a second one: there may be thousands.
      const [first = null, second] = known.open
        .values()
        .map(({ posting }) => posting)
        .filter(isOffered)
        .take(2);
      return second === undefined ? first : null;
    },
    name: async ({ tenant, candidate }, message, current) => {
      const known = await house(tenant);
      return known.name(message, current, await hiddenFrom(candidate, known));
    },
    isOpenTo: async ({ tenant, candidate }, key) => isOpen((await house(tenant)).audiences.get(key), candidate),
  };
}
