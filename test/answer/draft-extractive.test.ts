import { assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { draftExtractive } from "../../src/answer/draft-extractive.ts";
import { type Claim, claimText } from "../../src/domain/draft.ts";
import type { Fact } from "../../src/domain/fact.ts";
import type { Finding } from "../../src/domain/finding.ts";
import { english, factOf, ferryFacts, findingOf, partOf, phrasebook } from "./fixtures.ts";

const factNamed = (id: string): Fact => {
  const found = ferryFacts.find((fact) => fact.id === id);
  if (found === undefined) throw new Error(`no fact ${id}`);
  return found;
};
const draft = (question: string, facts: readonly Fact[], given: Partial<Finding> = {}) =>
  draftExtractive(findingOf(facts, given), partOf(question), english);
const texts = (claims: readonly Claim[]) => claims.map(claimText);
const quotes = (claims: readonly Claim[]) =>
  claims.flatMap(({ segments }) => segments.filter(({ kind }) => kind === "quote").map(({ text }) => text));

const skill = (strength: "required" | "preferred") =>
  factOf("f1", "skills", "A radio certificate.", {
    value: { kind: "requirement", of: "certification", strength, min: null, max: null, plus: null },
  });

describe("an answer without a model", () => {
  test("gives an amount, and then the words that it stands in", () => {
    const claims = draft("What is the salary?", [factNamed("f1")]);
    expect(texts(claims)).toEqual([
      expect.stringContaining("$61,000 to $70,500 per year"),
      "The salary is $61,000 to $70,500 per year.",
    ]);
    expect(claims[0]?.segments.filter(({ kind }) => kind === "slot")).toHaveLength(1);
  });

  test("says so where an amount is of no stated period", () => {
    const fact = factOf("f1", "compensation", "The salary is $61,000.", {
      value: {
        kind: "money",
        min: 61_000,
        max: 61_000,
        currency: null,
        period: null,
        basis: null,
        tax: null,
        qualifier: "exact",
      },
    });
    expect(texts(draft("What is the salary?", [fact]))).toContain(english.frames.noPeriod);
    expect(texts(draft("What is the salary?", [factNamed("f1")]))).not.toContain(english.frames.noPeriod);
  });

  test("says no where the posting does", () => {
    const [first] = texts(draft("Is relocation offered?", [factNamed("f9")]));
    expect(first).toMatch(/^No\./u);
    expect(texts(draft("What about relocation?", [factNamed("f9")]))[0]).not.toMatch(/^No\./u);
  });

  test.each(["Do I have to relocate?", "Do I need relocation?", "Do you pay for relocation of my two llamas?"])(
    "neither yes nor no to what is not just whether it is given: %s",
    (question) => {
      expect(texts(draft(question, [factNamed("f9")]))[0]).not.toMatch(/^(?:Yes|No)[.,]/u);
    },
  );

  test("tells what is required from what is preferred", () => {
    expect(texts(draft("Which skills?", [skill("required")]))[0]).toBe(english.frames.required);
    expect(texts(draft("Which skills?", [skill("preferred")]))[0]).toBe(english.frames.preferred);
  });

  test("only quotes where the words are damaged, contradict each other, or are a label's", () => {
    expect(texts(draft("Adjustments?", [factNamed("f14")], { state: "unclear" }))).toEqual([
      english.frames.unclear,
      factNamed("f14").statement,
    ]);
    expect(texts(draft("Shifts?", [factNamed("f12"), factNamed("f13")], { state: "conflicting" }))).toEqual([
      english.frames.conflicting,
      factNamed("f12").statement,
      factNamed("f13").statement,
    ]);
    expect(texts(draft("Full time?", [factNamed("f15")], { state: "inferred" }))).toEqual([
      english.frames.tag,
      "FULL_TIME",
    ]);
  });

  test("says that no figure is given, and what is said instead", () => {
    const vague = factOf("f90", "compensation", "We offer a competitive salary.");
    const finding = { ...findingOf([vague]), state: "no_figure" as const, topic: "compensation" as const };
    const [opening, quoted, ...rest] = texts(draftExtractive(finding, partOf("What is the salary?"), english));
    expect(opening).toContain("no figure for pay");
    expect([quoted, ...rest]).toEqual([vague.statement]);
  });

  test("says that a person confirmed what a recruiter wrote", () => {
    const confirmed = factOf("f1", "benefits", "The uniform is free.", {
      provenance: { kind: "recruiter", by: "U1", at: 1 },
    });
    expect(texts(draft("Is the uniform free?", [confirmed]))[0]).toBe(english.frames.confirmed);
  });

  test("names what is not stated, and that this is no no", () => {
    const [abstention, ...more] = draft("Is there a gym?", [], { topic: "benefits", concept: "gym" });
    expect(more).toEqual([]);
    expect(abstention?.facts).toEqual([]);
    expect(abstention === undefined ? "" : claimText(abstention)).toContain(english.concepts["gym"]);
  });

  test("does not say by name that what the posting speaks of is not mentioned", () => {
    const [abstention] = draft("Do I get a raise?", [], { topic: "compensation", unmentioned: false });
    expect(abstention === undefined ? "" : claimText(abstention)).not.toContain(english.topics.compensation);
  });

  test("shows what comes near as such", () => {
    const claims = draft("Is there a gym?", [], { topic: "benefits", near: [factNamed("f5")] });
    expect(texts(claims)).toEqual([expect.any(String), english.frames.near, factNamed("f5").statement]);
  });
});

const facts = ferryFacts.filter(({ state }) => state !== "withheld");
const questions = [
  "What is the salary?",
  "Is relocation offered?",
  "How many years of experience?",
  "Until when?",
  "And?",
];

test("every fact is quoted in full, and every other word is fixed text or a slot of the fact", () => {
  const languages = constantFrom(...phrasebook.values());
  assert(
    property(constantFrom(...facts), constantFrom(...questions), languages, (fact, question, phrases) => {
      const state = fact.state === "withheld" ? "stated" : fact.state;
      const claims = draftExtractive(findingOf([fact], { state }), partOf(question), phrases);
      expect(quotes(claims)).toContain(fact.statement);
      expect(claims.every(({ origin }) => origin === "frame")).toBe(true);
      const words = claims.flatMap(({ segments }) => segments.filter(({ kind }) => kind === "words"));
      expect(words.filter(({ text }) => /\d|[{}]/u.test(text))).toEqual([]);
      const slots = claims.flatMap(({ segments }) => segments.filter(({ kind }) => kind === "slot"));
      expect(slots.every(({ text }) => fact.statement.includes(text))).toBe(true);
    }),
  );
});
