import { describe, expect, test } from "vitest";
import { factWith, ingest } from "./sample-source.ts";

const twoJobs = `Tweedloom is hiring two people in Galashiels.

## Loom Mechanic

You keep forty looms running.

- 3+ years of experience in a weaving mill
- $24 per hour

## Dye House Technician

You mix and record the baths.

- A certificate in chemistry
- $21 per hour

## Benefits

- Dental insurance
`;

const ladder = `Hydrology at Brookline Gauges

## Field Engineer I

- Bachelor's degree in hydrology
- $52,000 - $60,000 USD per year

## Field Engineer II

- 3+ years of experience in the field
- $61,000 - $72,000 USD per year
`;

describe("a document is", () => {
  test.each([
    ["several jobs where each has requirements of its own", twoJobs, "multi_role"],
    ["a job family where one job stands on several levels", ladder, "job_family"],
    [
      "one posting where other jobs are only named",
      "# Loom Mechanic\n\nYou work with:\n\n- A Dye House Technician\n- A Senior Designer\n\n## Requirements\n\n- Steady hands\n- 3+ years of experience in a mill\n",
      "posting",
    ],
    [
      "no posting where nothing is asked, paid or applied for",
      "# Opening hours\n\nThe weaving museum opens at ten. Tickets are sold at the door.\n",
      "not_a_posting",
    ],
  ])("%s", (_, text, kind) => {
    expect(ingest(text, "sample.md").posting.kind).toBe(kind);
  });
});

describe("what stands under one job's name", () => {
  test("holds for that job", () => {
    const posting = ingest(twoJobs, "sample.md");
    expect(factWith(posting, "$24").scope).toEqual({ level: "Loom Mechanic" });
    expect(factWith(posting, "$21").scope).toEqual({ level: "Dye House Technician" });
    expect(factWith(posting, "Dental").scope).toBeUndefined();
  });

  test("does not contradict what holds for another one", () => {
    expect(ingest(ladder, "sample.md").facts.map(({ state }) => state)).not.toContain("conflicting");
  });

  test("has no scope where a document is about one job", () => {
    const posting = ingest(ladder.slice(0, ladder.indexOf("## Field Engineer II")), "sample.md");
    expect(posting.facts.flatMap(({ scope }) => scope ?? [])).toEqual([]);
  });
});
