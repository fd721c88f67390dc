import { expect, test } from "vitest";
import { kinds } from "../../eval/values/cases.ts";
import { measureLabels } from "../../eval/values/measure.ts";
import { knowledge } from "./sample-source.ts";

const tallies = measureLabels(knowledge);

test.for(kinds)("hardly any typed value of %s is wrong: a wrong one is worse than none", (kind) => {
  const { labelled, found, produced, wrong } = tallies[kind];
  expect(labelled).toBeGreaterThanOrEqual(20);
  expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(0.02 * produced);
  expect(found / labelled).toBeGreaterThanOrEqual(0.9);
});
