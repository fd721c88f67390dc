import { isDeepStrictEqual } from "node:util";
import { tellingMarks } from "../answer/choose/catalogue.ts";
import { NotFoundError } from "../domain/errors.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { IngestedPosting, Revision } from "../domain/posting.ts";
import { type Decision, holdsAt, type ReviewedPosting, standing, type UnderReview } from "../domain/review.ts";
import { applyDecisions } from "../ingest/apply-decisions.ts";
import { compareFacts } from "../ingest/compare-facts.ts";
import type { Clock, Logger, ReviewDesk, Store } from "../ports.ts";

/** at_once: what is read is published as it was read · reviewed: only once a person has been through it. */
export type PublishPolicy = "at_once" | "reviewed";

/** What became of one posting that was read. */
export type Taken = {
  key: string;
  title: string;
  change: "new" | "changed" | "same";
  /** How many facts need a person. */
  openCount: number;
  /** The current revision's number; `null` where it waits for a review, or is no posting. */
  revision: number | null;
};

/** What comes with a posting: decisions of people who reviewed it elsewhere, and the mark of its source. */
export type Along = { decisions?: readonly Decision[]; mark?: string };

export type Publisher = ReviewDesk & {
  /**
   * Keeps a posting that was read, with the decisions that people made about earlier states of it, and with those that
   * came along.
   */
  take(ingested: IngestedPosting, collection: string, along?: Along): Promise<Taken>;
  /** Whether a source was taken before, and nothing has happened since that taking it again would change. */
  isTaken(key: string, collection: string, mark: string): Promise<boolean>;
  /** Publishes what was read and decided so far, though nobody has been through it. */
  release(key: string): Promise<Revision>;
  /** As `publish`, where no fact needs a person any more: what was looked at is what is published. */
  publishCleared(key: string, by: string): Promise<Cleared>;
  /** Closes the postings of a collection that it does not hold any more; resolves to their keys. */
  closeMissing(collection: string, held: ReadonlySet<string>): Promise<string[]>;
};

export type Cleared =
  | { kind: "published"; revision: Revision; isNew: boolean }
  | { kind: "to_review"; count: number }
  | { kind: "not_a_posting" };

export type PublisherParts = {
  store: Pick<Store, "postings" | "reviews">;
  tenant: string;
  knowledge: Knowledge;
  policy: PublishPolicy;
  clock: Clock;
  logger: Logger;
};

/** Puts together reading, review and publishing: the one way by which facts become current. */
export function createPublisher({ store, tenant, knowledge, policy, clock, logger }: PublisherParts): Publisher {
  const { postings, reviews } = store;

  async function publish(reviewed: ReviewedPosting): Promise<Revision> {
    const { posting, facts, lint } = reviewed;
    const publication = { posting, facts, ...tellingMarks(reviewed) };
    const revision = await postings.publish(tenant, publication, clock.now());
    logger.info("posting_published", {
      posting: posting.key,
      revision: revision.number,
      facts: facts.length,
      lint: lint.length,
    });
    return revision;
  }

  /** What people have decided so far, without what had a last day and is over. */
  async function decisionsOf(key: string): Promise<Decision[]> {
    return (await reviews.decisions(tenant, key)).filter((decision) => holdsAt(decision, clock.now()));
  }

  async function review(key: string): Promise<UnderReview> {
    const proposal = await reviews.find(tenant, key);
    if (proposal === null) {
      throw new NotFoundError(`No posting ${key} was read. \`candor postings\` shows those that were.`);
    }
    const { ingested, collection, reviewed } = proposal;
    const made = await decisionsOf(key);
    const decided = applyDecisions(ingested, made, knowledge);
    const current = await postings.current(tenant, key);
    const changes = compareFacts(current?.facts ?? [], decided.facts);
    return { ...decided, collection, reviewed, current, decisions: standing(made), changes };
  }

  async function publishAs(reviewed: UnderReview, by: string): Promise<Revision> {
    const revision = await publish(reviewed);
    const { posting, open } = reviewed;
    await reviews.reviewed(tenant, posting.key, { by, at: clock.now(), openCount: open.length });
    return revision;
  }

  return {
    list: () => reviews.list(tenant),

    review,

    release: async (key) => publish(await review(key)),

    isTaken: async (key, collection, mark) => {
      if (!(await reviews.isTaken(tenant, key, { collection, mark }))) return false;
      if (policy === "reviewed") return true;
      const [entry] = await postings.entries(tenant, [key]);
      return entry?.closedAt === null;
    },

    take: async (ingested, collection, { decisions: brought = [], mark } = {}) => {
      const { key, title } = ingested.posting;
      const known = await decisionsOf(key);
      const added = brought.filter((one) => !known.some((other) => isDeepStrictEqual(one, other)));
      await reviews.decide(tenant, key, added);
      const decided = applyDecisions(ingested, [...known, ...added], knowledge);
      const openCount = decided.open.length;
      const change = await reviews.propose(
        tenant,
        { ingested, collection, openCount, ...(mark === undefined ? {} : { mark }) },
        clock.now(),
      );
      const taken = { key, title, change, openCount };
      if (ingested.posting.kind === "not_a_posting") {
        logger.warn("posting_skipped", { posting: key, kind: ingested.posting.kind });
        return { ...taken, revision: null };
      }
      const isCleared = policy === "at_once" || (await reviews.find(tenant, key))?.reviewed != null;
      if (isCleared) return { ...taken, revision: (await publish(decided)).number };
      const current = await postings.current(tenant, key);
      return { ...taken, revision: current?.number ?? null };
    },

    decide: async (key, decisions) => {
      await review(key);
      await reviews.decide(tenant, key, decisions);
      return review(key);
    },

    publish: async (key, by) => publishAs(await review(key), by),

    publishCleared: async (key, by) => {
      const reviewed = await review(key);
      if (reviewed.posting.kind === "not_a_posting") return { kind: "not_a_posting" };
      if (reviewed.open.length > 0) return { kind: "to_review", count: reviewed.open.length };
      const revision = await publishAs(reviewed, by);
      const { current } = reviewed;
      const isNew = current === null || current.closedAt !== null || current.number !== revision.number;
      return { kind: "published", revision, isNew };
    },

    closeMissing: async (collection, held) => {
      const gone = (await reviews.list(tenant, collection)).filter(({ key }) => !held.has(key));
      const closed: string[] = [];
      for (const { key } of gone) {
        if (await postings.close(tenant, key, clock.now())) closed.push(key);
      }
      for (const key of closed) logger.info("posting_closed", { posting: key });
      return closed;
    },
  };
}
