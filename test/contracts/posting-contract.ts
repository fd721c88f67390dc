import { expect, test } from "vitest";
import type { Fact } from "../../src/domain/fact.ts";
import { usualHandling } from "../../src/domain/handling.ts";
import type { Posting, Publication } from "../../src/domain/posting.ts";
import type { Store } from "../../src/ports.ts";
import { noEffects, sampleReceipt } from "../fakes/sample-effects.ts";
import { accept, claimId, type Opened } from "./contract-steps.ts";

const posting = (key: string, title: string): Posting => ({
  key,
  title,
  employer: null,
  language: "en",
  kind: "posting",
  sha256: "a".repeat(64),
});
const fact: Fact = {
  id: "f1",
  topic: "compensation",
  state: "stated",
  statement: "€50,000",
  quotes: [{ start: 0, end: 7, raw: "€50,000" }],
  provenance: { kind: "posting" },
};

const publication = (what: Posting, facts: readonly Fact[] = [fact]): Publication => ({
  posting: what,
  facts,
  places: ["Berlin"],
  references: [],
});

export const postingContract = (opened: Opened): void => {
  test("a revision is numbered, current, and comes back as it was published", async () => {
    const store = await opened();
    const first = await store.postings.publish("T1", publication(posting("acme", "Baker")), 1);
    expect(first).toEqual({
      tenant: "T1",
      number: 1,
      publishedAt: 1,
      posting: posting("acme", "Baker"),
      facts: [fact],
      closedAt: null,
    });
    expect(await store.postings.current("T1", "acme")).toEqual(first);
  });

  test("the same content is no new revision, in whatever order its keys stand; other content is", async () => {
    const store = await opened();
    await store.postings.publish("T1", publication(posting("acme", "Baker")), 1);
    const { id, ...rest } = fact;
    const same = await store.postings.publish("T1", publication(posting("acme", "Baker"), [{ ...rest, id }]), 2);
    expect([same.number, same.publishedAt]).toEqual([1, 1]);
    const other = await store.postings.publish("T1", publication(posting("acme", "Baker"), []), 3);
    expect(other.number).toBe(2);
    const back = await store.postings.publish("T1", publication(posting("acme", "Baker")), 4);
    expect(back.number).toBe(3);
  });

  test("a revision that was read is the same object when it is read again, and the next one is another", async () => {
    const store = await opened();
    await store.postings.publish("T1", publication(posting("acme", "Baker")), 1);
    const first = await store.postings.current("T1", "acme");
    expect(await store.postings.current("T1", "acme")).toBe(first);
    await store.postings.publish("T1", publication(posting("acme", "Head baker")), 2);
    expect((await store.postings.current("T1", "acme"))?.posting.title).toBe("Head baker");
  });

  test("the changes since an instant are told, of the tenant only; the same once more is none", async () => {
    const { postings } = await opened();
    await postings.publish("T1", publication(posting("z", "Cook")), 1);
    await postings.publish("T1", publication(posting("a", "Waiter")), 2);
    await postings.publish("T1", publication(posting("a", "Baker")), 3);
    await postings.publish("T1", publication(posting("z", "Cook")), 4);
    await postings.publish("T2", publication(posting("b", "Driver")), 5);
    const keys = async (since: number) => (await postings.changes("T1", since)).map(({ key }) => key).toSorted();
    expect(await keys(0)).toEqual(["a", "z"]);
    expect(await keys(2)).toEqual(["a"]);
    expect(await keys(4)).toEqual([]);
    expect(await postings.current("T2", "a")).toBeNull();
    expect(await postings.entries("T1", ["a", "unknown"])).toEqual([
      {
        posting: posting("a", "Baker"),
        places: ["Berlin"],
        references: [],
        closedAt: null,
        handling: usualHandling,
        changedAt: 3,
      },
    ]);
  });

  test("a closed posting keeps its revision and says since when; publishing it opens it again", async () => {
    const { postings } = await opened();
    await postings.publish("T1", publication(posting("acme", "Baker")), 1);
    expect(await postings.close("T1", "acme", 5)).toBe(true);
    expect(await postings.close("T1", "acme", 6)).toBe(false);
    expect(await postings.close("T2", "acme", 6)).toBe(false);
    expect(await postings.current("T1", "acme")).toMatchObject({ number: 1, closedAt: 5 });
    expect(await postings.changes("T1", 5)).toEqual([{ key: "acme", changedAt: 5 }]);
    const again = await postings.publish("T1", publication(posting("acme", "Baker")), 7);
    expect([again.number, again.closedAt]).toEqual([1, null]);
    expect(await postings.current("T1", "acme")).toMatchObject({ number: 1, closedAt: null });
  });

  test("a posting is handled as it was said last, whatever is published and closed since", async () => {
    const { postings } = await opened();
    const handling = { team: "C7", audience: { kind: "link" as const } };
    expect(await postings.handle("T1", "acme", handling, { by: "robin", at: 1 })).toBe(false);
    await postings.publish("T1", publication(posting("acme", "Baker")), 2);
    expect(await postings.handle("T2", "acme", handling, { by: "robin", at: 3 })).toBe(false);
    expect(await postings.handle("T1", "acme", { ...handling, team: "C6" }, { by: "robin", at: 4 })).toBe(true);
    expect(await postings.handle("T1", "acme", handling, { by: "robin", at: 5 })).toBe(true);
    expect(await postings.changes("T1", 5)).toEqual([{ key: "acme", changedAt: 5 }]);
    await postings.close("T1", "acme", 6);
    await postings.publish("T1", publication(posting("acme", "Baker"), []), 7);
    expect(await postings.entries("T1", ["acme"])).toMatchObject([{ handling, closedAt: null, changedAt: 7 }]);
    expect(await postings.standings("T1")).toMatchObject([{ key: "acme", handling }]);
  });

  /** Why the posting's candidates are to be looked after, in order. */
  const causes = async (store: Store): Promise<string[]> => {
    const claimed = await store.inbox.claim("w", 100, 200);
    if (claimed === null) return [];
    await store.inbox.complete(claimed.id, "w", noEffects, 100);
    const { event } = claimed;
    return [event.kind === "posting_changed" ? event.cause : event.kind, ...(await causes(store))];
  };

  test("whoever was told of a posting is looked after when it changes, closes and opens; not before, nor for nothing", async () => {
    const store = await opened();
    const { postings } = store;
    await postings.publish("T1", publication(posting("acme", "Baker")), 1);
    await postings.publish("T1", publication(posting("acme", "Baker")), 2);
    expect(await causes(store)).toEqual([]);
    await postings.publish("T1", publication(posting("acme", "Baker"), []), 3);
    await postings.close("T1", "acme", 4);
    await postings.close("T1", "acme", 5);
    await postings.close("T1", "unknown", 5);
    await postings.publish("T1", publication(posting("acme", "Baker"), []), 6);
    expect(await causes(store)).toEqual(["published:2", "closed", "published:2"]);
  });

  test("a paused posting says who paused it and since when, stays paused whatever is published, and is resumed once", async () => {
    const store = await opened();
    const { postings } = store;
    const pause = { by: "U9", name: "robin", since: 5 };
    expect(await postings.pause("T1", "acme", pause)).toBe(false);
    await postings.publish("T1", publication(posting("acme", "Baker")), 1);
    expect(await postings.pause("T2", "acme", pause)).toBe(false);
    expect(await postings.pause("T1", "acme", pause)).toBe(true);
    expect(await postings.pause("T1", "acme", { by: "U8", name: null, since: 6 })).toBe(false);
    expect(await postings.current("T1", "acme")).toMatchObject({ number: 1, closedAt: null, paused: pause });
    expect(await postings.changes("T1", 5)).toEqual([{ key: "acme", changedAt: 5 }]);
    expect(await postings.entries("T1", ["acme"])).toMatchObject([{ paused: pause }]);
    const next = await postings.publish("T1", publication(posting("acme", "Baker"), []), 7);
    expect(next).toEqual(await postings.current("T1", "acme"));
    expect(next).toMatchObject({ number: 2, paused: pause });
    await postings.close("T1", "acme", 8);
    expect(await postings.standings("T1")).toMatchObject([{ key: "acme", revision: 2, closedAt: 8, paused: pause }]);
    await postings.publish("T1", publication(posting("acme", "Baker"), []), 9);
    expect(await postings.current("T1", "acme")).toMatchObject({ closedAt: null, paused: pause });
    expect(await postings.resume("T2", "acme", { by: "U9", at: 10 })).toBe(false);
    expect(await postings.resume("T1", "acme", { by: "U9", at: 10 })).toBe(true);
    expect(await postings.resume("T1", "acme", { by: "U9", at: 11 })).toBe(false);
    expect(await postings.current("T1", "acme")).not.toHaveProperty("paused");
    expect(await postings.standings("T1")).toMatchObject([
      { key: "acme", revision: 2, closedAt: null, paused: null, handling: usualHandling },
    ]);
    expect(await causes(store)).toEqual(["published:2", "closed", "published:2", "resumed"]);
  });

  test("a closed posting is not paused: nobody is answered from it anyway", async () => {
    const { postings } = await opened();
    await postings.publish("T1", publication(posting("acme", "Baker")), 1);
    await postings.close("T1", "acme", 2);
    expect(await postings.pause("T1", "acme", { by: "U9", name: null, since: 3 })).toBe(false);
  });

  test("who was told of a posting is found page by page, with what they were told", async () => {
    const store = await opened();
    const receipts = ["D3", "D1", "D2", "D1"].map((channel, index) => ({
      ...sampleReceipt(`r${index}`, `t${index}`),
      channel,
      at: index,
    }));
    const other = { ...sampleReceipt("other"), postingKey: "zoo", channel: "D9" };
    await accept(store, "D1", "one");
    await store.inbox.complete(await claimId(store), "w", { ...noEffects, receipts: [...receipts, other] }, 1);
    const page = (after: string | null) => store.receipts.channelsTold("T1", "acme", { after, most: 2 });
    expect([await page(null), await page("D2"), await page("D3")]).toEqual([["D1", "D2"], ["D3"], []]);
    expect(await store.receipts.channelsTold("T2", "acme", { after: null, most: 2 })).toEqual([]);
    const told = async (tenant: string, key: string) =>
      (await store.receipts.told(tenant, "D1", key)).map(({ id }) => id);
    expect([await told("T1", "acme"), await told("T1", "zoo"), await told("T2", "acme")]).toEqual([
      ["r1", "r3"],
      [],
      [],
    ]);
  });
};
