import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareFacts } from "../../src/ingest/compare-facts.ts";
import { cleanPosting, ingest } from "./sample-source.ts";

const factsOf = (text: string) => ingest(text).facts;
const before = factsOf(cleanPosting);
const after = (from: string, to: string) => compareFacts(before, factsOf(cleanPosting.replace(from, to)));

describe("between two states of a posting", () => {
  test("what only moved is no change", () => {
    expect(after("Senior Hydrology Engineer\n", "Senior Hydrology Engineer\n\n\n")).toEqual([]);
  });

  test("a changed amount is shown field by field", () => {
    const [change, ...others] = after("$98,000-$124,000", "$99,000-$130,000");
    expect(others).toEqual([]);
    expect(change?.kind).toBe("changed");
    const fields = change?.kind === "changed" ? change.fields : [];
    expect(fields).toContainEqual({ field: "value.min", before: "98000", after: "99000" });
    expect(fields).toContainEqual({ field: "value.max", before: "124000", after: "130000" });
    expect(fields.map(({ field }) => field)).toContain("statement");
  });

  test("what is new and what is gone are told", () => {
    expect(after("We do not offer relocation assistance for this position.\n", "")).toMatchObject([
      { kind: "removed", before: { topic: "relocation" } },
    ]);
    expect(after("#LI-HYBRID", "#LI-HYBRID\nApply until 3 May 2027.")).toMatchObject([
      { kind: "added", after: { statement: "Apply until 3 May 2027." } },
    ]);
  });
});

test("comparing loses nothing: whatever facts are left out is told as removed, in every order", () => {
  fc.assert(
    fc.property(fc.subarray(before), fc.subarray(before), (left, right) => {
      const changes = compareFacts(left, right);
      const gone = left.filter((fact) => !right.includes(fact));
      const fresh = right.filter((fact) => !left.includes(fact));
      const told = changes.flatMap((change) => (change.kind === "added" ? [] : [change.before]));
      const shown = changes.flatMap((change) => (change.kind === "removed" ? [] : [change.after]));
      expect(new Set(told)).toEqual(new Set(gone));
      expect(new Set(shown)).toEqual(new Set(fresh));
    }),
  );
});
