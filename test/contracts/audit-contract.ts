import { expect, test } from "vitest";
import type { AuditRecord } from "../../src/domain/audit.ts";
import type { Confirmation, Effects } from "../../src/domain/delivery.ts";
import type { Store, StoreDesk } from "../../src/ports.ts";
import { claimed } from "../../src/recruiter/hand-off.ts";
import { countingIds } from "../fakes/ids.ts";
import { noEffects, sampleConversation, sampleHandOff, sampleReceipt } from "../fakes/sample-effects.ts";
import { accept, claimId, openForTest, type StoreWithDesk } from "./contract-steps.ts";

const dayMs = 24 * 60 * 60 * 1_000;
const noon = 20_000 * dayMs + dayMs / 2;
const everything = { since: 0, after: null, most: 99 };

export const all = (desk: StoreDesk, tenant = "T1"): Promise<AuditRecord[]> => desk.audit.list(tenant, everything);

/** One event of a conversation that is worked with these effects. */
export async function work(store: Store, channel: string, effects: Partial<Effects>, at: number): Promise<void> {
  await accept(store, channel, `${channel}-${at}`);
  await store.inbox.complete(await claimId(store, "w", at), "w", { ...noEffects, ...effects }, at);
}

const channelOf = (candidate: string): string => `D${candidate.slice(1)}`;

/** A candidate's message, answered and handed to a person. */
export function writes(store: Store, candidate: string, at: number): Promise<void> {
  const channel = channelOf(candidate);
  const { turns, ...conversation } = sampleConversation(channel);
  const turnId = `t-${channel}-${at}`;
  return work(
    store,
    channel,
    {
      conversation: { ...conversation, candidate, turns: turns.map((turn) => ({ ...turn, at })) },
      receipts: [{ ...sampleReceipt(`r-${channel}-${at}`, turnId), channel, at }],
      openedHandOffs: [{ ...sampleHandOff(`h-${channel}-${at}`, turnId), channel, candidate }],
    },
    at,
  );
}

const erasing = (at: number) => ({ by: "sam", receipt: "number-1", at, ids: countingIds() });
const kinds = (records: readonly Pick<AuditRecord, "entry">[]) => records.map(({ entry }) => entry.kind);
const personsIn = (records: readonly AuditRecord[]) => new Set(records.map(({ person }) => person));

