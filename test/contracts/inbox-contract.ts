import { expect, test } from "vitest";
import { noEffects, sampleEvent } from "../fakes/sample-effects.ts";
import { accept, claim, claimId, type Opened } from "./contract-steps.ts";

export const inboxContract = (opened: Opened): void => {
  test("an event comes back as it was accepted", async () => {
    const store = await opened();
    const event = sampleEvent("D1", "1", "Wie viel? 💶 ' \" \\ \u0000");
    await store.inbox.accept(event, { eventId: "e", messageKey: "m" }, 0);
    expect(await store.inbox.claim("w", 0, 100)).toMatchObject({ tenant: "T1", attempt: 1, event });
  });

  test("an event is accepted once, known by either key, also after it was worked", async () => {
    const store = await opened();
    const event = sampleEvent("D1", "1");
    const answers = [
      await store.inbox.accept(event, { eventId: "e1", messageKey: "m1" }, 0),
      await store.inbox.accept(event, { eventId: "e1", messageKey: "m2" }, 0),
      await store.inbox.accept(event, { eventId: "e2", messageKey: "m1" }, 0),
    ];
    await store.inbox.complete(await claimId(store), "w", noEffects, 1);
    answers.push(await store.inbox.accept(event, { eventId: "e1", messageKey: "m1" }, 0));
    expect(answers).toEqual(["accepted", "duplicate", "duplicate", "duplicate"]);
  });

  test("the same keys in another tenant are another event", async () => {
    const store = await opened();
    expect([await accept(store, "D1", "1", "T1"), await accept(store, "D1", "1", "T2")]).toEqual([
      "accepted",
      "accepted",
    ]);
    expect([await claim(store), await claim(store)]).toEqual(["1", "1"]);
  });

  test("of events accepted at once under one key, one is accepted", async () => {
    const store = await opened();
    const answers = await Promise.all([1, 2, 3, 4].map(() => accept(store, "D1", "1")));
    expect(answers.filter((answer) => answer === "accepted")).toHaveLength(1);
  });

  test("a conversation's next event waits until the one before is completed; others go on", async () => {
    const store = await opened();
    for (const [channel, id] of [
      ["D1", "1"],
      ["D1", "2"],
      ["D2", "3"],
    ] as const)
      await accept(store, channel, id);
    const first = await claimId(store);
    expect([await claim(store), await claim(store)]).toEqual(["3", null]);
    await store.inbox.complete(first, "w", noEffects, 1);
    expect(await claim(store)).toBe("2");
  });

  test("of two events that arrive in the wrong order the one that happened first is worked first", async () => {
    const store = await opened();
    for (const { id, atMicros } of [
      { id: "later", atMicros: 20 },
      { id: "earlier", atMicros: 10 },
    ]) {
      await store.inbox.accept(
        { ...sampleEvent("D1", id), atMicros },
        { eventId: `e-${id}`, messageKey: `m-${id}` },
        0,
      );
    }
    await store.inbox.complete(await claimId(store), "w", noEffects, 1);
    expect(await claim(store)).toBe("later");
  });

  test("claims at once never give one conversation to two workers", async () => {
    const store = await opened();
    for (const id of ["1", "2", "3", "4"]) await accept(store, "D1", id);
    const claims = await Promise.all(["a", "b", "c", "d"].map((worker) => claim(store, worker)));
    expect(claims.filter((id) => id !== null)).toEqual(["1"]);
  });

  test("an event in back-off is not overtaken within its conversation, and counts its attempts", async () => {
    const store = await opened();
    for (const [channel, id] of [
      ["D1", "1"],
      ["D1", "2"],
      ["D2", "3"],
    ] as const)
      await accept(store, channel, id);
    await store.inbox.fail(await claimId(store), "w", "unavailable", 50);
    expect([await claim(store, "w", 49), await claim(store, "w", 49)]).toEqual(["3", null]);
    expect(await store.inbox.claim("w", 50, 100)).toMatchObject({ attempt: 2, event: { messageId: "1" } });
  });

  test("a buried event lets its conversation go on", async () => {
    const store = await opened();
    for (const id of ["1", "2"]) await accept(store, "D1", id);
    await store.inbox.fail(await claimId(store), "w", "bad_input", null);
    expect(await claim(store)).toBe("2");
    expect(await store.inbox.counts()).toEqual({ waiting: 0, working: 1, dead: 1 });
  });

  test("an event whose lease ran out is given to the next worker, and lost to the former one", async () => {
    const store = await opened();
    await accept(store, "D1", "1");
    const id = await claimId(store, "slow", 0);
    expect(await claim(store, "quick", 99)).toBeNull();
    expect(await claim(store, "quick", 100)).toBe("1");
    const lost = { code: "lease_lost" };
    await expect(store.inbox.complete(id, "slow", noEffects, 101)).rejects.toMatchObject(lost);
    await expect(store.inbox.fail(id, "slow", "x", null)).rejects.toMatchObject(lost);
    await expect(store.inbox.extendLease(id, "slow", 500)).rejects.toMatchObject(lost);
  });

  test("an extended lease is kept", async () => {
    const store = await opened();
    await accept(store, "D1", "1");
    await store.inbox.extendLease(await claimId(store), "w", 500);
    expect(await claim(store, "other", 499)).toBeNull();
  });

  test("listeners hear of work until they unsubscribe", async () => {
    const store = await opened();
    let heard = 0;
    const unsubscribe = store.onWork(() => {
      heard += 1;
    });
    await accept(store, "D1", "1");
    await store.inbox.complete(await claimId(store), "w", noEffects, 1);
    await expect.poll(() => heard).toBe(2);
    unsubscribe();
    await accept(store, "D1", "2");
    expect(heard).toBe(2);
  });
};
