import { expect, test } from "vitest";
import type { FeedbackReason, FeedbackVerdict } from "../../src/domain/feedback.ts";
import type { Store } from "../../src/ports.ts";
import {
  noEffects,
  sampleConversation,
  sampleDelivery,
  sampleEvent,
  sampleHandOff,
  sampleReceipt,
} from "../fakes/sample-effects.ts";
import { accept, claim, claimId, type Opened } from "./contract-steps.ts";

const judged = (
  id: string,
  verdict: FeedbackVerdict,
  at: number,
  { postingKey = "acme", reason = null }: { postingKey?: string; reason?: FeedbackReason | null } = {},
) => ({
  receipts: [{ ...sampleReceipt(`r-${id}`, `t-${id}`), postingKey }],
  feedback: { tenant: "T1", channel: "D1", turnId: `t-${id}`, verdict, reason, at },
});

export const completionContract = (opened: Opened): void => {
  const effects = {
    conversation: sampleConversation(),
    deliveries: [sampleDelivery("d1"), sampleDelivery("d2")],
    openedHandOffs: [sampleHandOff("h1")],
    changedHandOffs: [],
    gaps: [],
    waiters: [],
    withdrawnTurns: [],
    confirmation: null,
    receipts: [sampleReceipt("r1")],
    feedback: null,
    scheduled: [],
    retracted: null,
    erased: null,
  };
  const completeWith = async (store: Store, id: string, what: Partial<typeof effects> | object) => {
    await accept(store, "D1", id);
    await store.inbox.complete(await claimId(store), "w", { ...noEffects, ...what }, 10);
  };

  test("all effects are stored with the completion", async () => {
    const store = await opened();
    await completeWith(store, "1", effects);
    expect(await store.conversations.find("T1", "D1")).toEqual(effects.conversation);
    expect(await store.receipts.find("T1", "r1")).toEqual(effects.receipts[0]);
    expect(await store.receipts.findByTurn("T1", "t1")).toEqual(effects.receipts[0]);
    expect(await store.handOffs.find("T1", "h1")).toEqual(effects.openedHandOffs[0]);
    expect((await store.outbox.claim("s", 10, 20, []))?.delivery).toEqual(effects.deliveries[0]);
  });

  test("nothing of one tenant is found by another", async () => {
    const store = await opened();
    await completeWith(store, "1", effects);
    expect(await store.conversations.find("T2", "D1")).toBeNull();
    expect(await store.receipts.find("T2", "r1")).toBeNull();
    expect(await store.receipts.findByTurn("T2", "t1")).toBeNull();
    expect(await store.handOffs.find("T2", "h1")).toBeNull();
    expect(await store.handOffs.findByTurn("T2", "t1")).toEqual([]);
  });

  const reminder = { event: { ...sampleEvent("D1", "later"), atMicros: 500_000 }, key: "k1" };

  test("a scheduled event waits for its instant, and holds up nothing that happens before", async () => {
    const store = await opened();
    await completeWith(store, "1", { scheduled: [reminder] });
    expect(await claim(store, "w", 499)).toBeNull();
    await accept(store, "D1", "2");
    expect(await claim(store, "w", 500)).toBe("2");
    expect(await claim(store, "w2", 500)).toBeNull();
    await store.inbox.complete(await claimId(store, "w3", 700), "w3", noEffects, 700);
    expect(await claim(store, "w4", 700)).toBe("later");
  });

  test("an event scheduled twice under one key comes once", async () => {
    const store = await opened();
    await completeWith(store, "1", { scheduled: [reminder] });
    await completeWith(store, "2", { scheduled: [reminder] });
    expect(await store.inbox.counts()).toEqual({ waiting: 1, working: 0, dead: 0 });
  });

  test("an event scheduled for another tenant is refused", async () => {
    const store = await opened();
    const foreign = { ...reminder, event: { ...reminder.event, tenant: "T2" } };
    await expect(completeWith(store, "1", { scheduled: [foreign] })).rejects.toMatchObject({ code: "bad_input" });
  });

  test("effects on another tenant are refused, and nothing is stored", async () => {
    const store = await opened();
    const foreign = { ...sampleDelivery("d1"), tenant: "T2" };
    await expect(completeWith(store, "1", { ...effects, deliveries: [foreign] })).rejects.toMatchObject({
      code: "bad_input",
    });
    expect(await store.conversations.find("T1", "D1")).toBeNull();
    expect(await store.inbox.counts()).toMatchObject({ working: 1 });
  });

  test("where one part cannot be stored, none is, and the event is still held", async () => {
    const store = await opened();
    await completeWith(store, "1", { deliveries: [sampleDelivery("d1")] });
    await expect(completeWith(store, "2", effects)).rejects.toMatchObject({ code: "conflict" });
    expect(await store.conversations.find("T1", "D1")).toBeNull();
    expect(await store.receipts.find("T1", "r1")).toBeNull();
    expect(await store.inbox.counts()).toMatchObject({ working: 1 });
    expect(await store.outbox.counts()).toMatchObject({ waiting: 1 });
  });

  test("a worker that lost its lease stores nothing", async () => {
    const store = await opened();
    await accept(store, "D1", "1");
    const id = await claimId(store, "slow", 0);
    await claimId(store, "quick", 100);
    await expect(store.inbox.complete(id, "slow", effects, 101)).rejects.toMatchObject({ code: "lease_lost" });
    expect(await store.conversations.find("T1", "D1")).toBeNull();
  });

  test("a conversation's later state replaces the earlier one", async () => {
    const store = await opened();
    await completeWith(store, "1", effects);
    const later = { ...sampleConversation(), postingKey: "acme", turns: [] };
    await completeWith(store, "2", { conversation: later });
    expect(await store.conversations.find("T1", "D1")).toEqual(later);
  });

  test("a turn opens one hand-off for a reason, however often it is asked to", async () => {
    const store = await opened();
    await completeWith(store, "1", { openedHandOffs: [sampleHandOff("h1")] });
    await completeWith(store, "2", { openedHandOffs: [sampleHandOff("h2")] });
    expect((await store.handOffs.findByTurn("T1", "t1")).map(({ id }) => id)).toEqual(["h1"]);
  });

  test("the latest verdict on a turn stands, with its reason, and no other turn's", async () => {
    const store = await opened();
    const feedback = { tenant: "T1", channel: "D1", turnId: "t1", verdict: "helpful", reason: null, at: 20 } as const;
    const unhelpful = { ...feedback, verdict: "not_helpful", reason: "too_little", at: 30 } as const;
    await completeWith(store, "1", { feedback });
    await completeWith(store, "2", { feedback: { ...feedback, turnId: "t2", at: 25 } });
    await completeWith(store, "3", { feedback: unhelpful });
    expect(await store.feedback.findByTurn("T1", "t1")).toEqual(unhelpful);
    expect(await store.feedback.findByTurn("T1", "t2")).toMatchObject({ verdict: "helpful" });
    expect(await store.feedback.findByTurn("T2", "t1")).toBeNull();
  });

  test("a changed hand-off is found as it stands now", async () => {
    const store = await opened();
    await completeWith(store, "1", { openedHandOffs: [sampleHandOff("h1")] });
    const holder = { recruiter: "R1", name: "Robin", since: 20, activeAt: 25 };
    const changed = { ...sampleHandOff("h1"), state: "claimed", cardId: "c2", holder } as const;
    await completeWith(store, "2", { changedHandOffs: [changed] });
    expect(await store.handOffs.find("T1", "h1")).toEqual(changed);
  });

  test("a request keeps where it was made and what was passed on of it, and is found in its conversation", async () => {
    const store = await opened();
    const request = { messageId: "1.1", thread: "0.9", language: "de" };
    const asked = { ...sampleHandOff("h1"), request };
    await completeWith(store, "1", { openedHandOffs: [asked, { ...sampleHandOff("h2", "t2"), channel: "D2" }] });
    const passedOn = { ...asked, passedOnId: "d7" };
    await completeWith(store, "2", { changedHandOffs: [passedOn] });
    expect(await store.handOffs.inConversation("T1", "D1")).toEqual([passedOn]);
    expect(await store.handOffs.inConversation("T2", "D1")).toEqual([]);
  });

  test("a hand-off keeps who corrected its answer, and since when its candidate wants no more messages", async () => {
    const store = await opened();
    await completeWith(store, "1", { openedHandOffs: [sampleHandOff("h1")] });
    const answered = { ...sampleHandOff("h1"), state: "answered", answeredAt: 20, answeredBy: "R1" } as const;
    const corrected = { recruiter: "R2", name: null, at: 1_760_000_000_000 };
    const changed = { ...answered, corrected, stoppedAt: 1_760_000_000_001 };
    await completeWith(store, "2", { changedHandOffs: [changed] });
    expect(await store.handOffs.find("T1", "h1")).toEqual(changed);
  });

  test("a hand-off of another tenant is not changed", async () => {
    const store = await opened();
    const foreign = { ...sampleHandOff("h1"), tenant: "T2" };
    await expect(completeWith(store, "1", { changedHandOffs: [foreign] })).rejects.toMatchObject({ code: "bad_input" });
  });

  test("for a digest: how often each posting's answers were judged so since an instant, of this tenant", async () => {
    const store = await opened();
    const all = [
      judged("1", "helpful", 10),
      judged("2", "helpful", 20),
      judged("3", "helpful", 21),
      judged("4", "not_helpful", 22),
      judged("5", "helpful", 23, { postingKey: "zoo" }),
      judged("6", "not_helpful", 24, { reason: "too_little" }),
      judged("7", "not_helpful", 25, { reason: "too_little" }),
    ];
    for (const [index, one] of all.entries()) await completeWith(store, `judged-${index}`, one);
    const counts = await store.feedback.countsSince("T1", 20);
    expect(
      counts.toSorted(
        (a, b) => a.postingKey.localeCompare(b.postingKey) || a.verdict.localeCompare(b.verdict) || a.count - b.count,
      ),
    ).toEqual([
      { postingKey: "acme", verdict: "helpful", reason: null, count: 2 },
      { postingKey: "acme", verdict: "not_helpful", reason: null, count: 1 },
      { postingKey: "acme", verdict: "not_helpful", reason: "too_little", count: 2 },
      { postingKey: "zoo", verdict: "helpful", reason: null, count: 1 },
    ]);
    expect(await store.feedback.countsSince("T2", 0)).toEqual([]);
  });

  test("for a digest: the answers that were said to look wrong since an instant, of this tenant", async () => {
    const store = await opened();
    const all = [
      judged("1", "not_helpful", 19, { reason: "looks_wrong" }),
      judged("2", "not_helpful", 20, { reason: "looks_wrong" }),
      judged("3", "not_helpful", 21, { reason: "too_little" }),
      judged("4", "helpful", 22),
    ];
    for (const [index, one] of all.entries()) await completeWith(store, `judged-${index}`, one);
    expect((await store.feedback.doubtedSince("T1", 20)).map(({ id }) => id)).toEqual(["r-2"]);
    expect(await store.feedback.doubtedSince("T2", 0)).toEqual([]);
  });

  test("for a digest: hand-offs that nobody has answered, or that were opened or answered since an instant", async () => {
    const store = await opened();
    const handOffs = [
      { ...sampleHandOff("waits", "t1"), openedAt: 1 },
      { ...sampleHandOff("long-over", "t2"), openedAt: 2, answeredAt: 5 },
      { ...sampleHandOff("just-over", "t3"), openedAt: 3, answeredAt: 20 },
      { ...sampleHandOff("new", "t4"), openedAt: 30, answeredAt: 31 },
    ];
    await completeWith(store, "1", { openedHandOffs: handOffs });
    expect((await store.handOffs.since("T1", 20)).map(({ id }) => id)).toEqual(["waits", "just-over", "new"]);
    expect(await store.handOffs.since("T2", 0)).toEqual([]);
  });

  test("what a model used is counted by day, also by several at once, and its switch stays as it was turned", async () => {
    const { model } = await opened();
    expect([await model.used("2026-11-25"), await model.isOff()]).toEqual([0, false]);
    await Promise.all([1, 2, 3].map((tokens) => model.add("2026-11-25", tokens)));
    await model.add("2026-11-26", 10);
    expect([await model.used("2026-11-25"), await model.used("2026-11-26")]).toEqual([6, 10]);
    await model.turn("off");
    expect(await model.isOff()).toBe(true);
    await model.turn("on");
    expect(await model.isOff()).toBe(false);
  });
};
