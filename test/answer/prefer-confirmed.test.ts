import { describe, expect, test } from "vitest";
import { claimText } from "../../src/domain/draft.ts";
import { draftExtractive } from "../../src/answer/draft-extractive.ts";
import { preferConfirmed } from "../../src/answer/prefer-confirmed.ts";
import { english, factOf, findingOf, partOf } from "./fixtures.ts";

const by = { kind: "recruiter" as const, by: "robin", at: 5 };
const stated = factOf("f1", "visa", "Visas are a matter for the harbour office.");
const damaged = factOf("f2", "visa", "We sponsor H1B", { state: "unclear" });
const confirmed = factOf("f3", "visa", "We sponsor H-1B visas for captains.", { provenance: by });

describe("what a recruiter has confirmed", () => {
  test("stands instead of damaged words, and before the posting's own", () => {
    const finding = preferConfirmed(findingOf([damaged, stated, confirmed], { state: "unclear" }));
    expect(finding).toMatchObject({ state: "stated", facts: [confirmed, stated] });
  });

  test("changes nothing where it says nothing to the matter", () => {
    const finding = findingOf([damaged], { state: "unclear" });
    expect(preferConfirmed(finding)).toBe(finding);
  });

  test("is told as theirs, apart from what the posting says", () => {
    const finding = preferConfirmed(findingOf([stated, confirmed]));
    const claims = draftExtractive(finding, partOf("Do you sponsor visas?"), english).map(claimText);
    expect(claims).toEqual([english.frames.confirmed, confirmed.statement, english.frames.says, stated.statement]);
  });
});
