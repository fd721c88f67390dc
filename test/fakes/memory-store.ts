import type { PostingCatalogue } from "../../src/app/catalogue.ts";
import type { Conversation } from "../../src/domain/conversation.ts";
import type { Confirmation, Effects, ScheduledEvent } from "../../src/domain/delivery.ts";
import { postingChanged } from "../../src/domain/correction.ts";
import type { Fact } from "../../src/domain/fact.ts";
import type { Feedback } from "../../src/domain/feedback.ts";
import { type Gap, stillWaiting, type Waiter } from "../../src/domain/gap.ts";
import { type Handling, usualHandling } from "../../src/domain/handling.ts";
import type { HandOff } from "../../src/domain/hand-off.ts";
import type { Hold } from "../../src/domain/hold.ts";
import type { Posting, Revision } from "../../src/domain/posting.ts";
import type { Receipt } from "../../src/domain/receipt.ts";
import type { Store } from "../../src/ports.ts";

type Rooms = Pick<Store, "conversations" | "handOffs" | "gaps" | "receipts" | "feedback" | "holds"> & {
  postings: Pick<Store["postings"], "current" | "entries" | "revision">;
};

const found = <T>(value: T | undefined): Promise<T | null> => Promise.resolve(value ?? null);

/** What a responder reads, in memory; `commit` does with its effects what the store does. */
export const memoryStore = (revisions: readonly Revision[] = []) => {
  const published = new Map(revisions.map((revision) => [revision.posting.key, revision]));
  const earlier: Revision[] = [];
  const handling = new Map<string, Handling>();
  const conversations = new Map<string, Conversation>();
  const handOffs = new Map<string, HandOff>();
  let receipts: Receipt[] = [];
  const feedback = new Map<string, Feedback>();
  const held = new Map<string, Hold>();
  const scheduled: ScheduledEvent[] = [];
  const gaps = new Map<string, Gap>();
  const waiters = new Map<string, Waiter>();

  const store: Rooms = {
    postings: {
      current: (_tenant, key) => found(published.get(key)),
      revision: (_tenant, key, number) =>
        found([...earlier, ...published.values()].find((one) => one.posting.key === key && one.number === number)),
      entries: (_tenant, keys) =>
        Promise.resolve(
          keys.flatMap((key) => {
            const revision = published.get(key);
            if (revision === undefined) return [];
            const { posting, closedAt, publishedAt, paused } = revision;
            const service = { closedAt, ...(paused === undefined ? {} : { paused }) };
            const handled = handling.get(key) ?? usualHandling;
            return [{ posting, places: [], references: [], ...service, handling: handled, changedAt: publishedAt }];
          }),
        ),
    },
    conversations: { find: (_tenant, channel) => found(conversations.get(channel)) },
    handOffs: {
      find: (_tenant, id) => found(handOffs.get(id)),
      since: (_tenant, since) =>
        Promise.resolve(
          [...handOffs.values()].filter(
            ({ openedAt, answeredAt }) => openedAt >= since || answeredAt === null || answeredAt >= since,
          ),
        ),
      inConversation: (_tenant, channel) =>
        Promise.resolve([...handOffs.values()].filter((one) => one.channel === channel)),
      findByTurn: (_tenant, turnId) => Promise.resolve([...handOffs.values()].filter((one) => one.turnId === turnId)),
    },
    gaps: {
      find: (_tenant, id) => found(gaps.get(id)),
      findBySubject: (_tenant, { postingKey, topic, ask }) =>
        found(
          [...gaps.values()].find((one) => one.postingKey === postingKey && one.topic === topic && one.ask === ask),
        ),
      waiters: (_tenant, gapId) => Promise.resolve([...waiters.values()].filter((one) => one.gapId === gapId)),
      waitersIn: (_tenant, channel) => Promise.resolve([...waiters.values()].filter((one) => one.channel === channel)),
      waitersOfTurn: (_tenant, turnId) => Promise.resolve([...waiters.values()].filter((one) => one.turnId === turnId)),
      open: () =>
        Promise.resolve(
          [...gaps.values()]
            .filter(({ answer }) => answer === null)
            .map((gap) => {
              const ofGap = [...waiters.values()].filter(({ gapId }) => gapId === gap.id);
              return { ...gap, waiting: stillWaiting(ofGap).length };
            })
            .toSorted((a, b) => b.waiting - a.waiting || a.openedAt - b.openedAt),
        ),
    },
    holds: {
      find: (_tenant, person) => found(held.get(person)),
      list: () => Promise.resolve([...held.values()]),
      hold: (_tenant, hold) => {
        held.set(hold.person, hold);
        return Promise.resolve();
      },
      lift: (_tenant, person) => Promise.resolve(held.delete(person)),
    },
    feedback: {
      findByTurn: (_tenant, turnId) => found(feedback.get(turnId)),
      countsSince: (_tenant, since) =>
        Promise.resolve(
          [...feedback.values()]
            .filter(({ at }) => at >= since)
            .flatMap(({ turnId, verdict, reason }) => {
              const receipt = receipts.find((one) => one.turnId === turnId);
              return receipt === undefined ? [] : [{ postingKey: receipt.postingKey, verdict, reason, count: 1 }];
            }),
        ),
      doubtedSince: (_tenant, since) =>
        Promise.resolve(
          [...feedback.values()]
            .filter(({ at, reason }) => at >= since && reason === "looks_wrong")
            .flatMap(({ turnId }) => receipts.find((one) => one.turnId === turnId) ?? []),
        ),
    },
    receipts: {
      find: (_tenant, id) => found(receipts.find((receipt) => receipt.id === id)),
      findByTurn: (_tenant, turnId) => found(receipts.find((receipt) => receipt.turnId === turnId)),
      inConversation: (_tenant, channel) => Promise.resolve(receipts.filter((one) => one.channel === channel)),
      told: (_tenant, channel, key) =>
        Promise.resolve(receipts.filter((one) => one.channel === channel && one.postingKey === key)),
      channelsTold: (_tenant, key, { after, most }) =>
        Promise.resolve(
          [...new Set(receipts.filter(({ postingKey }) => postingKey === key).map(({ channel }) => channel))]
            .toSorted()
            .filter((channel) => channel > (after ?? ""))
            .slice(0, most),
        ),
      latest: (_tenant, most) => Promise.resolve(receipts.toReversed().slice(0, most)),
    },
  };
  /** The facts that a posting has from now on, open again if it was not; resolves to what the store brings about. */
  const publish = (key: string, facts: readonly Fact[], at: number): ScheduledEvent[] => {
    const before = published.get(key);
    if (before === undefined) throw new Error("no such posting");
    const number = before.number + 1;
    earlier.push(before);
    published.set(key, { ...before, number, facts: [...facts], closedAt: null });
    return [postingChanged({ tenant: before.tenant, key, cause: `published:${number}` }, at)];
  };
  const confirm = ({ basis, publication: { posting, facts } }: Confirmation, at: number): ScheduledEvent[] => {
    if (published.get(posting.key)?.number !== basis) throw new Error("another revision is current");
    return publish(posting.key, facts, at);
  };
  const commit = ({ conversation, openedHandOffs, feedback: given, ...effects }: Effects, at = 1): ScheduledEvent[] => {
    const taken = effects.retracted?.messageIds ?? [];
    const forgotten = receipts.filter(({ messageIds }) => messageIds.some((id) => taken.includes(id)));
    for (const [key, { turnId }] of waiters) if (forgotten.some((one) => one.turnId === turnId)) waiters.delete(key);
    for (const { turnId } of forgotten) feedback.delete(turnId);
    receipts = receipts.filter(({ messageIds }) => !messageIds.some((id) => taken.includes(id)));
    if (effects.erased !== null) {
      const { person } = effects.erased;
      for (const [channel, { candidate }] of conversations) {
        if (candidate !== person) continue;
        conversations.delete(channel);
        receipts = receipts.filter((receipt) => receipt.channel !== channel);
        for (const [key, waiter] of waiters) if (waiter.channel === channel) waiters.delete(key);
        for (const [id, handOff] of handOffs) if (handOff.channel === channel) handOffs.delete(id);
      }
    }
    if (conversation !== null) conversations.set(conversation.channel, conversation);
    for (const handOff of openedHandOffs) handOffs.set(handOff.id, handOff);
    receipts.push(...effects.receipts);
    if (given !== null) feedback.set(given.turnId, given);
    scheduled.push(...effects.scheduled);
    for (const [key, { turnId }] of waiters) if (effects.withdrawnTurns.includes(turnId)) waiters.delete(key);
    for (const gap of effects.gaps) gaps.set(gap.id, gap);
    for (const waiter of effects.waiters) waiters.set(`${waiter.gapId} ${waiter.channel}`, waiter);
    for (const handOff of effects.changedHandOffs) handOffs.set(handOff.id, handOff);
    return effects.confirmation === null ? [] : confirm(effects.confirmation, at);
  };
  /** The catalogue of what this store holds, whatever is written names nothing in it. */
  const only = (): Promise<Posting | null> => {
    const [first, ...others] = published.values();
    return Promise.resolve(first === undefined || others.length > 0 ? null : first.posting);
  };
  const catalogue = (name: PostingCatalogue["name"] = () => Promise.resolve({ kind: "none" })): PostingCatalogue => ({
    all: () => Promise.resolve([...published.values()].map(({ posting }) => posting)),
    list: () =>
      Promise.resolve(
        [...published.values()]
          .filter(({ paused }) => paused === undefined)
          .map(({ posting }) => posting)
          .filter(({ key }) => (handling.get(key) ?? usualHandling).audience.kind === "workspace"),
      ),
    only,
    name,
    // Nobody is a member of anything.
    isOpenTo: (_seeker, key) => Promise.resolve(handling.get(key)?.audience.kind !== "members"),
  });
  const close = (key: string, at: number): ScheduledEvent[] => {
    const revision = published.get(key);
    if (revision === undefined) return [];
    published.set(key, { ...revision, closedAt: at });
    return [postingChanged({ tenant: revision.tenant, key, cause: "closed" }, at)];
  };
  const handle = (key: string, as: Handling) => handling.set(key, as);
  const pause = (key: string, since: number): void => {
    const revision = published.get(key);
    if (revision !== undefined) published.set(key, { ...revision, paused: { by: "U9", name: "robin", since } });
  };
  const resume = (key: string, at: number): ScheduledEvent[] => {
    const revision = published.get(key);
    if (revision === undefined) return [];
    const { paused: _paused, ...resumed } = revision;
    published.set(key, resumed);
    return [postingChanged({ tenant: "T1", key, cause: "resumed" }, at)];
  };
  const forget = (key: string) => published.delete(key);
  return {
    store,
    catalogue,
    commit,
    handOffs,
    gaps,
    waiters,
    receipts: () => receipts,
    scheduled,
    forget,
    handle,
    close,
    pause,
    resume,
    publish,
    current: (key: string) => published.get(key),
  };
};
