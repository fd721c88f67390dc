import type { PostingCatalogue } from "../../src/app/catalogue.ts";
import type { Conversation } from "../../src/domain/conversation.ts";
import type { Confirmation, Effects, ScheduledEvent } from "../../src/domain/delivery.ts";
import type { Feedback } from "../../src/domain/feedback.ts";
import type { Gap, Waiter } from "../../src/domain/gap.ts";
import type { HandOff } from "../../src/domain/hand-off.ts";
import type { Revision } from "../../src/domain/posting.ts";
import type { Receipt } from "../../src/domain/receipt.ts";
import type { Store } from "../../src/ports.ts";

type Rooms = Pick<Store, "conversations" | "handOffs" | "gaps" | "receipts" | "feedback"> & {
  postings: Pick<Store["postings"], "current" | "entries">;
};

const found = <T>(value: T | undefined): Promise<T | null> => Promise.resolve(value ?? null);

/** What a responder reads, in memory; `commit` does with its effects what the store does. */
export const memoryStore = (revisions: readonly Revision[] = []) => {
  const published = new Map(revisions.map((revision) => [revision.posting.key, revision]));
  const conversations = new Map<string, Conversation>();
  const handOffs = new Map<string, HandOff>();
  let receipts: Receipt[] = [];
  const feedback = new Map<string, Feedback>();
  const scheduled: ScheduledEvent[] = [];
  const gaps = new Map<string, Gap>();
  const waiters = new Map<string, Waiter>();

  const store: Rooms = {
    postings: {
      current: (_tenant, key) => found(published.get(key)),
      entries: (_tenant, keys) =>
        Promise.resolve(
          keys.flatMap((key) => {
            const revision = published.get(key);
            if (revision === undefined) return [];
            const { posting, closedAt, publishedAt } = revision;
            return [{ posting, places: [], references: [], closedAt, changedAt: publishedAt }];
          }),
        ),
    },
    conversations: { find: (_tenant, channel) => found(conversations.get(channel)) },
    handOffs: {
      find: (_tenant, id) => found(handOffs.get(id)),
      findByTurn: (_tenant, turnId) => Promise.resolve([...handOffs.values()].filter((one) => one.turnId === turnId)),
    },
    gaps: {
      find: (_tenant, id) => found(gaps.get(id)),
      findBySubject: (_tenant, { postingKey, topic, ask }) =>
        found(
          [...gaps.values()].find((one) => one.postingKey === postingKey && one.topic === topic && one.ask === ask),
        ),
      waiters: (_tenant, gapId) => Promise.resolve([...waiters.values()].filter((one) => one.gapId === gapId)),
      waitersOfTurn: (_tenant, turnId) => Promise.resolve([...waiters.values()].filter((one) => one.turnId === turnId)),
      open: () => Promise.resolve([]),
    },
    feedback: { findByTurn: (_tenant, turnId) => found(feedback.get(turnId)) },
    receipts: {
      find: (_tenant, id) => found(receipts.find((receipt) => receipt.id === id)),
      findByTurn: (_tenant, turnId) => found(receipts.find((receipt) => receipt.turnId === turnId)),
      latest: (_tenant, most) => Promise.resolve(receipts.toReversed().slice(0, most)),
    },
  };
  const confirm = ({ basis, publication: { posting, facts } }: Confirmation): void => {
    const before = published.get(posting.key);
    if (before?.number !== basis) throw new Error("another revision is current");
    published.set(posting.key, { ...before, number: basis + 1, facts: [...facts] });
  };
  const commit = ({ conversation, openedHandOffs, receipt, feedback: given, ...effects }: Effects): void => {
    const taken = effects.retracted?.messageIds ?? [];
    const forgotten = receipts.filter(({ messageIds }) => messageIds.some((id) => taken.includes(id)));
    for (const [key, { turnId }] of waiters) if (forgotten.some((one) => one.turnId === turnId)) waiters.delete(key);
    receipts = receipts.filter(({ messageIds }) => !messageIds.some((id) => taken.includes(id)));
    if (conversation !== null) conversations.set(conversation.channel, conversation);
    for (const handOff of openedHandOffs) handOffs.set(handOff.id, handOff);
    if (receipt !== null) receipts.push(receipt);
    if (given !== null) feedback.set(given.turnId, given);
    scheduled.push(...effects.scheduled);
    for (const [key, { turnId }] of waiters) if (effects.withdrawnTurns.includes(turnId)) waiters.delete(key);
    for (const gap of effects.gaps) gaps.set(gap.id, gap);
    for (const waiter of effects.waiters) waiters.set(`${waiter.gapId} ${waiter.channel}`, waiter);
    if (effects.confirmation !== null) confirm(effects.confirmation);
    for (const handOff of effects.changedHandOffs) handOffs.set(handOff.id, handOff);
  };
  /** The catalogue of what this store holds, whatever is written names nothing in it. */
  const catalogue = (name: PostingCatalogue["name"] = () => Promise.resolve({ kind: "none" })): PostingCatalogue => ({
    list: () => Promise.resolve([...published.values()].map(({ posting }) => posting)),
    name,
  });
  const close = (key: string, at: number): void => {
    const revision = published.get(key);
    if (revision !== undefined) published.set(key, { ...revision, closedAt: at });
  };
  const forget = (key: string) => published.delete(key);
  return { store, catalogue, commit, handOffs, gaps, waiters, receipts: () => receipts, scheduled, forget, close };
};
