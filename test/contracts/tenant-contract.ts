import { expect, onTestFinished, test } from "vitest";
import type { ClaimedEvent } from "../../src/ports.ts";
import { openSqliteDesk } from "../../src/adapters/store/open-desk.ts";
import { countingIds } from "../fakes/ids.ts";
import { noEffects, sampleConversation } from "../fakes/sample-effects.ts";
import { openTemporaryStore } from "../fakes/temporary-store.ts";
import {
  accept,
  audited,
  everything,
  hold,
  ingested,
  now,
  ofPerson,
  plain,
  publication,
  queued,
  type Rooms,
  settle,
} from "./two-workspaces.ts";

type Opened = Rooms & { dispose(): Promise<void> };
/** Asks for the second workspace, whose rows stand first in the queues. */
type Ask = (rooms: Rooms, tenant: string) => unknown;

const page = { after: null, most: 9 };
const subject = { postingKey: "acme", topic: "visa" as const, ask: "" };
const lifting = { by: "sam", at: 9, reason: null };
const over = { conversations: 5_000, answers: 5_000, messages: 5_000, audit: 5_000 };

const claimed = async ({ store }: Rooms, tenant: string): Promise<ClaimedEvent> => {
  const event = await store.inbox.claim("w2", now, now + 100);
  if (event?.tenant !== tenant) throw new Error("another workspace's event came first");
  return event;
};

/** A delivery of the workspace that is about to be posted, while the other's lane of the same name rests. */
const posting = async ({ store }: Rooms, tenant: string): Promise<string> => {
  const resting = [{ tenant: "T1", lane: "conversation:D1" }];
  const found = await store.outbox.claim("s9", now, now + 100, resting);
  if (found?.delivery.tenant !== tenant) throw new Error("another workspace's delivery came first");
  return found.delivery.id;
};

/** What tells something and changes nothing. */
const reads: Readonly<Record<string, Ask>> = {
  "postings.current": ({ store }, tenant) => store.postings.current(tenant, "acme"),
  "postings.revision": ({ store }, tenant) => store.postings.revision(tenant, "acme", 1),
  "postings.changes": ({ store }, tenant) => store.postings.changes(tenant, 0),
  "postings.standings": ({ store }, tenant) => store.postings.standings(tenant),
  "postings.entries": ({ store }, tenant) => store.postings.entries(tenant, ["acme"]),
  "reviews.isTaken": ({ store }, tenant) => store.reviews.isTaken(tenant, "acme", { collection: "folder", mark: "m1" }),
  "reviews.find": ({ store }, tenant) => store.reviews.find(tenant, "acme"),
  "reviews.list": ({ store }, tenant) => store.reviews.list(tenant),
  "reviews.decisions": ({ store }, tenant) => store.reviews.decisions(tenant, "acme"),
  "collections.validators": ({ store }, tenant) => store.collections.validators(tenant, "folder"),
  "conversations.find": ({ store }, tenant) => store.conversations.find(tenant, "D1"),
  "handOffs.find": ({ store }, tenant) => store.handOffs.find(tenant, "h1"),
  "handOffs.findByTurn": ({ store }, tenant) => store.handOffs.findByTurn(tenant, "t1"),
  "handOffs.inConversation": ({ store }, tenant) => store.handOffs.inConversation(tenant, "D1"),
  "handOffs.since": ({ store }, tenant) => store.handOffs.since(tenant, 0),
  "gaps.find": ({ store }, tenant) => store.gaps.find(tenant, "g1"),
  "gaps.findBySubject": ({ store }, tenant) => store.gaps.findBySubject(tenant, subject),
  "gaps.waiters": ({ store }, tenant) => store.gaps.waiters(tenant, "g1"),
  "gaps.waitersOfTurn": ({ store }, tenant) => store.gaps.waitersOfTurn(tenant, "t1"),
  "gaps.waitersIn": ({ store }, tenant) => store.gaps.waitersIn(tenant, "D1"),
  "gaps.open": ({ store }, tenant) => store.gaps.open(tenant),
  "receipts.find": ({ store }, tenant) => store.receipts.find(tenant, "r1"),
  "receipts.findByTurn": ({ store }, tenant) => store.receipts.findByTurn(tenant, "t1"),
  "receipts.latest": ({ store }, tenant) => store.receipts.latest(tenant, 9),
  "receipts.inConversation": ({ store }, tenant) => store.receipts.inConversation(tenant, "D1"),
  "receipts.told": ({ store }, tenant) => store.receipts.told(tenant, "D1", "acme"),
  "receipts.channelsTold": ({ store }, tenant) => store.receipts.channelsTold(tenant, "acme", page),
  "holds.find": ({ store }, tenant) => store.holds.find(tenant, hold.person),
  "holds.list": ({ store }, tenant) => store.holds.list(tenant),
  "feedback.findByTurn": ({ store }, tenant) => store.feedback.findByTurn(tenant, "t1"),
  "feedback.countsSince": ({ store }, tenant) => store.feedback.countsSince(tenant, 0),
  "feedback.doubtedSince": ({ store }, tenant) => store.feedback.doubtedSince(tenant, 0),
  "queues.list": async (all, tenant) => [
    await queued(all.desk, "inbox", tenant),
    await queued(all.desk, "outbox", tenant),
  ],
  "persons.find": async (all, tenant) => ofPerson(await all.desk.persons.find(tenant, "U1")),
  "audit.list": (all, tenant) => audited(all.desk, tenant),
};

