import { anything, assert, constantFrom, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { createVerifier } from "../../src/answer/verify.ts";
import { Verdict } from "../../src/domain/verdict.ts";
import { fact, rails, railOf, subject, verify } from "./rails/subject.ts";

const statements = [
  "Relocation support is not offered for this opening.",
  "6+ years of industry experience, or a PhD and 3 years",
  "The base salary is $204,000 - $266,500 USD per year, depending on location.",
  "You will receive a laptop and €500 for your home office.",
  "Applications must be received by 5:00 p.m. on January 15, 2027.",
  "Write to access@harbortern.example or call (207) 555-0142.",
  "Knowledge of C++, C# or Go is a strong plus",
  "Some positions may require a valid driver's license.",
  "up to 40 unused hours carry over to the next year",
  "We guarantee that all employees work remotely only on Fridays, unless they are on call.",
  "Wir zahlen 58.000 bis 69.000 € brutto pro Jahr.",
  "4年以上开发经验",
  "Responsibilities:",
  "MSPhD in Computer Science",
];
const leads = ["", "The posting says: ", 'The posting says "', "It is listed as ", "• "];

const quote = (words: string, source: string) => railOf(`The posting says "${words}".`, [source]);

describe("a fact's own words", () => {
  test("pass their own verifier, alone and behind a lead", () => {
    assert(
      property(constantFrom(...statements), constantFrom(...leads), (statement, lead) => {
        expect(verify(subject(`${lead}${statement}${lead.endsWith('"') ? '"' : ""}`, [statement]))).toEqual({
          kind: "pass",
        });
      }),
    );
  });

  test("may be quoted in part where nothing that turns them is left out", () => {
    expect(quote("a paid shadow visit", "There is a paid shadow visit on the unit.")).toBe("pass");
    expect(
      quote("eligible for relocation assistance", "This role is not eligible for relocation assistance."),
    ).not.toBe("pass");
    expect(quote("paid double", "Some shifts are paid double.")).not.toBe("pass");
    expect(quote("Pay is good.", "Pay is good. Nights are not paid double.")).toBe("pass");
  });

  test("pass whatever they are", () => {
    assert(
      property(
        string({ unit: "binary", minLength: 1, maxLength: 60 }).filter(
          (one) => /[\p{L}\p{N}]/u.test(one) && !/[{}]/u.test(one),
        ),
        (words) => {
          expect(verify(subject(words, [words]))).toEqual({ kind: "pass" });
        },
      ),
    );
  });
});

/** What turns a true sentence false, by name. */
const mutators: Readonly<Record<string, (sentence: string) => string>> = {
  number: (sentence) => sentence.replace(/\d/u, (digit) => String((Number(digit) + 3) % 10 || 7)),
  negation: (sentence) => sentence.replace(/ (is|are) /u, " $1 not "),
  modality: (sentence) => sentence.replace(/required/u, "preferred"),
  unit: (sentence) => sentence.replace(/years/u, "months"),
  period: (sentence) => sentence.replace(/per year/u, "per month"),
  contact: (sentence) => sentence.replace(/jobs@/u, "hr@"),
  quantifier: (sentence) => sentence.replace(/Some/u, "All"),
  condition: (sentence) => sentence.replace(/ after .*$/u, "."),
  join: (sentence) => sentence.replace(/ or /u, " and "),
  subject: (sentence) => sentence.replace(/Northwind/u, "Southgate"),
};

const truths: readonly (readonly [string, string])[] = [
  ["Northwind pays $52,000 per year.", "The pay at Northwind is $52,000 per year."],
  ["At least 4 years of welding are required.", "Required: at least 4 years of welding."],
  ["Some shifts are paid double.", "Some shifts are paid double, the posting says."],
  ["Send a letter to jobs@northwind.example.", "Send a letter to jobs@northwind.example, please."],
  ["A pension is offered after 12 months.", "A pension is offered after 12 months of work."],
  ["Certificates in welding or plumbing are required.", "Required: certificates in welding or plumbing."],
];

describe("a true sentence made false", () => {
  test.each(truths)("%s is true", (sentence, source) => {
    expect(railOf(sentence, [fact(source, { topic: "compensation" })])).toBe("pass");
  });

  test.each(Object.keys(mutators))("by its %s fails", (name) => {
    const mutate = mutators[name] ?? String;
    const changed = truths.filter(([sentence]) => mutate(sentence) !== sentence);
    expect(changed.length).toBeGreaterThan(0);
    for (const [sentence, source] of changed) {
      expect([mutate(sentence), railOf(mutate(sentence), [fact(source, { topic: "compensation" })])]).not.toContain(
        "pass",
      );
    }
  });
});

describe("fail closed", () => {
  test.each(rails.map(({ name }, index) => [name, index] as const))(
    "a %s rail that gives garbage has blocked",
    (name, index) => {
      assert(
        property(anything(), (garbage) => {
          if (Verdict.safeParse(garbage).success) return;
          const broken = rails.map((rail, at) =>
            // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what no rail may give is what is tested
            at === index ? { name: rail.name, check: () => garbage as Verdict } : rail,
          );
          const sentence = "The canteen is free.";
          expect(createVerifier(broken)(subject(sentence, [sentence]))).toEqual({
            kind: "block",
            rail: name,
            reason: "gave no verdict",
          });
        }),
      );
    },
  );

  test.each(rails.map(({ name }, index) => [name, index] as const))(
    "a %s rail that throws has blocked, and is told",
    (name, index) => {
      const broken = new Error("boom");
      const failing = rails.map((rail, at) =>
        at === index
          ? {
              ...rail,
              check: () => {
                throw broken;
              },
            }
          : rail,
      );
      const told: unknown[] = [];
      const sentence = "The canteen is free.";
      const verdict = createVerifier(failing)(subject(sentence, [sentence]), (rail, error) => told.push([rail, error]));
      expect(verdict).toEqual({ kind: "block", rail: name, reason: "could not run" });
      expect(told).toEqual([[name, broken]]);
    },
  );
});
