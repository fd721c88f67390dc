import { describe, expect, test } from "vitest";
import type { Topic } from "../../../src/domain/topic.ts";
import { fact, railOf } from "./subject.ts";

describe("a qualification that a posting only names", () => {
  test.each<[Topic, string, string]>([
    ["experience", "Two years of roofing experience", "You'd need two years of roofing experience."],
    ["education", "Diploma in horticulture or botany", "You'd need a diploma in horticulture or botany."],
    ["skills", "Advanced welding", "You'd need advanced welding."],
    ["other", "Able to climb 30 metres", "You need to be able to climb 30 metres."],
    ["eligibility", "Full motorcycle licence", "You'd need a full motorcycle licence."],
  ])("%s: %s may be told as needed", (topic, stated, claimed) => {
    expect(railOf(claimed, [fact(stated, { topic })])).toBe("pass");
  });

  test.each<[Topic, string, string, string | undefined]>([
    ["skills", "Advanced welding", "Advanced welding is required.", undefined],
    ["skills", "Advanced welding", "You'd need advanced welding.", "Nice to have"],
    ["skills", "Advanced welding", "You'd need advanced welding.", "Not needed, but useful"],
    ["skills", "Advanced welding a plus", "You'd need advanced welding.", undefined],
    ["education", "We pay for a diploma in botany", "You'd need a diploma in botany.", undefined],
    ["education", "Diploma courses up to £2,000", "You'd need diploma courses of up to £2,000.", undefined],
    ["benefits", "A bicycle and a helmet", "You'd need a bicycle and a helmet.", undefined],
    ["company", "Twenty years of roofing", "You'd need twenty years of roofing.", undefined],
  ])("%s: %s is not told as %s under %s", (topic, stated, claimed, heading) => {
    expect(railOf(claimed, [fact(stated, { topic, ...(heading === undefined ? {} : { heading }) })])).toBe("modality");
  });

  test("words of a fact that names none are not needed with it", () => {
    const facts = [fact("Five years of roofing", { topic: "experience" }), fact("The crew welds in Ghent.")];
    expect(railOf("You'd need five years of welding.", facts)).toBe("modality");
  });
});

test("a value of one choice is not joined with what only the other choice asks", () => {
  const choice = fact("8 years of roofing, or 4 years of roofing and a diploma", { topic: "experience" });
  expect(railOf("You need 8 years of roofing and a diploma.", [choice])).toBe("quantifier");
  expect(railOf("You need 8 years of roofing, or 4 years and a diploma.", [choice])).toBe("pass");
});
