import { describe, expect, test } from "vitest";
import { type Decision, subjectOf } from "../../src/domain/review.ts";
import { applyDecisions } from "../../src/ingest/apply-decisions.ts";
import { factWith, ingest, knowledge } from "./sample-source.ts";

const signature = { by: "dana", at: 5 };
const damaged = ingest(
  "Requirements:\n\nMSPhD in Hydrology\nAt least 3 years of field work\n\n#LI-Remote\n#LI-Onsite\n",
);
const on = (words: string) => ({ subject: subjectOf(factWith(damaged, words)), ...signature });
const review = (...decisions: Decision[]) => applyDecisions(damaged, decisions, knowledge);
const stateOf = (reviewed: ReturnType<typeof review>, words: string) => factWith(reviewed, words).state;

describe("a decision about a fact", () => {
  test("that nobody has made leaves it open", () => {
    const { open, facts } = review();
    expect(facts).toEqual(damaged.facts);
    expect(open.map(({ statement }) => statement)).toEqual(["MSPhD in Hydrology", "#LI-Remote", "#LI-Onsite"]);
  });

  test("approves the words as they stand", () => {
    const reviewed = review({ kind: "approve", ...on("MSPhD") });
    expect(stateOf(reviewed, "MSPhD")).toBe("stated");
    expect(reviewed.open.map(({ statement }) => statement)).toEqual(["#LI-Remote", "#LI-Onsite"]);
  });

  test("withholds them", () => {
    expect(stateOf(review({ kind: "withhold", ...on("3 years") }), "3 years")).toBe("withheld");
  });

  test("restates them: the person's words are told as theirs, with a quote that stands in their own text", () => {
    const reviewed = review({
      kind: "restate",
      words: "6+ years of field work",
      topic: "experience",
      ...on("3 years"),
    });
    expect(stateOf(reviewed, "At least 3 years")).toBe("withheld");
    const said = factWith(reviewed, "6+ years");
    expect(said).toMatchObject({
      topic: "experience",
      state: "stated",
      provenance: { kind: "recruiter", by: "dana", at: 5 },
    });
    const [quote] = said.quotes;
    expect(reviewed.texts[quote?.path ?? ""]?.slice(quote?.start, quote?.end)).toBe("6+ years of field work");
  });

  test("is taken back by a later one, and the last one holds", () => {
    expect(stateOf(review({ kind: "withhold", ...on("MSPhD") }, { kind: "reopen", ...on("MSPhD") }), "MSPhD")).toBe(
      "unclear",
    );
    expect(stateOf(review({ kind: "withhold", ...on("MSPhD") }, { kind: "approve", ...on("MSPhD") }), "MSPhD")).toBe(
      "stated",
    );
  });

  test("on one side of a conflict decides it, and both sides approved leave it", () => {
    const remote = review({ kind: "approve", ...on("#LI-Remote") });
    expect([stateOf(remote, "#LI-Remote"), stateOf(remote, "#LI-Onsite")]).toEqual(["inferred", "withheld"]);
    const both = review({ kind: "approve", ...on("#LI-Remote") }, { kind: "approve", ...on("#LI-Onsite") });
    expect([stateOf(both, "#LI-Remote"), stateOf(both, "#LI-Onsite")]).toEqual(["conflicting", "conflicting"]);
    const withheld = review({ kind: "withhold", ...on("#LI-Remote") });
    expect([stateOf(withheld, "#LI-Remote"), stateOf(withheld, "#LI-Onsite")]).toEqual(["withheld", "inferred"]);
  });
});

test("words that read well are open, too, where a finding doubts them", () => {
  const bare = ingest("Pay:\n\nThe pay is $29-33.\n");
  expect(factWith(bare, "$29-33").state).toBe("stated");
  expect(applyDecisions(bare, [], knowledge).open.map(({ statement }) => statement)).toEqual(["The pay is $29-33."]);
  const approval: Decision = { kind: "approve", subject: subjectOf(factWith(bare, "$29-33")), ...signature };
  expect(applyDecisions(bare, [approval], knowledge).open).toEqual([]);
});

test("what a person adds is typed by the parsers of the posting's own words", () => {
  const added = review({ kind: "add", words: "The salary is $50,000 per year.", topic: "compensation", ...signature });
  expect(factWith(added, "$50,000")).toMatchObject({
    state: "stated",
    value: { kind: "money", min: 50_000, period: "year" },
    provenance: { kind: "recruiter" },
  });
});

test("a posting is called as a person says", () => {
  const named = review({ kind: "name", title: "Hydrologist", employer: "Brookline", ...signature });
  expect(named.posting).toMatchObject({ title: "Hydrologist", employer: "Brookline" });
});

describe("when the source changes", () => {
  const approval: Decision = { kind: "approve", ...on("MSPhD") };

  test("a decision follows its words, wherever they stand now", () => {
    const moved = ingest("Requirements:\n\nA boat licence\nMSPhD  in Hydrology\n");
    const reviewed = applyDecisions(moved, [approval], knowledge);
    expect(factWith(reviewed, "MSPhD").state).toBe("stated");
    expect(reviewed.stale).toEqual([]);
  });

  test("a decision about words that are gone is told, and restates nothing", () => {
    const other = ingest("Requirements:\n\nA boat licence\n");
    const restating: Decision = { kind: "restate", words: "MS or PhD", topic: "education", ...on("MSPhD") };
    const reviewed = applyDecisions(other, [restating], knowledge);
    expect(reviewed.stale).toEqual([restating]);
    expect(reviewed.facts).toEqual(other.facts);
  });
});
