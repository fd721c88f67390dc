import { expect, test } from "vitest";
import type { Effects } from "../../src/domain/delivery.ts";
import type { IngestedPosting, Publication } from "../../src/domain/posting.ts";
import type { Store } from "../../src/ports.ts";
import {
  noEffects,
  sampleConversation,
  sampleGap,
  sampleHandOff,
  sampleReceipt,
  sampleWaiter,
} from "../fakes/sample-effects.ts";
import { accept, claimId, type Opened } from "./contract-steps.ts";

const publication: Publication = {
  posting: { key: "acme", title: "Baker", employer: null, language: "en", kind: "posting", sha256: "a".repeat(64) },
  facts: [],
  places: [],
  references: [],
};
const ingested: IngestedPosting = { posting: publication.posting, texts: {}, facts: [], lint: [] };

const hold = { person: "U1", reason: "case 7", by: "sam", since: 1 };

/** One workspace with something in every room of the store. */
async function settled(store: Store): Promise<Store> {
  await store.postings.publish("T1", publication, 1);
  await store.reviews.propose("T1", { ingested, collection: "folder", openCount: 1, mark: "m1" }, 2);
  await store.reviews.decide("T1", "acme", [{ kind: "name", title: "Head baker", employer: null, by: "robin", at: 3 }]);
  await store.collections.configure("T1", ["folder"]);
  await store.collections.synced("T1", "folder", { etag: "e1", lastModified: null }, 3);
  await store.holds.hold("T1", hold);
  await accept(store, "D1", "one");
  const effects: Effects = {
    ...noEffects,
    conversation: sampleConversation(),
    openedHandOffs: [sampleHandOff("h1")],
    receipts: [sampleReceipt("r1")],
    feedback: { tenant: "T1", channel: "D1", turnId: "t1", verdict: "helpful", at: 20 },
    gaps: [{ ...sampleGap("g1"), dueAt: 9 }],
    waiters: [{ ...sampleWaiter("g1", "D1", "t1"), candidate: "U1" }],
  };
  await store.inbox.complete(await claimId(store), "w", effects, 10);
  return store;
}

const page = { after: null, most: 9 };
const subject = { postingKey: "acme", topic: "visa" as const, ask: "" };

