import { assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuantities } from "../../../src/domain/quantity/parse-quantities.ts";
import { mutators } from "./mutators.ts";
import { claiming, type OwnFact, ownFacts } from "./own-postings.ts";
import { verify } from "./subject.ts";

const shown = ownFacts.filter(({ fact }) => fact.state !== "withheld");
const stated = ownFacts.filter(({ fact }) => fact.state === "stated");
const passes = (text: string, one: OwnFact, cited = [one.fact]): boolean =>
  verify(claiming(text, cited, one)).kind === "pass";

describe("every fact of the postings that ship with Candor", () => {
  test("passes in its own words", () => {
    expect(shown.length).toBeGreaterThan(150);
    for (const one of shown)
      expect([one.fact.statement, passes(one.fact.statement, one)]).toEqual([one.fact.statement, true]);
  });

  test("passes in its own words behind a lead, whatever else is cited", () => {
    const leads = ["The posting says: ", "It is listed as ", "According to the posting, "];
    assert(
      property(constantFrom(...shown), constantFrom(...leads), constantFrom(...shown), (one, lead, other) => {
        const cited = other.posting.key === one.posting.key ? [one.fact, other.fact] : [one.fact];
        expect([one.fact.statement, passes(`${lead}${one.fact.statement}`, one, cited)]).toEqual([
          one.fact.statement,
          true,
        ]);
      }),
    );
  });
});

describe("one thing changed in a fact's own words", () => {
  test.each(Object.entries(mutators))("its %s: the sentence is blocked", (_name, mutate) => {
    const changed = stated.flatMap((one) => {
      const sentence = mutate(one.fact.statement);
      return sentence === null ? [] : [{ one, sentence }];
    });
    expect(changed.length).toBeGreaterThan(0);
    const passed = changed.filter(({ one, sentence }) => passes(sentence, one)).map(({ sentence }) => sentence);
    expect(passed).toEqual([]);
  });

  test("is blocked, too, where all facts of the posting are cited", () => {
    const values = stated.filter(({ fact }) => parseQuantities(fact.statement).some(({ kind }) => kind === "money"));
    assert(
      property(constantFrom(...values), integer({ min: 1, max: 9 }), (one, digit) => {
        const sentence = one.fact.statement.replace(/\d(?=\d{2}(?!\d))/u, String(digit));
        if (sentence === one.fact.statement || one.facts.some(({ statement }) => statement.includes(sentence))) return;
        expect([
          sentence,
          passes(
            sentence,
            one,
            one.facts.filter(({ state }) => state !== "withheld"),
          ),
        ]).toEqual([sentence, false]);
      }),
    );
  });
});

describe("whatever a sentence adds", () => {
  const values = [
    "$77",
    "77%",
    "77 days",
    "7 July 2031",
    "7:07 pm",
    "7 Elm Road",
    "seven@elm.example",
    "https://elm.example",
    "(207) 555-0777",
    "@elm",
  ];

  test("a number, date, amount, address or link that the cited facts do not hold blocks it", () => {
    assert(
      property(
        constantFrom(...stated),
        constantFrom(...values),
        constantFrom(" (", " and ", ", ", ": "),
        (one, value, joint) => {
          const sentence = `${one.fact.statement.replace(/[.]$/u, "")}${joint}${value}`;
          expect([sentence, passes(sentence, one)]).toEqual([sentence, false]);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("a value in free words blocks it, even where the fact holds it, since only code fills values in", () => {
    const valued = stated.filter(
      ({ fact }) => /\d/u.test(fact.statement) && parseQuantities(fact.statement).length > 0,
    );
    assert(
      property(constantFrom(...valued), (one) => {
        const subject = { ...claiming(one.fact.statement, [one.fact], one), slotsRequired: true };
        expect(verify(subject).kind).toBe("block");
      }),
    );
  });
});