/** What the audit keeps, whichever database it stands on. */
export const auditContract = (open: () => Promise<StoreWithDesk>): void => {
  const opened = () => openForTest(open);

  test("an act is kept with its effects, without a word or an id of the candidate's", async () => {
    const { store, desk } = await opened();
    await writes(store, "U1", noon);
    const records = await all(desk);
    expect(kinds(records).toSorted()).toEqual(["hand_off_opened", "replied"]);
    expect(records.map(({ at }) => at)).toEqual([noon, noon]);
    expect(JSON.stringify(records)).not.toMatch(/U1|D1|Hello/u);
    expect(await all(desk, "T2")).toEqual([]);
  });

  test("what is done to a posting is kept once, with who did it", async () => {
    const { store, desk } = await opened();
    const { postings } = store;
    const posting = {
      key: "acme",
      title: "Baker",
      employer: null,
      language: "en",
      kind: "posting" as const,
      sha256: "a".repeat(64),
    };
    const publication = { posting, facts: [], places: [], references: [] };
    for (const at of [1, 2]) await postings.publish("T1", publication, at);
    for (const since of [3, 4]) await postings.pause("T1", "acme", { by: "U9", name: "robin", since });
    for (const at of [5, 6]) await postings.resume("T1", "acme", { by: "U8", at });
    const handling = { team: "C7", audience: { kind: "link" as const } };
    await postings.handle("T1", "acme", handling, { by: "sam", at: 7 });
    await postings.handle("T1", "unknown", handling, { by: "sam", at: 8 });
    for (const at of [9, 10]) await postings.close("T1", "acme", at);
    expect((await all(desk)).map(({ at, person, entry }) => [at, person, entry])).toEqual([
      [1, null, { kind: "posting_published", posting: "acme", revision: 1 }],
      [3, null, { kind: "posting_paused", posting: "acme", by: "U9" }],
      [5, null, { kind: "posting_resumed", posting: "acme", by: "U8" }],
      [7, null, { kind: "posting_handled", posting: "acme", ...handling, by: "sam" }],
      [9, null, { kind: "posting_closed", posting: "acme" }],
    ]);
  });

  test("what is not committed is not kept", async () => {
    const { store, desk } = await opened();
    await accept(store, "D1", "one");
    const confirmation: Confirmation = {
      decisions: [],
      basis: 7,
      publication: {
        posting: {
          key: "acme",
          title: "Baker",
          employer: null,
          language: "en",
          kind: "posting",
          sha256: "a".repeat(64),
        },
        facts: [],
        places: [],
        references: [],
      },
    };
    const effects: Effects = { ...noEffects, receipts: [sampleReceipt("r1")], confirmation };
    await expect(store.inbox.complete(await claimId(store), "w", effects, 10)).rejects.toThrow();
    expect(await all(desk)).toEqual([]);
  });

  test("a candidate is the same all through, and another than anybody else", async () => {
    const { store, desk } = await opened();
    for (const [candidate, at] of [
      ["U1", 1],
      ["U1", 2],
      ["U2", 3],
    ] as const)
      await writes(store, candidate, at);
    const records = await all(desk);
    expect(records).toHaveLength(6);
    const [first, second] = [personsIn(records.slice(0, 4)), personsIn(records.slice(4))];
    expect([first.size, second.size, first.union(second).size]).toEqual([1, 1, 2]);
  });

  test("who took a hand-off over stands beside whose it is", async () => {
    const { store, desk } = await opened();
    await writes(store, "U1", 1);
    const handOff = await store.handOffs.find("T1", "h-D1-1");
    if (handOff === null) throw new Error("it was not opened");
    const changedHandOffs = [claimed(handOff, { recruiter: "UROBIN", name: "Robin Okafor" }, 2)];
    await work(store, "D1", { changedHandOffs }, 2);
    const [opening, , claim] = await all(desk);
    expect(claim).toMatchObject({ at: 2, person: opening?.person, entry: { kind: "hand_off_claimed", by: "UROBIN" } });
    expect(JSON.stringify(claim)).not.toContain("Okafor");
  });

  test("after an erasure it stays by the day, and leads to nobody: who comes back is somebody else", async () => {
    const { store, desk } = await opened();
    await writes(store, "U1", noon);
    const before = await all(desk);
    const handedOut = (await desk.persons.find("T1", "U1")).audit;
    expect(handedOut).toEqual(before.map(({ at, entry }) => ({ at, entry })));
    await desk.persons.erase("T1", "U1", erasing(noon + 5));
    const [one, other, erased] = await all(desk);
    const day = noon - dayMs / 2;
    expect([one, other]).toEqual(before.map((record) => ({ ...record, at: day })));
    expect(erased).toMatchObject({
      at: noon + 5,
      person: null,
      entry: { kind: "erased", receipt: "number-1", by: "sam" },
    });
    expect((await desk.persons.find("T1", "U1")).audit).toEqual([]);
    await writes(store, "U1", noon + 10);
    expect((await desk.persons.find("T1", "U1")).audit).toHaveLength(2);
    const pseudonyms = personsIn(await all(desk));
    pseudonyms.delete(null);
    expect(pseudonyms.size).toBe(2);
  });

  test("what a candidate has erased by themselves is kept under the number that they were told", async () => {
    const { store, desk } = await opened();
    await writes(store, "U1", noon);
    await work(store, "D1", { erased: { person: "U1", upTo: 1, receipt: "number-2" } }, noon + 5);
    expect((await all(desk)).at(-1)).toMatchObject({
      person: null,
      entry: { kind: "erased", receipt: "number-2", by: "candidate" },
    });
  });

  test("an erasure that finds nothing is none", async () => {
    const { desk } = await opened();
    await desk.persons.erase("T1", "U1", erasing(1));
    await desk.persons.export("T1", "U1", { by: "sam", at: 1 });
    expect(await all(desk)).toEqual([]);
  });

  test("who had data handed out, held and let go again is kept, with the reason", async () => {
    const { store, desk } = await opened();
    await writes(store, "U1", 1);
    expect((await desk.persons.export("T1", "U1", { by: "sam", at: 2 })).receipts).toHaveLength(1);
    await desk.holds.hold("T1", { person: "U1", reason: "case 7", by: "sam", since: 3 });
    expect(await desk.holds.lift("T1", "U1", { by: "robin", at: 4, reason: "settled" })).toBe(true);
    expect(await desk.holds.lift("T1", "U1", { by: "robin", at: 5, reason: null })).toBe(false);
    const records = await all(desk);
    expect(records.slice(2).map(({ entry }) => entry)).toEqual([
      { kind: "exported", by: "sam" },
      { kind: "held", reason: "case 7", by: "sam" },
      { kind: "hold_lifted", reason: "settled", by: "robin" },
    ]);
    expect(personsIn(records).size).toBe(1);
    // Why somebody is held is not for whoever is handed it out.
    expect(kinds((await desk.persons.find("T1", "U1")).audit).toSorted()).toEqual([
      "exported",
      "hand_off_opened",
      "replied",
    ]);
  });

  test("who was held and never wrote cannot be found in it once the hold is lifted", async () => {
    const { desk } = await opened();
    await desk.holds.hold("T1", { person: "U9", reason: "case 9", by: "sam", since: noon });
    await desk.holds.hold("T1", { person: "U9", reason: "case 10", by: "sam", since: noon });
    await desk.holds.lift("T1", "U9", { by: "sam", at: noon, reason: null });
    const records = await all(desk);
    expect(kinds(records).toSorted()).toEqual(["held", "held", "hold_lifted"]);
    expect(records.every(({ at }) => at === noon - dayMs / 2)).toBe(true);
    expect(personsIn(records).size).toBe(1);
    await desk.holds.hold("T1", { person: "U9", reason: "case 11", by: "sam", since: noon });
    expect(personsIn(await all(desk)).size).toBe(2);
  });

  test("its own time is over later than that of the words, and a sweep says how many of each went", async () => {
    const { store, desk } = await opened();
    await writes(store, "U1", 9);
    await writes(store, "U2", 10);
    await desk.holds.hold("T1", { person: "U2", reason: "case 7", by: "sam", since: 10 });
    const [left] = await all(desk);
    await store.retention.sweep("T1", { conversations: 500, answers: 500, messages: 0, audit: 0 }, 1_000);
    const swept = (await all(desk)).at(-1);
    expect(swept).toMatchObject({ at: 1_000, person: null, entry: { kind: "swept", counts: { conversations: 1 } } });
    expect((await all(desk)).filter(({ person }) => person === left?.person)).toHaveLength(2);
    const gone = await store.retention.sweep("T1", { conversations: 0, answers: 0, messages: 0, audit: 500 }, 2_000);
    expect(gone).toMatchObject({ audit: 2 });
    const kept = await all(desk);
    expect(kinds(kept).toSorted()).toEqual(["hand_off_opened", "held", "replied", "swept", "swept"]);
  });

  test("a sweep that finds nothing leaves no trace", async () => {
    const { store, desk } = await opened();
    await store.retention.sweep("T1", { conversations: 9, answers: 9, messages: 9, audit: 9 }, 10);
    expect(await all(desk)).toEqual([]);
  });

  test("is read in pages from an instant on, and nothing twice", async () => {
    const { store, desk } = await opened();
    for (const at of [1, 2, 3]) await writes(store, "U1", at);
    const read: AuditRecord[] = [];
    for (;;) {
      const page = await desk.audit.list("T1", { since: 2, after: read.at(-1) ?? null, most: 3 });
      if (page.length === 0) break;
      read.push(...page);
    }
    expect(read.map(({ at }) => at)).toEqual([2, 2, 3, 3]);
    expect(new Set(read.map(({ id }) => id)).size).toBe(4);
  });
};