/** Every method of every room, asked with the keys under which one workspace has something. */
const asked: Readonly<Record<string, (store: Store, tenant: string) => unknown>> = {
  "postings.publish": ({ postings }, tenant) =>
    postings.publish(tenant, publication, 50).then(({ publishedAt }) => publishedAt),
  "postings.close": ({ postings }, tenant) => postings.close(tenant, "acme", 60),
  "postings.current": ({ postings }, tenant) => postings.current(tenant, "acme"),
  "postings.revision": ({ postings }, tenant) => postings.revision(tenant, "acme", 1),
  "postings.changes": ({ postings }, tenant) => postings.changes(tenant, 0),
  "postings.entries": ({ postings }, tenant) => postings.entries(tenant, ["acme"]),
  "reviews.propose": ({ reviews }, tenant) =>
    reviews.propose(tenant, { ingested, collection: "folder", openCount: 1 }, 50),
  "reviews.isTaken": ({ reviews }, tenant) => reviews.isTaken(tenant, "acme", { collection: "folder", mark: "m1" }),
  "reviews.find": ({ reviews }, tenant) => reviews.find(tenant, "acme"),
  "reviews.list": ({ reviews }, tenant) => reviews.list(tenant),
  "reviews.decide": ({ reviews }, tenant) => reviews.decide(tenant, "acme", []),
  "reviews.decisions": ({ reviews }, tenant) => reviews.decisions(tenant, "acme"),
  "reviews.reviewed": ({ reviews }, tenant) => reviews.reviewed(tenant, "acme", { by: "sam", at: 9, openCount: 0 }),
  "collections.validators": ({ collections }, tenant) => collections.validators(tenant, "folder"),
  "collections.synced": ({ collections }, tenant) => collections.synced(tenant, "other", null, 9),
  "collections.configure": ({ collections }, tenant) => collections.configure(tenant, []),
  "conversations.find": ({ conversations }, tenant) => conversations.find(tenant, "D1"),
  "handOffs.find": ({ handOffs }, tenant) => handOffs.find(tenant, "h1"),
  "handOffs.findByTurn": ({ handOffs }, tenant) => handOffs.findByTurn(tenant, "t1"),
  "handOffs.since": ({ handOffs }, tenant) => handOffs.since(tenant, 0),
  "gaps.find": ({ gaps }, tenant) => gaps.find(tenant, "g1"),
  "gaps.findBySubject": ({ gaps }, tenant) => gaps.findBySubject(tenant, subject),
  "gaps.waiters": ({ gaps }, tenant) => gaps.waiters(tenant, "g1"),
  "gaps.waitersOfTurn": ({ gaps }, tenant) => gaps.waitersOfTurn(tenant, "t1"),
  "gaps.waitersIn": ({ gaps }, tenant) => gaps.waitersIn(tenant, "D1"),
  "gaps.open": ({ gaps }, tenant) => gaps.open(tenant),
  "receipts.find": ({ receipts }, tenant) => receipts.find(tenant, "r1"),
  "receipts.findByTurn": ({ receipts }, tenant) => receipts.findByTurn(tenant, "t1"),
  "receipts.latest": ({ receipts }, tenant) => receipts.latest(tenant, 9),
  "receipts.inConversation": ({ receipts }, tenant) => receipts.inConversation(tenant, "D1"),
  "receipts.told": ({ receipts }, tenant) => receipts.told(tenant, "D1", "acme"),
  "receipts.channelsTold": ({ receipts }, tenant) => receipts.channelsTold(tenant, "acme", page),
  "holds.find": ({ holds }, tenant) => holds.find(tenant, "U1"),
  "holds.list": ({ holds }, tenant) => holds.list(tenant),
  "holds.hold": ({ holds }, tenant) => holds.hold(tenant, { ...hold, reason: "another case" }),
  "holds.lift": ({ holds }, tenant) => holds.lift(tenant, "U1", { by: "sam", at: 9, reason: null }),
  "retention.sweep": async ({ retention }, tenant) =>
    Object.values(
      await retention.sweep(tenant, { conversations: 99, answers: 99, messages: 99, audit: 99 }, 100),
    ).filter((count) => count > 0),
  "feedback.findByTurn": ({ feedback }, tenant) => feedback.findByTurn(tenant, "t1"),
  "feedback.countsSince": ({ feedback }, tenant) => feedback.countsSince(tenant, 0),
};

/** What a workspace of its own is told where it has nothing: an empty answer, or that it is the first. */
const isEmpty = (answer: unknown): boolean =>
  answer === null ||
  answer === undefined ||
  answer === false ||
  answer === "new" ||
  answer === 50 ||
  (Array.isArray(answer) && answer.length === 0);

const everything = async ({ postings, reviews, collections, ...store }: Store) => ({
  current: await postings.current("T1", "acme"),
  proposal: await reviews.find("T1", "acme"),
  decisions: await reviews.decisions("T1", "acme"),
  validators: await collections.validators("T1", "folder"),
  conversation: await store.conversations.find("T1", "D1"),
  handOffs: await store.handOffs.since("T1", 0),
  gaps: await store.gaps.open("T1"),
  receipts: await store.receipts.latest("T1", 9),
  feedback: await store.feedback.countsSince("T1", 0),
  holds: await store.holds.list("T1"),
});

/** Rooms that serve all workspaces: what stands in the queues carries its own, and one key is paid with for all. */
const common = ["inbox", "model", "outbox"];

export const tenantContract = (opened: Opened): void => {
  test.each(Object.entries(asked))("%s tells and changes nothing of another workspace", async (_, ask) => {
    const store = await settled(await opened());
    const before = await everything(store);
    expect(isEmpty(await ask(store, "T2"))).toBe(true);
    expect(await everything(store)).toEqual(before);
  });

  test("the workspace itself is told what it has, so that an empty answer means something", async () => {
    const told = await everything(await settled(await opened()));
    expect(Object.entries(told).filter(([, answer]) => isEmpty(answer))).toEqual([]);
  });

  test("no method is left out but those of rooms that serve all workspaces", async () => {
    const rooms = Object.entries(await opened()).filter(
      ([name, room]) => typeof room === "object" && !common.includes(name),
    );
    const methods = rooms.flatMap(([name, room]) => Object.keys(room).map((method) => `${name}.${method}`));
    expect(methods.toSorted()).toEqual(Object.keys(asked).toSorted());
  });
};
