import { describe, expect, test } from "vitest";
import { coveredTopics, fixedClaims } from "../../src/answer/fixed-replies.ts";
import { claimText } from "../../src/domain/draft.ts";
import type { Fact } from "../../src/domain/fact.ts";
import { Act } from "../../src/domain/question.ts";
import { english, factOf, ferryFacts, findingOf, inEnglish, partOf, phrasebook } from "./fixtures.ts";

const say = (act: Act, facts: readonly Fact[] = []) =>
  fixedClaims(partOf("So?", { act }), findingOf(facts), ferryFacts, inEnglish)?.map(claimText);
const contact = factOf("f1", "accommodations", "Write to crew@ferries.example.", {
  value: { kind: "contact", channel: "email", address: "crew@ferries.example" },
});

describe("a fixed reply", () => {
  test("is for every act but a question", () => {
    expect(say("ask")).toBeUndefined();
    for (const act of Act.options.filter((one) => one !== "ask")) {
      for (const [language, phrases] of phrasebook) {
        const claims = fixedClaims(partOf("So?", { act }), findingOf([]), ferryFacts, { language, phrases });
        expect(claims?.map(claimText).join("")).toMatch(/^[^{}]+$/u);
      }
    }
  });

  test("to a need gives a contact word for word, and a damaged one as damaged", () => {
    expect(say("accommodation", [contact])).toEqual([
      english.handedOff.accommodation,
      english.handedOff.statedContact,
      contact.statement,
    ]);
    expect(say("accommodation", [{ ...contact, state: "unclear" }])?.[1]).toBe(english.handedOff.damagedContact);
    expect(say("accommodation", [factOf("f1", "process", "Two interviews.")])).toEqual([
      english.handedOff.accommodation,
    ]);
  });

  test("to a wish for a person names whom the posting itself names, and nobody who sees to accommodations", () => {
    const skipper = factOf("f2", "process", "Questions? Ring the skipper on 01632 960417.", {
      value: { kind: "contact", channel: "phone", address: "01632 960417" },
    });
    const form = factOf("f3", "process", "Apply at https://ferries.example/apply", {
      value: { kind: "contact", channel: "link", address: "https://ferries.example/apply" },
    });
    const facts = [contact, skipper, form];
    const part = partOf("So?", { act: "person" });
    expect(fixedClaims(part, findingOf([]), facts, inEnglish)?.map(claimText)).toEqual([
      english.handedOff.person,
      english.handedOff.statedContact,
      skipper.statement,
    ]);
    const closed = { ...findingOf([]), state: "closed" as const };
    expect(fixedClaims(part, closed, facts, inEnglish)?.map(claimText)).toEqual([english.handedOff.person]);
  });

  test("that declines shows what the posting itself says, and not too much of it", () => {
    expect(say("negotiate")).toEqual([english.declined.negotiate]);
    const shown = say("negotiate", ferryFacts.slice(0, 5)) ?? [];
    expect(shown.slice(0, 3)).toEqual([english.declined.negotiate, english.related, ferryFacts[0]?.statement]);
    expect(shown.length).toBeLessThan(6);
  });
});

describe("what can be asked about", () => {
  test("is what the posting's showable facts cover", () => {
    const covered = coveredTopics(ferryFacts.slice(0, 3), english, "en");
    expect(covered).toContain(english.askable.compensation);
    expect(covered).not.toContain(english.askable.visa);
    const withheld = coveredTopics([factOf("f1", "visa", "So.", { state: "withheld" })], english, "en");
    expect(withheld).not.toContain(english.askable.visa);
  });

  test("is never an empty list", () => {
    expect(coveredTopics([], english, "en")).not.toBe("");
  });
});
