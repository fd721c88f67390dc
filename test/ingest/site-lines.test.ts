import { expect, test } from "vitest";
import { ingest } from "./sample-source.ts";

const statementsOf = (text: string) => ingest(text).facts.map(({ statement }) => statement);

test("how well a site read its own fields, and the way through it, are no facts", () => {
  const statements = statementsOf(
    [
      "← Back to all jobs",
      "Dyer wanted in Ghent.",
      "work_mode：5/5 · 来源：body",
      "location: 9/9 · source: derived",
      "credibility：9/9",
      "The salary is 30,000 euros a year.",
    ].join("\n"),
  );
  expect(statements).toEqual(["Dyer wanted in Ghent.", "The salary is 30,000 euros a year."]);
});

test.each(["Shift: 5/2", "shift: 5/2", "→ Dye wool", "On call: 1/4"])(
  "a line that only looks like one stays: %s",
  (line) => {
    expect(statementsOf(`Dyer wanted in Ghent.\n\n${line}\n`).join("\n")).toContain(line.replace("→ ", ""));
  },
);
