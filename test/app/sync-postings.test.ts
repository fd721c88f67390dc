import { expect, onTestFinished, test } from "vitest";
import { createCatalogue } from "../../src/app/catalogue.ts";
import { createPostingDesk } from "../../src/app/posting-desk.ts";
import { createPublisher, type PublishPolicy } from "../../src/app/publisher.ts";
import { createPostingSync } from "../../src/app/sync-postings.ts";
import type { Arrival, ReviewStore } from "../../src/ports.ts";
import { InputError, NotFoundError } from "../../src/domain/errors.ts";
import { subjectOf } from "../../src/domain/review.ts";
import type { Validators } from "../../src/domain/source.ts";
import { knowledge, vocabulary } from "../answer/choose/postings.ts";
import { fakeClock } from "../fakes/clock.ts";
import { recordingLogger } from "../fakes/logger.ts";
import { membershipOf } from "../fakes/membership.ts";
import { openTemporaryStore } from "../fakes/temporary-store.ts";
import { factWith, sourceOf } from "../ingest/sample-source.ts";

const posting = (key: string, text: string): Arrival => ({
  kind: "source",
  ref: `${key}.txt`,
  source: sourceOf(text, `${key}.txt`),
});
const robin = { id: "U9", name: "robin" };
const avery = { tenant: "T1", candidate: "U1" };
const end: Arrival = { kind: "end", validators: null };
const baker = posting("baker", "Baker\n\nPay:\n\nThe pay is €21 per hour.\nMSPhD in baking\n3 years of baking\n");
const dearer = posting("baker", "Baker\n\nPay:\n\nThe pay is €23 per hour.\nMSPhD in baking\n3 years of baking\n");
const cook = posting("cook", "Cook\n\nPay:\n\nThe pay is $19 per hour.\n\nRequirements:\n\n2 years of cooking\n");
const recipe = posting("recipe", "Mix the flour with water.\n");

const open = async (policy: PublishPolicy = "at_once") => {
  const { store, dispose } = await openTemporaryStore();
  onTestFinished(dispose);
  const logger = recordingLogger();
  const clock = fakeClock();
  const proposed: string[] = [];
  const reviews: ReviewStore = {
    ...store.reviews,
    propose: (tenant, read, at) => {
      proposed.push(read.ingested.posting.key);
      return store.reviews.propose(tenant, read, at);
    },
  };
  const parts = { store: { ...store, reviews }, tenant: "T1", knowledge, policy, clock, logger };
  const publisher = createPublisher(parts);
  const catalogue = createCatalogue({ postings: store.postings, vocabulary, membership: membershipOf(), clock });
  const held = new Map<string, Arrival[]>();
  const given: (Validators | null)[] = [];
  const postingSync = createPostingSync({
    publisher,
    collections: store.collections,
    tenant: "T1",
    reader: {
      read: async function* (ref, validators = null) {
        given.push(validators);
        yield* await Promise.resolve(held.get(ref) ?? []);
      },
    },
    knowledge,
    extraction: "x",
    clock,
    logger,
  });
  return {
    catalogue,
    desk: createPostingDesk({ ...parts, publisher }),
    store,
    proposed,
    publisher,
    postingSync,
    given,
    syncAs: (ref: string, ...read: Arrival[]) => {
      held.set(ref, read);
      return postingSync.sync(ref);
    },
    sync: (...read: Arrival[]) => {
      held.set("folder", [...read, end]);
      return postingSync.sync("folder");
    },
    served: async () => {
      // The catalogue looks into the store once a second.
      await clock.advance(1_000);
      return (await catalogue.all("T1")).map(({ key }) => key);
    },
  };
};

test("new, changed and closed postings are brought up to date, and the catalogue follows", async () => {
  const { store, sync, served } = await open();
  expect(await sync(baker, cook, recipe)).toMatchObject({ taken: { new: 3, changed: 0, same: 0 }, closed: [] });
  expect(await served()).toEqual(["baker", "cook"]);
  expect(await sync(dearer)).toMatchObject({ taken: { new: 0, changed: 1, same: 0 }, closed: ["cook"] });
  expect(await served()).toEqual(["baker"]);
  expect(await store.postings.current("T1", "baker")).toMatchObject({ number: 2 });
  expect((await store.postings.current("T1", "cook"))?.closedAt).not.toBeNull();
  expect(await sync(dearer, cook)).toMatchObject({ taken: { new: 0, changed: 0, same: 2 }, closed: [] });
  expect(await served()).toEqual(["baker", "cook"]);
});

