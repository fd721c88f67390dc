import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readFactsFile, writeFactsFile } from "../../../src/adapters/sources/facts-file.ts";
import { InputError } from "../../../src/domain/errors.ts";
import { type Decision, subjectOf } from "../../../src/domain/review.ts";
import { cleanPosting, factWith, ingest } from "../../ingest/sample-source.ts";

const ingested = ingest(cleanPosting);
const decision: Decision = {
  kind: "withhold",
  subject: subjectOf(factWith(ingested, "40 river towns")),
  by: "dana",
  at: 5,
};

test("what is written is read back as it was, and is written the same again", () => {
  const file = { ...ingested, decisions: [decision] };
  const written = writeFactsFile(file);
  expect(readFactsFile(written, "a.facts.yaml")).toEqual(file);
  expect(writeFactsFile(readFactsFile(written, "a.facts.yaml"))).toBe(written);
});

test("whatever the words of a posting are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), (words) => {
      const [fact] = ingested.facts;
      if (fact === undefined) throw new Error("the posting has no fact");
      const quotes = [{ start: 0, end: words.length, raw: words }];
      const texts = { "": `${words}\n  ${words}` };
      const file = { ...ingested, texts, facts: [{ ...fact, statement: words, quotes }], lint: [], decisions: [] };
      expect(readFactsFile(writeFactsFile(file), "a.facts.yaml")).toEqual(file);
    }),
    { examples: [["\n"], [" \n"]] },
  );
});

test("a file whose quotes were changed by hand is refused, since nobody could show their source", () => {
  const changed = writeFactsFile({ ...ingested, decisions: [] }).replace("raw: 4+ years", "raw: 6+ years");
  expect(() => readFactsFile(changed, "a.facts.yaml")).toThrow(/do not stand in its text[^]*candor review/u);
});

test.for(["facts: [", "- 1", "posting: {}", ""])("%j is refused with what is wrong", (text) => {
  expect(() => readFactsFile(text, "a.facts.yaml")).toThrow(InputError);
});
