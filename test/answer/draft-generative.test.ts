import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { claimFromSentence, propose } from "../../src/answer/draft-generative.ts";
import { type Claim, claimText } from "../../src/domain/draft.ts";
import { showable } from "../../src/domain/fact.ts";
import type { Question } from "../../src/domain/question.ts";
import { slotsOf } from "../../src/domain/slot.ts";
import type { Block } from "../../src/domain/verdict.ts";
import { draftingModel, unusableModel } from "../fakes/language-model.ts";
import { ferry, ferryFacts, partOf, turn } from "./fixtures.ts";

const facts = showable(ferryFacts);
const claim = (text: string, cited: string[] = []): Claim | Block => claimFromSentence({ text, facts: cited }, facts);
const said = (made: Claim | Block) => ("kind" in made ? null : claimText(made));

describe("a model's sentence", () => {
  test("has its slots filled from the facts, and cites them", () => {
    const made = claim("You get {f3.q1}, and pay is {f1.q1}.", ["f3"]);
    expect(said(made)).toBe("You get 26 vacation days a year, and pay is $61,000 to $70,500 per year.");
    expect(made).toMatchObject({ facts: ["f3", "f1"], origin: "free" });
  });

  test("that takes a fact's whole words quotes them", () => {
    expect(claim("{f9.words}")).toMatchObject({
      segments: [{ kind: "quote", fact: "f9", text: "Relocation assistance is not offered for this role." }],
      facts: ["f9"],
    });
  });

  test.each([
    ["names a fact that does not exist", "Pay is {f99.q1}.", []],
    ["names a slot that its fact has not", "Pay is {f1.q7}.", []],
    ["names a withheld fact", "{f16.words}", []],
    ["cites a fact that does not exist", "There is a gym.", ["f99"]],
    ["cites a withheld fact", "There is a gym.", ["f16"]],
    ["cites nothing", "There is a gym.", []],
    ["is empty", "  ", ["f1"]],
  ])("that %s is blocked by the form rail", (_, text, cited) => {
    expect(claim(text, cited)).toMatchObject({ kind: "block", rail: "form" });
  });

  test("never holds anything in a slot but what the fact has under that name", () => {
    const pieces = constantFrom(
      "{f1.q1}",
      "{f1.words}",
      "{f14.contact}",
      "{f3.q1}",
      "{f99.q1}",
      "{f3.}",
      "{",
      "}",
      " so ",
      "f1.q1",
    );
    assert(
      property(array(pieces, { minLength: 1, maxLength: 8 }), (chosen) => {
        const made = claim(chosen.join(""), ["f1"]);
        const filled = "kind" in made ? [] : made.segments.filter((segment) => segment.kind !== "words");
        for (const segment of filled) {
          const fact = facts.find(({ id }) => id === segment.fact);
          expect(Object.values(fact === undefined ? {} : slotsOf(fact))).toContain(segment.text);
        }
        expect("kind" in made || made.facts.every((id) => facts.some((fact) => fact.id === id))).toBe(true);
      }),
    );
  });
});

const asking = (...parts: Question["parts"]): Question => ({ language: "en", parts });
const asked = { revision: ferry, message: "and now?", earlier: [turn("Which salary?", "So much.")] };
const salary = { text: "Which salary?", act: "ask" as const, topics: ["compensation" as const], sentences: [] };

describe("a model that is asked", () => {
  test("sees the conversation, oldest first, and no withheld fact", async () => {
    const model = draftingModel({ parts: [salary] });
    await propose(model, asked, asking(partOf("Which salary?")), partOf);
    expect(model.asked).toHaveLength(1);
    expect(model.asked[0]?.messages).toEqual([
      { from: "candidate", text: "Which salary?" },
      { from: "candor", text: "So much." },
      { from: "candidate", text: "and now?" },
    ]);
    expect(model.asked[0]?.facts).toEqual(facts);
  });

  test("cannot turn a decline into a question", async () => {
    const model = draftingModel({ parts: [{ ...salary, text: "Can you promise me the job?" }] });
    const proposal = await propose(model, asked, asking(partOf("Can you promise me the job?")), partOf);
    expect(proposal?.question.parts.map(({ act }) => act)).toEqual(["promise"]);
  });

  test("may split a message in its own way, and a need in one of its parts stays a need", async () => {
    const model = draftingModel({ parts: [salary, { ...salary, text: "I need a wheelchair ramp" }] });
    const proposal = await propose(model, asked, asking(partOf("Which salary?")), partOf);
    expect(proposal?.question.parts.map(({ act }) => act)).toEqual(["ask", "accommodation"]);
  });

  test("that gives nothing usable leaves the question as it was understood", async () => {
    const understood = asking(partOf("Which salary?"));
    const proposal = await propose(unusableModel("timeout"), asked, understood, partOf);
    expect(proposal).toEqual({
      question: understood,
      parts: null,
      model: { name: "fake", promptHash: "abc", outcome: "timeout" },
    });
    expect((await propose(draftingModel({ parts: [] }), asked, understood, partOf))?.question).toEqual(understood);
  });
});
