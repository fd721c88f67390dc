import type { PostingCatalogue } from "../../src/app/catalogue.ts";
import type { Conversation } from "../../src/domain/conversation.ts";
import type { Effects, ScheduledEvent } from "../../src/domain/delivery.ts";
import type { Feedback } from "../../src/domain/feedback.ts";
import type { HandOff } from "../../src/domain/gap.ts";
import type { Revision } from "../../src/domain/posting.ts";
import type { Receipt } from "../../src/domain/receipt.ts";
import type { Store } from "../../src/ports.ts";

type Rooms = Pick<Store, "conversations" | "handOffs" | "receipts" | "feedback"> & {
  postings: Pick<Store["postings"], "current">;
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

  const store: Rooms = {
    postings: {
      current: (_tenant, key) => found(published.get(key)),
    },
    conversations: { find: (_tenant, channel) => found(conversations.get(channel)) },
    handOffs: {
      find: (_tenant, id) => found(handOffs.get(id)),
      findByTurn: (_tenant, turnId) => Promise.resolve([...handOffs.values()].filter((one) => one.turnId === turnId)),
    },
    feedback: { findByTurn: (_tenant, turnId) => found(feedback.get(turnId)) },
    receipts: {
      find: (_tenant, id) => found(receipts.find((receipt) => receipt.id === id)),
      findByTurn: (_tenant, turnId) => found(receipts.find((receipt) => receipt.turnId === turnId)),
    },
  };
  const commit = ({ conversation, openedHandOffs, receipt, feedback: given, ...effects }: Effects): void => {
    const taken = effects.retracted?.messageIds ?? [];
    receipts = receipts.filter(({ messageIds }) => !messageIds.some((id) => taken.includes(id)));
    if (conversation !== null) conversations.set(conversation.channel, conversation);
    for (const handOff of openedHandOffs) handOffs.set(handOff.id, handOff);
    if (receipt !== null) receipts.push(receipt);
    if (given !== null) feedback.set(given.turnId, given);
    scheduled.push(...effects.scheduled);
    for (const handOff of effects.changedHandOffs) handOffs.set(handOff.id, handOff);
  };
  /** The catalogue of what this store holds, whatever is written names nothing in it. */
  const catalogue = (name: PostingCatalogue["name"] = () => Promise.resolve({ kind: "none" })): PostingCatalogue => ({
    list: () => Promise.resolve([...published.values()].map(({ posting }) => posting)),
    name,
  });
  const forget = (key: string) => published.delete(key);
  return { store, catalogue, commit, handOffs, receipts: () => receipts, scheduled, forget };
};
