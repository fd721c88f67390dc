import { assert, array, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnsweredPart, citationsOf, compose, joinOutcomes, paragraphsOf } from "../../src/answer/compose.ts";
import { frameClaim, quoteClaim } from "../../src/answer/draft-extractive.ts";
import { plainText } from "../../src/domain/message.ts";
import type { Act } from "../../src/domain/question.ts";
import { Outcome } from "../../src/domain/reply.ts";
import {
  english,
  factOf,
  ferry,
  ferryFacts,
  findingOf,
  inEnglish,
  partOf,
  phrasebook,
  revisionOf,
} from "./fixtures.ts";

describe("the outcomes of a message's parts", () => {
  test.each<[Outcome[], Outcome]>([
    [[], "small_talk"],
    [["small_talk", "small_talk"], "small_talk"],
    [["answered"], "answered"],
    [["answered", "answered"], "answered"],
    [["small_talk", "answered"], "answered"],
    [["answered", "not_stated"], "partly"],
    [["answered", "unclear"], "partly"],
    [["answered", "declined"], "partly"],
    [["unclear", "not_stated"], "unclear"],
    [["declined", "not_stated"], "declined"],
    [["not_stated", "not_stated"], "not_stated"],
    [["handed_off", "answered", "not_stated"], "handed_off"],
    [["handed_off", "declined"], "handed_off"],
  ])("%j make %s", (outcomes, joined) => {
    expect(joinOutcomes(outcomes)).toBe(joined);
  });

  test("join alike in any order, and however often one comes", () => {
    assert(
      property(array(constantFrom(...Outcome.options), { maxLength: 6 }), (outcomes) => {
        const joined = joinOutcomes(outcomes);
        expect(joinOutcomes(outcomes.toReversed())).toBe(joined);
        expect(joinOutcomes([...outcomes, ...outcomes])).toBe(joined);
        expect(outcomes.includes("handed_off")).toBe(joined === "handed_off");
      }),
    );
  });
});

const [a, b, c] = [factOf("f1", "other", "A."), factOf("f2", "other", "B."), factOf("f3", "other", "C.")];
const says = frameClaim("The posting says:");

describe("paragraphs", () => {
  test("run sentences on and set the posting's own words apart", () => {
    expect(paragraphsOf([frameClaim("One."), says, quoteClaim(a)])).toEqual([
      { kind: "text", text: "One. The posting says:" },
      { kind: "quote", text: "A." },
    ]);
  });

  test("list several quotes that follow each other", () => {
    expect(paragraphsOf([says, quoteClaim(a), quoteClaim(b), quoteClaim(c), says, quoteClaim(a)])).toEqual([
      { kind: "text", text: "The posting says:" },
      { kind: "list", items: ["A.", "B.", "C."] },
      { kind: "text", text: "The posting says:" },
      { kind: "quote", text: "A." },
    ]);
  });
});

test("a citation holds the source's raw words, each fact once, in the posting's order", () => {
  const repaired = factOf("f4", "other", "Café.", { raw: "CafÃ©." });
  expect(citationsOf([quoteClaim(repaired), quoteClaim(a), quoteClaim(repaired)], [a, b, repaired])).toEqual([
    { factId: "f1", topic: "other", quote: "A." },
    { factId: "f4", topic: "other", quote: "CafÃ©." },
  ]);
});

const salary = ferryFacts.slice(0, 1);
const answered: AnsweredPart = {
  part: partOf("What is the salary?"),
  finding: findingOf(salary),
  claims: salary.map(quoteClaim),
};
const open: AnsweredPart = {
  part: partOf("Is there a gym?"),
  finding: findingOf([], { topic: "benefits" }),
  claims: [frameClaim("It does not say.")],
};
const acted = (act: Act): AnsweredPart => ({
  part: partOf("And you?", { act }),
  finding: findingOf([]),
  claims: [frameClaim("So.")],
});

describe("a reply", () => {
  test("names its source with title, revision, day and section where it cites a fact", () => {
    const { paragraphs } = compose([answered], ferry, inEnglish);
    expect(paragraphs.at(-1)?.kind).toBe("source");
    for (const word of ["Ferry Mate", "3", "January 9, 2027", "Pay"]) {
      expect(plainText(paragraphs.slice(-1))).toContain(word);
    }
  });

  test("offers a recruiter and lists what is open where something is not stated", () => {
    const reply = compose([answered, open], ferry, inEnglish);
    expect(reply).toMatchObject({ outcome: "partly", open: [{ topic: "benefits", text: "Is there a gym?" }] });
    expect(reply.answered).toMatchObject([{ topic: "compensation" }]);
    expect(reply.paragraphs).toContainEqual({ kind: "text", text: english.offerRecruiter });
    expect(compose([answered], ferry, inEnglish).paragraphs).not.toContainEqual({
      kind: "text",
      text: english.offerRecruiter,
    });
  });

  test("is one in part, and open, where pay is spoken of without a figure", () => {
    const vague = { ...answered, finding: { ...answered.finding, state: "no_figure" as const } };
    expect(compose([vague], ferry, inEnglish)).toMatchObject({
      outcome: "partly",
      open: [{ topic: "compensation" }],
      answered: [],
    });
    expect(compose([vague, open], ferry, inEnglish).outcome).toBe("partly");
  });

  test("shows the words that answer two questions once", () => {
    const { paragraphs, citations } = compose([answered, answered], ferry, inEnglish);
    expect(compose([answered], ferry, inEnglish)).toMatchObject({ paragraphs, citations });
    const lead = frameClaim("Yes, the posting mentions pay:");
    const led = compose([answered, { ...answered, claims: [lead, ...answered.claims] }], ferry, inEnglish);
    expect(plainText(led.paragraphs)).toContain("Yes, the posting mentions pay:");
  });

  test("has no source where it cites nothing", () => {
    const reply = compose([open], ferry, inEnglish);
    expect(reply.citations).toEqual([]);
    expect(reply.paragraphs.map(({ kind }) => kind)).not.toContain("source");
  });

  test.each<[Act, Outcome, string | null]>([
    ["person", "handed_off", "person"],
    ["accommodation", "handed_off", "accommodation"],
    ["status", "handed_off", "status"],
    ["greet", "small_talk", null],
    ["privacy", "small_talk", null],
    ["judge", "declined", null],
    ["promise", "declined", null],
    ["negotiate", "declined", null],
    ["advise", "declined", null],
    ["off_topic", "declined", null],
    ["steer", "declined", null],
  ])("to %s is %s", (act, outcome, handOff) => {
    expect(compose([acted(act)], ferry, inEnglish)).toMatchObject({ outcome, handOff });
  });

  test.each([...phrasebook.keys()])("in %s writes the day of the revision in that language", (language) => {
    const phrases = phrasebook.get(language) ?? english;
    const { paragraphs } = compose([answered], revisionOf(salary), { language, phrases });
    const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(ferry.publishedAt);
    expect(plainText(paragraphs.slice(-1))).toContain(day);
  });
});
