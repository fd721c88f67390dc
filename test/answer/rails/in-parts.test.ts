import { assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { fact, railOf } from "./subject.ts";

const roof = fact("Two years of roofing experience", { topic: "experience" });
const licence = fact("Full motorcycle licence", { topic: "eligibility" });
const visit = fact("The second visit is in Ghent.", { topic: "process" });

describe("a sentence of several statements", () => {
  test("holds where each holds by itself, with the beginning that it goes on from", () => {
    const claim = "You'd need two years of roofing experience, along with a full motorcycle licence.";
    expect(railOf(claim, [roof, licence])).toBe("pass");
    expect(railOf("You'd need two years of roofing experience, and the second visit is in Ghent.", [roof, visit])).toBe(
      "pass",
    );
  });

  test("does not hold where one of them does not", () => {
    expect(
      railOf("You'd need two years of roofing experience, and the second visit is in Bruges.", [roof, visit]),
    ).toBe("words");
    expect(
      railOf("You'd need five years of roofing experience, and the second visit is in Ghent.", [roof, visit]),
    ).toBe("quantity");
  });

  test("a label that is cited weakens each of them", () => {
    const label = fact("Nice to have:", { topic: "skills" });
    expect(
      railOf("You'd need two years of roofing experience and a full motorcycle licence.", [label, roof, licence]),
    ).toBe("modality");
  });

  test("the order of two statements changes nothing", () => {
    const parts = constantFrom("You'd need a full motorcycle licence", "The second visit is in Ghent");
    assert(
      property(parts, parts, (one, other) => {
        const low = other.slice(0, 1).toLowerCase() + other.slice(1);
        expect(railOf(`${one}, and ${low}.`, [licence, visit])).toBe("pass");
      }),
    );
  });
});
