import { expect, test } from "vitest";
import type { Fact } from "../../src/domain/fact.ts";
import type { Posting } from "../../src/domain/posting.ts";
import { type Opened } from "./contract-steps.ts";

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

export const postingContract = (opened: Opened): void => {
  test("a revision is numbered, current, and comes back as it was published", async () => {
    const store = await opened();
    const first = await store.postings.publish("T1", posting("acme", "Baker"), [fact], 1);
    expect(first).toEqual({
      tenant: "T1",
      number: 1,
      publishedAt: 1,
      posting: posting("acme", "Baker"),
      facts: [fact],
    });
    expect(await store.postings.current("T1", "acme")).toEqual(first);
  });

  test("the same content is no new revision, in whatever order its keys stand; other content is", async () => {
    const store = await opened();
    await store.postings.publish("T1", posting("acme", "Baker"), [fact], 1);
    const { id, ...rest } = fact;
    const same = await store.postings.publish("T1", posting("acme", "Baker"), [{ ...rest, id }], 2);
    expect([same.number, same.publishedAt]).toEqual([1, 1]);
    const other = await store.postings.publish("T1", posting("acme", "Baker"), [], 3);
    expect(other.number).toBe(2);
    const back = await store.postings.publish("T1", posting("acme", "Baker"), [fact], 4);
    expect(back.number).toBe(3);
  });

  test("a revision that was read is the same object when it is read again, and the next one is another", async () => {
    const store = await opened();
    await store.postings.publish("T1", posting("acme", "Baker"), [fact], 1);
    const first = await store.postings.current("T1", "acme");
    expect(await store.postings.current("T1", "acme")).toBe(first);
    await store.postings.publish("T1", posting("acme", "Head baker"), [fact], 2);
    expect((await store.postings.current("T1", "acme"))?.posting.title).toBe("Head baker");
  });

  test("postings are listed by title, each once, of the tenant only", async () => {
    const store = await opened();
    await store.postings.publish("T1", posting("z", "Cook"), [], 1);
    await store.postings.publish("T1", posting("a", "Waiter"), [], 2);
    await store.postings.publish("T1", posting("a", "Baker"), [], 3);
    await store.postings.publish("T2", posting("b", "Driver"), [], 4);
    expect((await store.postings.list("T1")).map(({ title }) => title)).toEqual(["Baker", "Cook"]);
    expect(await store.postings.current("T2", "a")).toBeNull();
  });
};