const changes: Readonly<Record<string, Ask>> = {
  "postings.publish": ({ store }, tenant) => store.postings.publish(tenant, { ...publication, places: ["Leeds"] }, 50),
  "postings.handle": ({ store }, tenant) =>
    store.postings.handle(tenant, "acme", { team: "C7", audience: { kind: "link" } }, { by: "robin", at: 55 }),
  "postings.pause": ({ store }, tenant) => store.postings.pause(tenant, "other", { by: "U9", name: null, since: 55 }),
  "postings.resume": ({ store }, tenant) => store.postings.resume(tenant, "acme", { by: "U9", at: 56 }),
  "postings.close": ({ store }, tenant) => store.postings.close(tenant, "acme", 60),
  "reviews.propose": ({ store }, tenant) =>
    store.reviews.propose(tenant, { ingested, collection: "other", openCount: 3 }, 50),
  "reviews.decide": ({ store }, tenant) =>
    store.reviews.decide(tenant, "acme", [{ kind: "name", title: "Cook", employer: null, by: "sam", at: 4 }]),
  "reviews.reviewed": ({ store }, tenant) => store.reviews.reviewed(tenant, "acme", { by: "sam", at: 9, openCount: 0 }),
  "collections.synced": ({ store }, tenant) => store.collections.synced(tenant, "folder", null, 9),
  "collections.configure": ({ store }, tenant) => store.collections.configure(tenant, []),
  "holds.hold": ({ store }, tenant) => store.holds.hold(tenant, { ...hold, reason: "another case" }),
  "holds.lift": ({ store }, tenant) => store.holds.lift(tenant, hold.person, lifting),
  "retention.sweep": ({ store }, tenant) => store.retention.sweep(tenant, over, 6_000),
  "queues.requeue": async (all, tenant) => {
    const [dead] = (await queued(all.desk, "inbox", tenant)).filter(({ state }) => state === "dead");
    return all.desk.queues.requeue("inbox", dead?.id ?? "", ["dead"], now);
  },
  "queues.settle": (all, tenant) => all.desk.queues.settle("outbox", `unknown-${tenant}`, ["unknown"], now),
  "queues.withdraw": (all, tenant) => all.desk.queues.withdraw(`failed-${tenant}`, ["failed"], now),
  "persons.export": async (all, tenant) =>
    ofPerson(await all.desk.persons.export(tenant, "U1", { by: "sam", at: now })),
  "persons.erase": (all, tenant) =>
    all.desk.persons.erase(tenant, "U1", { by: "sam", receipt: "number", at: now, ids: countingIds("erasing") }),
};

const queueing: Readonly<Record<string, Ask>> = {
  "inbox.accept": ({ store }, tenant) => accept(store, tenant, "D1", "only-T1", 50),
  "inbox.claim": claimed,
  "inbox.extendLease": async (all, tenant) => {
    await all.store.inbox.extendLease((await claimed(all, tenant)).id, "w2", now + 200);
    return "extended";
  },
  "inbox.complete": async (all, tenant) => {
    const { id } = await claimed(all, tenant);
    const effects = { ...noEffects, conversation: { ...sampleConversation(), tenant, postingKey: "acme" } };
    await all.store.inbox.complete(id, "w2", effects, now);
  },
  "inbox.fail": async (all, tenant) => all.store.inbox.fail((await claimed(all, tenant)).id, "w2", "boom", null),
  "outbox.claim": posting,
  "outbox.extendLease": async (all, tenant) => {
    await all.store.outbox.extendLease(await posting(all, tenant), "s9", now + 200);
    return "extended";
  },
  "outbox.posting": async (all, tenant) => {
    await all.store.outbox.posting(await posting(all, tenant), "s9", now);
    return "begun";
  },
  "outbox.posted": async (all, tenant) => all.store.outbox.posted(await posting(all, tenant), "s9", "m1", now),
  "outbox.retry": async (all, tenant) => all.store.outbox.retry(await posting(all, tenant), "s9", "again", now + 9),
  "outbox.suspend": async (all, tenant) => all.store.outbox.suspend(await posting(all, tenant), "s9", "later", now + 9),
  "outbox.unknown": async (all, tenant) => all.store.outbox.unknown(await posting(all, tenant), "s9", "reset"),
  "outbox.fail": async (all, tenant) => all.store.outbox.fail(await posting(all, tenant), "s9", "no", now),
};

