import { expect, test } from "vitest";
import type { Delivery } from "../../src/domain/delivery.ts";
import { handOffLane } from "../../src/domain/destination.ts";
import type { HandOff } from "../../src/domain/hand-off.ts";
import type { ClaimedDelivery, Store } from "../../src/ports.ts";
import { countingIds } from "../fakes/ids.ts";
import {
  noEffects,
  sampleConversation,
  sampleDelivery,
  sampleEvent,
  sampleHandOff,
  sampleReceipt,
  sampleWaiter,
} from "../fakes/sample-effects.ts";
import { accept, claimId, openForTest, type StoreWithDesk } from "./contract-steps.ts";

const nobody = { conversations: [], receipts: [], handOffs: [], waiters: [], feedback: [], audit: [] };
const erasing = { by: "sam", receipt: "number-1", at: 20, ids: countingIds() };

const card = (handOff: HandOff): Delivery => ({
  ...sampleDelivery(handOff.cardId),
  destination: handOffLane(handOff),
  message: { paragraphs: [{ kind: "source", text: `Posting: Baker · Candidate ${handOff.candidate}` }], actions: [] },
});

/** A candidate who has written, was answered, and asked for a person. */
async function live(store: Store, channel: string, candidate: string): Promise<void> {
  const handOff = { ...sampleHandOff(`h-${channel}`, `t-${channel}`), channel, candidate };
  await accept(store, channel, `m-${channel}`);
  await store.inbox.complete(
    await claimId(store),
    "w",
    {
      ...noEffects,
      conversation: { ...sampleConversation(channel), candidate },
      deliveries: [sampleDelivery(`d-${channel}`, channel), card(handOff)],
      openedHandOffs: [handOff],
      receipts: [{ ...sampleReceipt(`r-${channel}`, `t-${channel}`), channel }],
      feedback: { tenant: "T1", channel, turnId: `t-${channel}`, verdict: "not_helpful", reason: "looks_wrong", at: 5 },
    },
    10,
  );
}

/** All that waits is posted; what it was, in order. */
async function postAll(store: Store, at: number): Promise<ClaimedDelivery[]> {
  const all: ClaimedDelivery[] = [];
  for (;;) {
    const claimed = await store.outbox.claim("s", at, at + 9, []);
    if (claimed === null) return all;
    await store.outbox.posted(claimed.delivery.id, "s", `at ${claimed.delivery.id}`, at);
    all.push(claimed);
  }
}

const isDeletion = ({ delivery }: ClaimedDelivery): boolean => delivery.relation?.kind === "takes_back";