test("a paused posting is offered to nobody, however often its source is read, until it is resumed", async () => {
  const { desk, catalogue, sync, served } = await open();
  await sync(baker, cook);
  expect(await desk.pause("baker", robin)).toEqual({ kind: "paused" });
  expect(await served()).toEqual(["cook"]);
  // Who means it is not answered from the other one.
  expect(await catalogue.name(avery, "the baker job", null)).toMatchObject({ kind: "one", key: "baker" });
  expect(await catalogue.only(avery)).toBeNull();
  await sync(dearer, cook);
  expect(await served()).toEqual(["cook"]);
  expect(await desk.resume("baker", robin)).toBe("resumed");
  expect(await served()).toEqual(["baker", "cook"]);
});

test("what is no posting any more is closed, since nothing can be answered from it", async () => {
  const { sync, served } = await open();
  await sync(baker, cook);
  const turned = posting("baker", "Mix the flour with water.\n");
  expect(await sync(turned, cook)).toMatchObject({ closed: ["baker"] });
  expect(await served()).toEqual(["cook"]);
});

test("nothing is closed where something could not be read", async () => {
  const { sync, served } = await open();
  await sync(baker, cook);
  const report = await sync(baker, { kind: "refused", ref: "cook.txt", error: new InputError("unreadable") });
  expect(report).toMatchObject({ closed: [], refused: [{ ref: "cook.txt" }] });
  expect(await served()).toEqual(["baker", "cook"]);
});

test("with reviews asked for, what is read waits until a person has published it, and again once it has changed", async () => {
  const { store, publisher, sync, served } = await open("reviewed");
  await sync(baker);
  expect(await served()).toEqual([]);
  await publisher.publish("baker", "dana");
  expect(await served()).toEqual(["baker"]);
  await sync(dearer);
  expect(await store.postings.current("T1", "baker")).toMatchObject({ number: 1 });
  const { changes } = await publisher.review("baker");
  expect(changes.map(({ kind }) => kind)).toEqual(["changed"]);
});

test("a person's decisions are kept when the source changes, and published with it", async () => {
  const { store, publisher, sync } = await open();
  await sync(baker);
  const { open: waiting, facts } = await publisher.review("baker");
  expect(waiting.map(({ statement }) => statement)).toEqual(["MSPhD in baking"]);
  const subject = subjectOf(factWith({ ...(await publisher.review("baker")), facts: [...facts] }, "MSPhD"));
  const decided = await publisher.decide("baker", [
    { kind: "restate", subject, words: "MS or PhD in baking", topic: "education", by: "dana", at: 7 },
  ]);
  expect(decided.open).toEqual([]);
  await publisher.publish("baker", "dana");
  await sync(dearer);
  const told = (await store.postings.current("T1", "baker"))?.facts.filter(({ state }) => state !== "withheld");
  expect(told?.map(({ statement }) => statement)).toEqual(
    expect.arrayContaining(["The pay is €23 per hour.", "MS or PhD in baking"]),
  );
});

test("what was never read cannot be reviewed", async () => {
  const { publisher } = await open();
  await expect(publisher.review("nobody")).rejects.toThrow(NotFoundError);
  await expect(publisher.publish("nobody", "dana")).rejects.toThrow(NotFoundError);
});

test("a collection that breaks off closes nothing; one that is unchanged is left as it is", async () => {
  const { syncAs, served, given } = await open();
  const validators = { etag: '"1"', lastModified: null };
  await syncAs("greenhouse:acme", baker, cook, { kind: "end", validators });
  expect(await syncAs("greenhouse:acme", baker)).toMatchObject({ closed: [] });
  expect(await syncAs("greenhouse:acme", { kind: "unchanged" })).toMatchObject({ isUnchanged: true, closed: [] });
  expect(given).toEqual([null, validators, validators]);
  expect(await served()).toEqual(["baker", "cook"]);
});

test("what is no longer configured is closed, what was published by hand or synced by the way is not", async () => {
  const { syncAs, postingSync, served } = await open();
  await postingSync.configure(["old", "kept"]);
  await syncAs("old", baker, end);
  await syncAs("kept", cook, end);
  await syncAs("by the way", posting("clerk", "Clerk\n\nPay:\n\n€19 per hour.\n\nRequirements:\n\n2 years\n"), end);
  expect(await postingSync.configure(["kept"])).toEqual(["baker"]);
  expect(await postingSync.configure(["kept"])).toEqual([]);
  expect(await served()).toEqual(["clerk", "cook"]);
});

test("what was taken before is not extracted again, until its source or the extraction changes, or it was closed", async () => {
  const { proposed: marks, sync, served } = await open();
  await sync(baker, cook);
  expect(await sync(baker, cook)).toMatchObject({ taken: { same: 2 } });
  expect(marks).toHaveLength(2);
  await sync(cook);
  expect(await served()).toEqual(["cook"]);
  await sync(baker, cook);
  expect(marks).toHaveLength(3);
  expect(await served()).toEqual(["baker", "cook"]);
  await sync(dearer, cook);
  expect(marks).toHaveLength(4);
});
