import { expect, test } from "vitest";
import type { IngestedPosting } from "../../src/domain/posting.ts";
import type { Decision } from "../../src/domain/review.ts";
import type { Opened } from "./contract-steps.ts";

const read = (key: string, title: string, statement = "€50,000"): IngestedPosting => ({
  posting: { key, title, employer: null, language: "en", kind: "posting", sha256: "a".repeat(64) },
  texts: { "": statement },
  facts: [
    {
      id: "f1",
      topic: "compensation",
      state: "unclear",
      statement,
      quotes: [{ start: 0, end: statement.length, raw: statement }],
      provenance: { kind: "posting" },
    },
  ],
  lint: [],
});
const proposal = (ingested: IngestedPosting, collection = "folder") => ({ ingested, collection, openCount: 1 });
const approval: Decision = {
  kind: "approve",
  subject: { topic: "compensation", words: "€50,000" },
  by: "dana",
  at: 2,
};

export const reviewContract = (opened: Opened): void => {
  test("what was read comes back as it was read, and is the same until it changes", async () => {
    const { reviews } = await opened();
    expect(await reviews.propose("T1", proposal(read("a", "Baker")), 1)).toBe("new");
    expect(await reviews.propose("T1", proposal(read("a", "Baker")), 2)).toBe("same");
    expect(await reviews.propose("T1", proposal(read("a", "Baker", "€60,000")), 3)).toBe("changed");
    expect(await reviews.find("T1", "a")).toEqual({
      ingested: read("a", "Baker", "€60,000"),
      collection: "folder",
      proposedAt: 3,
      reviewed: null,
    });
    expect(await reviews.find("T2", "a")).toBeNull();
  });

  test("a review holds until the words change", async () => {
    const { reviews } = await opened();
    await reviews.propose("T1", proposal(read("a", "Baker")), 1);
    expect(await reviews.reviewed("T1", "a", { by: "dana", at: 2, openCount: 0 })).toBe(true);
    expect(await reviews.reviewed("T1", "b", { by: "dana", at: 2, openCount: 0 })).toBe(false);
    await reviews.propose("T1", proposal(read("a", "Baker")), 3);
    expect((await reviews.find("T1", "a"))?.reviewed).toEqual({ by: "dana", at: 2 });
    await reviews.propose("T1", proposal(read("a", "Baker", "€60,000")), 4);
    expect((await reviews.find("T1", "a"))?.reviewed).toBeNull();
  });

  test("a list tells by title what was read, of one collection or of all", async () => {
    const { reviews } = await opened();
    await reviews.propose("T1", proposal(read("z", "Cook"), "greenhouse:acme"), 1);
    await reviews.propose("T1", proposal(read("a", "Baker")), 2);
    await reviews.propose("T2", proposal(read("b", "Driver")), 2);
    expect((await reviews.list("T1")).map(({ title }) => title)).toEqual(["Baker", "Cook"]);
    expect(await reviews.list("T1", "greenhouse:acme")).toEqual([
      { key: "z", title: "Cook", collection: "greenhouse:acme", openCount: 1, proposedAt: 1, reviewed: null },
    ]);
  });

  test("a posting that moves to another collection is of that one, and no other change", async () => {
    const { reviews } = await opened();
    await reviews.propose("T1", proposal(read("a", "Baker")), 1);
    expect(await reviews.propose("T1", proposal(read("a", "Baker"), "lever:acme"), 2)).toBe("same");
    expect(await reviews.list("T1", "folder")).toEqual([]);
    expect(await reviews.list("T1", "lever:acme")).toMatchObject([{ key: "a", proposedAt: 1 }]);
  });

  test("decisions come back in their order, each posting's own", async () => {
    const { reviews } = await opened();
    const withheld: Decision = { ...approval, kind: "withhold", at: 3 };
    await reviews.decide("T1", "a", [approval, withheld]);
    await reviews.decide("T1", "a", []);
    await reviews.decide("T1", "b", [withheld]);
    await reviews.decide("T1", "a", [approval]);
    expect(await reviews.decisions("T1", "a")).toEqual([approval, withheld, approval]);
    expect(await reviews.decisions("T2", "a")).toEqual([]);
  });

  test("a proposal is known by the mark of what it was made from, in its own collection", async () => {
    const { reviews } = await opened();
    await reviews.propose("T1", { ...proposal(read("a", "Baker")), mark: "m1" }, 1);
    const isTaken = (collection: string, mark: string) => reviews.isTaken("T1", "a", { collection, mark });
    expect(await isTaken("folder", "m1")).toBe(true);
    expect(await isTaken("folder", "m2")).toBe(false);
    expect(await isTaken("lever:acme", "m1")).toBe(false);
    expect(await reviews.isTaken("T2", "a", { collection: "folder", mark: "m1" })).toBe(false);
    // The same facts from another source: known by the later mark, and no change.
    expect(await reviews.propose("T1", { ...proposal(read("a", "Baker")), mark: "m2" }, 2)).toBe("same");
    expect(await isTaken("folder", "m2")).toBe(true);
  });
};
