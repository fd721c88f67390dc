import { expect, onTestFinished, test } from "vitest";
import { createPostingDesk } from "../../src/app/posting-desk.ts";
import { createPublisher } from "../../src/app/publisher.ts";
import { subjectOf } from "../../src/domain/review.ts";
import { ingestPosting } from "../../src/ingest/ingest-posting.ts";
import { knowledge } from "../answer/choose/postings.ts";
import { fakeClock } from "../fakes/clock.ts";
import { recordingLogger } from "../fakes/logger.ts";
import { openTemporaryStore } from "../fakes/temporary-store.ts";
import { factWith, sourceOf } from "../ingest/sample-source.ts";

const robin = { id: "U9", name: "robin" };
const clean = "Cook\n\nPay:\n\nThe pay is €19 per hour.\n\nRequirements:\n\n2 years of cooking\n";
const damaged = "Cook\n\nPay:\n\nThe pay is €19 per hour.\nMSPhD in cooking\n3 years of cooking\n";

async function open() {
  const { store, dispose } = await openTemporaryStore();
  onTestFinished(dispose);
  const logger = recordingLogger();
  const parts = { store, tenant: "T1", clock: fakeClock(), logger };
  const publisher = createPublisher({ ...parts, knowledge, policy: "reviewed" });
  const read = (text: string) => publisher.take(ingestPosting(sourceOf(text, "cook.txt"), knowledge), "by hand");
  return { store, logger, publisher, read, desk: createPostingDesk({ ...parts, publisher }) };
}

test("what needs nobody any more is published as reviewed by who published it; once more changes nothing", async () => {
  const { desk, read, store } = await open();
  expect(await desk.publish("cook", robin)).toEqual({ kind: "unknown" });
  await read(clean);
  expect(await desk.list()).toMatchObject([{ key: "cook", state: "unpublished", revision: null, paused: null }]);
  const published = { kind: "published", revision: 1, isPaused: false };
  expect(await desk.publish("cook", robin)).toEqual({ ...published, isNew: true });
  expect(await desk.publish("cook", robin)).toEqual({ ...published, isNew: false });
  expect(await desk.list()).toMatchObject([{ state: "open", revision: 1, reviewed: { by: "U9" } }]);
  await store.postings.close("T1", "cook", 5);
  expect(await desk.list()).toMatchObject([{ state: "closed", revision: 1 }]);
  expect(await desk.publish("cook", robin)).toEqual({ ...published, isNew: true });
});

test("while a fact needs a person nothing is published, and it is said how many do", async () => {
  const { desk, publisher, read, store } = await open();
  await read(damaged);
  expect(await desk.publish("cook", robin)).toEqual({ kind: "to_review", count: 1 });
  expect(await store.postings.current("T1", "cook")).toBeNull();
  const { facts, ...rest } = await publisher.review("cook");
  const subject = subjectOf(factWith({ ...rest, facts: [...facts] }, "MSPhD"));
  await publisher.decide("cook", [{ kind: "approve", subject, by: "dana", at: 7 }]);
  expect(await desk.publish("cook", robin)).toMatchObject({ kind: "published", revision: 1 });
});

test("what is no posting is not published", async () => {
  const { desk, read } = await open();
  await read("Mix the flour with water.\n");
  expect(await desk.publish("cook", robin)).toEqual({ kind: "not_a_posting" });
});

test("pausing and resuming say what they came to, and leave ids in the log alone", async () => {
  const { desk, read, logger } = await open();
  expect(await desk.pause("cook", robin)).toEqual({ kind: "unknown" });
  expect(await desk.resume("cook", robin)).toBe("unknown");
  await read(clean);
  expect(await desk.pause("cook", robin)).toEqual({ kind: "not_open" });
  await desk.publish("cook", robin);
  expect(await desk.pause("cook", robin)).toEqual({ kind: "paused" });
  expect(await desk.pause("cook", { id: "U8", name: "sam" })).toMatchObject({ kind: "already", pause: { by: "U9" } });
  expect(await desk.list()).toMatchObject([{ state: "paused", paused: { by: "U9", name: "robin" } }]);
  expect(await desk.publish("cook", robin)).toMatchObject({ kind: "published", isPaused: true });
  expect(await desk.resume("cook", robin)).toBe("resumed");
  expect(await desk.resume("cook", robin)).toBe("not_paused");
  const said = logger.lines.filter(({ event }) => /^posting_(?:paused|resumed)$/u.test(event));
  expect(said.map(({ event, fields }) => [event, fields])).toEqual([
    ["posting_paused", { posting: "cook", user: "U9" }],
    ["posting_resumed", { posting: "cook", user: "U9" }],
  ]);
});
