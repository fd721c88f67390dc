import * as fc from "fast-check";
import { expect, test } from "vitest";
import { IngestedPosting } from "../../src/domain/posting.ts";
import { factFromQuote } from "../../src/ingest/fact-from-quote.ts";
import { ingestPosting } from "../../src/ingest/ingest-posting.ts";
import { cleanPosting, ingest, knowledge, sourceOf } from "./sample-source.ts";

/** Texts that look like postings, in pieces, next to texts that look like nothing. */
const pieces = fc.constantFrom(
  "Requirements:",
  "5+ years of experience",
  "$120,000-$150,000 USD",
  "LI-HYBRID",
  "LI-AB1We",
  "here.Our",
  "â€”",
  "&amp;",
  "\u00a0",
  "本科及以上学历。",
  "고용 형태: 정규직",
  "- item",
  "1. one",
  "e.g. this",
  "U.S. only",
  "a@b.example",
  "\ud800",
  "👩‍🔬",
  "\u202e",
  "**bold**",
  "salary_range: 0-1",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 20 })), { maxLength: 40 })
    .chain((parts) => fc.constantFrom("", " ", "\n", "\n\n").map((glue) => parts.join(glue))),
);
const withText = (text: string) => ({ ...sourceOf("x"), texts: { "": text } });

test("every quote is the slice of its text, whatever the text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const posting = IngestedPosting.parse(ingestPosting(withText(text), knowledge));
      for (const fact of posting.facts) {
        for (const { path, start, end, raw } of fact.quotes)
          expect(posting.texts[path ?? ""]?.slice(start, end)).toBe(raw);
      }
      expect(posting.facts.map(({ id }) => id)).toEqual(posting.facts.map((_, index) => `f${index + 1}`));
    }),
    { numRuns: 300 },
  );
});

/** Words that no pattern knows, in sentences of their own. */
const sentence = fc
  .array(fc.constantFrom("brine", "kettle", "tallow", "orchard", "lantern", "weir", "gable", "sorrel"), {
    minLength: 3,
    maxLength: 60,
  })
  .map((words) => `The ${words.join(" ")}.`);

test("every sentence ends up in a fact or is a heading: nothing that a reader sees is lost", () => {
  fc.assert(
    fc.property(
      fc.array(sentence, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(" ", "\n", "\n\n", "\n- "),
      (all, glue) => {
        const { facts } = ingest(all.join(glue));
        const statements = facts.map(({ statement }) => statement).join("\n");
        for (const words of all) expect(statements).toContain(words);
      },
    ),
    { numRuns: 100 },
  );
});

test("the same source gives the same facts", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(ingestPosting(withText(text), knowledge)).toEqual(ingestPosting(withText(text), knowledge));
    }),
    { numRuns: 60 },
  );
});

test("any quote can be read as a fact, its words kept", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (quote) => {
      expect(factFromQuote(quote, knowledge).quotes[0]?.raw).toBe(quote);
    }),
  );
});

/** What scraping did to the first posting that Candor served; each alone or with the others. */
const damages: readonly ((text: string) => string)[] = [
  (text) => text.replace(/[+@#$%&]/gu, ""),
  (text) => text.replace(/\//gu, ""),
  (text) => text.replace(/['’]/gu, ""),
  (text) => text.replace(/-/gu, "â€”"),
  (text) => text.replace(/[^\w\s(),.:\-â€”]/gu, ""),
  (text) => text.replace(/\.\n(?=\S)/gu, "."),
  (text) => text.replace(/(?<=[a-z])\n(?=\d)/gu, ""),
  (text) => text.replace(/, (?=[a-z])/gu, ""),
];

const known = (text: string) =>
  ingest(text).facts.filter(({ state, value }) => state === "stated" && value !== undefined);
/** What a value claims: a value may lose parts to damage, it may not gain or change any. */
const claims = (text: string) =>
  known(text).flatMap(({ value = { kind: "none" } }) =>
    Object.entries(value).flatMap(([name, claim]) =>
      claim === null || claim === false || claim === "unspecified" ? [] : [`${value.kind}.${name}=${String(claim)}`],
    ),
  );

test("damage never makes a fact stated with a value that the clean posting does not have", () => {
  const clean = new Set(claims(cleanPosting));
  fc.assert(
    fc.property(fc.subarray([...damages], { minLength: 1 }), (chosen) => {
      const text = chosen.reduce((words, damage) => damage(words), cleanPosting);
      expect(claims(text).filter((claim) => !clean.has(claim))).toEqual([]);
    }),
    { numRuns: 120 },
  );
});