/** What a desk does with one person's data, whichever database it stands on. */
export const personDeskContract = (open: () => Promise<StoreWithDesk>): void => {
  const opened = () => openForTest(open);

  test("all that is kept of a person is found, and of nobody else", async () => {
    const { store, desk } = await opened();
    await live(store, "D1", "U1");
    await live(store, "D2", "U2");
    const found = await desk.persons.find("T1", "U1");
    expect(found.conversations.map(({ channel }) => channel)).toEqual(["D1"]);
    expect(found.receipts.map(({ id }) => id)).toEqual(["r-D1"]);
    expect(found.handOffs.map(({ id }) => id)).toEqual(["h-D1"]);
    expect(found.feedback).toMatchObject([{ turnId: "t-D1", reason: "looks_wrong" }]);
    expect(await desk.persons.find("T2", "U1")).toEqual(nobody);
    expect(await desk.persons.find("T1", "U")).toEqual(nobody);
  });

  test("erased it is gone, what waited is not posted, and the recruiters' card says so", async () => {
    const { store, desk } = await opened();
    await live(store, "D1", "U1");
    await live(store, "D2", "U2");
    const erased = await desk.persons.erase("T1", "U1", erasing);
    expect(erased).toMatchObject({ conversations: 1, receipts: 1, handOffs: 1, feedback: 1 });
    expect(await desk.persons.find("T1", "U1")).toEqual(nobody);
    expect((await desk.persons.find("T1", "U2")).conversations).toHaveLength(1);
    const posted: string[] = [];
    for (;;) {
      const claimed = await store.outbox.claim(`s${posted.length}`, 30, 40, []);
      if (claimed === null) break;
      posted.push(JSON.stringify(claimed.delivery.message));
      await store.outbox.posting(claimed.delivery.id, `s${posted.length - 1}`, 30);
      await store.outbox.posted(claimed.delivery.id, `s${posted.length - 1}`, `m${posted.length}`, 30);
    }
    expect(posted.join()).not.toContain("reply d-D1");
    expect(posted.join()).not.toContain("Candidate U1");
    expect(posted.join()).toContain("reply d-D2");
    expect(posted.join()).toContain("This candidate's data has been erased.");
  });

  test("erased, what a person had passed on is not read any more, or a line stands in its place", async () => {
    const { store, desk } = await opened();
    await live(store, "D1", "U1");
    await live(store, "D2", "U2");
    const passOn = async (channel: string, candidate: string) => {
      const handOff = { ...sampleHandOff(`h-${channel}`, `t-${channel}`), channel, candidate };
      const words: Delivery = {
        ...sampleDelivery(`w-${channel}`),
        destination: { kind: "accommodation_thread", handOffId: handOff.id },
        passesOn: { channel, candidate, messageId: "1.1", thread: null },
      };
      await accept(store, channel, `press-${channel}`);
      const changedHandOffs = [{ ...handOff, passedOnId: words.id }];
      await store.inbox.complete(await claimId(store), "w", { ...noEffects, changedHandOffs, deliveries: [words] }, 12);
    };
    await passOn("D1", "U1");
    await passOn("D2", "U2");
    await desk.persons.erase("T1", "U1", { ...erasing, at: 20, ids: countingIds("first") });
    const posted = (await postAll(store, 30)).map(({ delivery }) => delivery.id);
    expect(posted).toContain("w-D2");
    expect(posted).not.toContain("w-D1");
    await desk.persons.erase("T1", "U2", { ...erasing, at: 31, ids: countingIds("second") });
    const inItsPlace = (await postAll(store, 40)).filter(({ relatedMessageId }) => relatedMessageId === "at w-D2");
    expect(inItsPlace).toMatchObject([{ delivery: { relation: { kind: "takes_back" } } }]);
    expect(JSON.stringify(inItsPlace)).toContain("These words have been erased.");
  });

  test("erased, a file with which a person was sent their data is deleted, also one under way; others keep theirs", async () => {
    const { store, desk } = await opened();
    await live(store, "D1", "U1");
    await live(store, "D2", "U2");
    const send = async (id: string, channel: string, candidate: string) => {
      const file: Delivery = {
        ...sampleDelivery(id),
        destination: { kind: "conversation_file", channel },
        relation: { kind: "follows", deliveryId: `d-${channel}` },
        handsOut: { candidate },
      };
      await accept(store, channel, `press-${id}`);
      await store.inbox.complete(await claimId(store), "w", { ...noEffects, deliveries: [file] }, 12);
    };
    await send("f-D1", "D1", "U1");
    await send("f-D2", "D2", "U2");
    const posted = await postAll(store, 15);
    expect(posted.find(({ delivery }) => delivery.id === "f-D1")?.relatedMessageId).toBe("at d-D1");
    await send("late-D1", "D1", "U1");
    await store.outbox.claim("late", 16, 60, []);
    await desk.persons.erase("T1", "U1", { ...erasing, at: 20, ids: countingIds("e") });
    // Not before that file is there.
    expect((await postAll(store, 30)).filter(isDeletion)).toEqual([]);
    await store.outbox.posted("late-D1", "late", "at late-D1", 31);
    const deletions = (await postAll(store, 32)).filter(isDeletion);
    expect(deletions.map(({ relatedMessageId }) => relatedMessageId)).toEqual(["at f-D1", "at late-D1"]);
    expect(JSON.stringify(deletions)).not.toContain("U1");
  });

  test("erased once more before such a file is deleted, it is deleted all the same", async () => {
    const { store, desk } = await opened();
    await live(store, "D1", "U1");
    const file: Delivery = {
      ...sampleDelivery("f-D1"),
      destination: { kind: "conversation_file", channel: "D1" },
      relation: { kind: "follows", deliveryId: "d-D1" },
      handsOut: { candidate: "U1" },
    };
    await accept(store, "D1", "press");
    await store.inbox.complete(await claimId(store), "w", { ...noEffects, deliveries: [file] }, 12);
    await postAll(store, 15);
    await desk.persons.erase("T1", "U1", { ...erasing, at: 20, ids: countingIds("first") });
    const waiter = { ...sampleWaiter("g9", "D1"), candidate: "U1" };
    await accept(store, "D1", "again");
    await store.inbox.complete(await claimId(store), "w", { ...noEffects, waiters: [waiter] }, 21);
    await desk.persons.erase("T1", "U1", { ...erasing, at: 22, ids: countingIds("second") });
    const deletions = (await postAll(store, 30)).filter(isDeletion);
    expect(deletions.map(({ relatedMessageId }) => relatedMessageId)).toContain("at f-D1");
  });

  test("erased before it was posted, such a file is not posted", async () => {
    const { store, desk } = await opened();
    await live(store, "D1", "U1");
    await accept(store, "D1", "press");
    const destination = { kind: "conversation_file", channel: "D1" } as const;
    const file: Delivery = { ...sampleDelivery("f-D1"), destination, handsOut: { candidate: "U1" } };
    await store.inbox.complete(await claimId(store), "w", { ...noEffects, deliveries: [file] }, 12);
    await desk.persons.erase("T1", "U1", { ...erasing, at: 20, ids: countingIds("e") });
    const lanes = (await postAll(store, 30)).map(({ lane }) => lane);
    expect(lanes.join()).not.toContain("D1");
  });

  test("erased while it is under way, a delivery that fails in the end brings nothing about", async () => {
    const { store, desk } = await opened();
    await live(store, "D1", "U1");
    await accept(store, "D1", "press");
    const otherwise = { ...sampleEvent("D1", "not posted"), candidate: "U1" };
    const deliveries = [{ ...sampleDelivery("late", "D9"), otherwise }];
    await store.inbox.complete(await claimId(store), "w", { ...noEffects, deliveries }, 12);
    for (const worker of ["a", "b", "late"]) await store.outbox.claim(worker, 15, 60, []);
    await desk.persons.erase("T1", "U1", { ...erasing, at: 20, ids: countingIds() });
    await store.outbox.fail("late", "late", "channel_not_found", 30);
    expect(await store.inbox.counts()).toMatchObject({ waiting: 0 });
  });

  test("the same words in somebody else's conversation are somebody else's: nothing of theirs is lost", async () => {
    const { store, desk } = await opened();
    const words = "Do you sponsor visas?";
    await live(store, "D1", "U1");
    await accept(store, "D1", "asked");
    const waiter = { ...sampleWaiter("g1", "D1", "t-D1"), candidate: "U1", question: words };
    const reply: Delivery = {
      ...sampleDelivery("d-other", "D2"),
      message: { paragraphs: [{ kind: "text", text: words }], actions: [] },
    };
    await store.inbox.complete(await claimId(store), "w", { ...noEffects, waiters: [waiter], deliveries: [reply] }, 12);
    const event = { ...sampleEvent("D2", "same", words), candidate: "U2" };
    await store.inbox.accept(event, { eventId: "e-same", messageKey: "m-same" }, 15);
    await desk.persons.erase("T1", "U1", erasing);
    expect((await store.inbox.claim("w", 30, 40))?.event).toMatchObject({ kind: "message", text: words });
    const waiting = await desk.queues.list("outbox", ["waiting"]);
    expect(waiting.map(({ id }) => id)).toContain("d-other");
  });

  test("is not erased while a message of theirs is being worked", async () => {
    const { store, desk } = await opened();
    await live(store, "D1", "U1");
    await accept(store, "D1", "next");
    await claimId(store);
    await expect(desk.persons.erase("T1", "U1", erasing)).rejects.toMatchObject({
      code: "busy",
    });
    expect((await desk.persons.find("T1", "U1")).conversations).toHaveLength(1);
  });
};
