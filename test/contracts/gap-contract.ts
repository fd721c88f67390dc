import { expect, test } from "vitest";
import type { Effects } from "../../src/domain/delivery.ts";
import type { Fact } from "../../src/domain/fact.ts";
import type { Publication } from "../../src/domain/posting.ts";
import type { Store } from "../../src/ports.ts";
import { noEffects, sampleGap, sampleWaiter } from "../fakes/sample-effects.ts";
import { accept, claimId, type Opened } from "./contract-steps.ts";

const spoken: Fact = {
  id: "f1",
  topic: "visa",
  state: "stated",
  statement: "We sponsor visas.",
  quotes: [{ path: "/review/1", start: 0, end: 17, raw: "We sponsor visas." }],
  provenance: { kind: "recruiter", by: "robin", at: 7 },
};

const publication = (facts: readonly Fact[]): Publication => ({
  posting: { key: "acme", title: "Baker", employer: null, language: "en", kind: "posting", sha256: "a".repeat(64) },
  facts,
  places: [],
  references: [],
});

const answer = { words: "We sponsor visas.", by: "U9", name: "robin", at: 7, scope: "fact" as const, until: null };

export const gapContract = (opened: Opened): void => {
  let count = 0;
  const completeWith = async (store: Store, effects: Partial<Effects>): Promise<void> => {
    count += 1;
    await accept(store, "D1", `gap-${count}`);
    await store.inbox.complete(await claimId(store), "w", { ...noEffects, ...effects }, 10);
  };

  test("a gap is found by its id and its subject, with who waits for it, by its tenant alone", async () => {
    const store = await opened();
    const [one, waits] = [sampleGap("g1", "gym"), sampleWaiter("g1", "D2")];
    await completeWith(store, { gaps: [one], waiters: [waits] });
    const { postingKey, topic, ask } = one;
    expect(await store.gaps.find("T1", "g1")).toEqual(one);
    expect(await store.gaps.findBySubject("T1", { postingKey, topic, ask })).toEqual(one);
    expect(await store.gaps.findBySubject("T1", { postingKey, topic, ask: "" })).toBeNull();
    expect(await store.gaps.waiters("T1", "g1")).toEqual([waits]);
    expect(await store.gaps.waitersOfTurn("T1", "turn-D2")).toEqual([waits]);
    expect(await store.gaps.find("T2", "g1")).toBeNull();
    expect(await store.gaps.findBySubject("T2", { postingKey, topic, ask })).toBeNull();
    expect(await store.gaps.waiters("T2", "g1")).toEqual([]);
    expect(await store.gaps.waitersOfTurn("T2", "turn-D2")).toEqual([]);
    expect(await store.gaps.open("T2")).toEqual([]);
  });

  test("open gaps are ranked by who still waits, and an answered one is none", async () => {
    const store = await opened();
    await completeWith(store, {
      gaps: [sampleGap("g1", "a"), sampleGap("g2", "b"), sampleGap("g3", "c", 1), { ...sampleGap("g4", "d"), answer }],
      waiters: [
        sampleWaiter("g2", "D2"),
        sampleWaiter("g2", "D3"),
        { ...sampleWaiter("g1", "D2"), toldAt: 9 },
        sampleWaiter("g4", "D2"),
      ],
    });
    expect((await store.gaps.open("T1")).map(({ id, waiting }) => [id, waiting])).toEqual([
      ["g2", 2],
      ["g3", 0],
      ["g1", 0],
    ]);
  });

  test("who withdraws is not there any more, in none of the turn's gaps", async () => {
    const store = await opened();
    await completeWith(store, {
      gaps: [sampleGap("g1", "a"), sampleGap("g2", "b")],
      waiters: [sampleWaiter("g1", "D2"), sampleWaiter("g2", "D2"), sampleWaiter("g1", "D3")],
    });
    await completeWith(store, { withdrawnTurns: ["turn-D2"] });
    expect((await store.gaps.waiters("T1", "g1")).map(({ channel }) => channel)).toEqual(["D3"]);
    expect(await store.gaps.waiters("T1", "g2")).toEqual([]);
  });

  test("a confirmation publishes its revision and keeps its decision, with the answered gap or not at all", async () => {
    const store = await opened();
    await store.postings.publish("T1", publication([]), 1);
    const decision = { kind: "add" as const, words: answer.words, topic: "visa" as const, by: "robin", at: 7 };
    const confirmation = { decisions: [decision], basis: 1, publication: publication([spoken]) };
    await completeWith(store, { gaps: [{ ...sampleGap("g1"), answer }], confirmation });
    expect(await store.postings.current("T1", "acme")).toMatchObject({ number: 2, facts: [spoken] });
    expect(await store.reviews.decisions("T1", "acme")).toEqual([decision]);

    const late = { gaps: [{ ...sampleGap("g2", "other"), answer }], confirmation };
    await expect(completeWith(store, late)).rejects.toMatchObject({ code: "conflict" });
    expect(await store.gaps.find("T1", "g2")).toBeNull();
    expect(await store.reviews.decisions("T1", "acme")).toHaveLength(1);
    expect((await store.postings.current("T1", "acme"))?.number).toBe(2);
  });
};
