import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCases, readFolderOfCases } from "../../eval/finding/read-cases.ts";
import { shipped } from "../../src/app/paths.ts";

describe("the cases of eval:finding", () => {
  test("are a posting's numbered statements, and questions with those that answer them", () => {
    const [one] = readCases("# Cook, Leeds\n1| We pay weekly.\n2| We close on Sundays.\n? 1,2 | When?\n? - | Why?\n");
    expect(one?.title).toBe("Cook, Leeds");
    expect(one?.statements.get(2)).toBe("We close on Sundays.");
    expect(one?.questions).toEqual([
      { text: "When?", answers: [1, 2] },
      { text: "Why?", answers: [] },
    ]);
  });

  test("a line that is none is named", () => {
    expect(() => readCases("# Cook\nWe pay weekly.")).toThrow(/Line 2/u);
  });

  test("name no statement that is not there", () => {
    const cases = readFolderOfCases(join(shipped.evaluation, "finding"));
    expect(cases.flatMap(({ questions }) => questions)).toHaveLength(2_400);
    for (const { statements, questions } of cases)
      for (const { answers } of questions) for (const number of answers) expect(statements.has(number)).toBe(true);
  });
});