const asked = { ...reads, ...changes, ...queueing };

/** What serves all workspaces: how full the queues are, and one model's key that is paid with for all. */
const common = ["inbox.counts", "outbox.counts", "model.used", "model.add", "model.isOff", "model.turn"];

const isEmpty = (answer: unknown): boolean =>
  answer === null || answer === undefined || answer === false || (Array.isArray(answer) && answer.length === 0);

const methodsOf = (room: object): string[] =>
  Object.entries(room).flatMap(([name, methods]: [string, unknown]) =>
    typeof methods === "object" && methods !== null ? Object.keys(methods).map((method) => `${name}.${method}`) : [],
  );

const settled = async (opening: () => Promise<Opened>, ...tenants: string[]): Promise<Rooms> => {
  const opened = await opening();
  onTestFinished(async () => {
    await opened.desk.close();
    await opened.dispose();
  });
  for (const tenant of tenants) await settle(opened, tenant);
  return opened;
};

/** By itself, and on the smaller database: all have to tell the same. */
const alone = () =>
  settled(async () => {
    const { store, file, dispose } = await openTemporaryStore();
    return { store, desk: await openSqliteDesk(file, countingIds()), dispose };
  }, "T2");

export const tenantContract = (open: () => Promise<Opened>): void => {
  test("what is asked is told of its own workspace alone", async () => {
    const [shared, own] = [await settled(open, "T2", "T1"), await alone()];
    const before = [await everything(shared, "T1"), await everything(shared, "T2")].map(plain);
    for (const [name, ask] of Object.entries(reads)) {
      const answer = await ask(own, "T2");
      expect(plain(await ask(shared, "T2")), name).toBe(plain(answer));
      // An empty answer would be the same for anybody.
      expect(isEmpty(answer), name).toBe(false);
    }
    expect([await everything(shared, "T1"), await everything(shared, "T2")].map(plain)).toEqual(before);
  });

  test.each(Object.entries({ ...changes, ...queueing }))("%s changes its own workspace alone", async (_, ask) => {
    const [shared, own] = [await settled(open, "T2", "T1"), await alone()];
    const [other, before] = [plain(await everything(shared, "T1")), plain(await everything(own, "T2"))];
    const answer = await ask(own, "T2");
    expect(plain(await ask(shared, "T2"))).toBe(plain(answer));
    const after = plain(await everything(own, "T2"));
    // What changes nothing would be the same for anybody; a lease is not seen, and says so in its answer.
    expect(after !== before || typeof answer === "string").toBe(true);
    expect(plain(await everything(shared, "T2"))).toBe(after);
    expect(plain(await everything(shared, "T1"))).toBe(other);
  });

  test("both workspaces have something in every room", async () => {
    const shared = await settled(open, "T2", "T1");
    for (const tenant of ["T1", "T2"])
      expect(Object.entries(await everything(shared, tenant)).filter(([, found]) => isEmpty(found))).toEqual([]);
  });

  test("lanes of the same name are worked and posted side by side, each workspace's own", async () => {
    const { store } = await settled(open, "T2", "T1");
    const events = [await store.inbox.claim("w1", now, now + 9), await store.inbox.claim("w2", now, now + 9)];
    expect(events.map((event) => [event?.tenant, event?.event.channel])).toEqual([
      ["T2", "D1"],
      ["T1", "D1"],
    ]);
    const sent = [await store.outbox.claim("s1", now, now + 9, []), await store.outbox.claim("s2", now, now + 9, [])];
    expect(sent.map((found) => [found?.delivery.id, found?.lane])).toEqual([
      ["waiting-T2", "conversation:D1"],
      ["waiting-T1", "conversation:D1"],
    ]);
  });

  test("no method is left out but those that serve all workspaces", async () => {
    const { store, desk: whole } = await settled(open);
    const methods = new Set([...methodsOf(store), ...methodsOf(whole)]);
    expect([...methods].toSorted()).toEqual([...Object.keys(asked), ...common].toSorted());
  });
};
