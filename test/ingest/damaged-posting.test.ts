import { describe, expect, test } from "vitest";
import { factWith, ingest } from "./sample-source.ts";

/** Damaged as a scraped posting is: signs, apostrophes and line breaks gone, a dash turned into mojibake. */
const damaged = `About Brookline Gauges:
Brookline Gauges builds flood warnings for 40 river towns. Its work that youll be proud of, and thats rare.
What youll do:

Design sensors that survive winter
Review field reports with the river team

What were looking for:

MSPhD in Hydrology, Physics or related field
4 years of field experience
Experience in signal processinganalysis weather forecasting
Working knowledge of at least one language (Java, C, Python)

This position is not eligible for relocation assistance.
LI-HYBRID
LI-QX4At Brookline we pay fairly. The position is also eligible for equity.
Information about the benefits of this position can be found here.Canada based applicants only98,000â€”124,000 USDOur Commitment to Diversity:
Brookline Gauges is an equal opportunity employer. If you need an accommodation to apply, please notify accessbrookline.example for support.`;

describe("a posting that lost its signs", () => {
  const posting = ingest(damaged);
  const codes = posting.lint.map(({ code }) => code);

  test("words that may have lost a plus stay stated as they stand, with a lint and no sign added", () => {
    const years = factWith(posting, "4 years of field experience");
    expect(years).toMatchObject({ topic: "experience", state: "stated", value: { min: 4, max: null, plus: null } });
    expect(factWith(posting, "(Java, C, Python)")).toMatchObject({ topic: "skills", state: "stated" });
    expect(codes.filter((code) => code === "sign_may_be_lost")).toHaveLength(2);
  });

  test("two degrees in one word are unclear and carry no value", () => {
    const degree = factWith(posting, "MSPhD");
    expect(degree).toMatchObject({ topic: "education", state: "unclear" });
    expect(degree.value).toBeUndefined();
  });

  test("list items that ran together are unclear", () => {
    expect(factWith(posting, "signal processinganalysis")).toMatchObject({ state: "unclear" });
    expect(codes).toContain("items_glued");
  });

  test("a line glued to the pay is quoted apart from it and resolved neither way", () => {
    expect(factWith(posting, "based applicants only")).toMatchObject({
      statement: "Canada based applicants only",
      state: "unclear",
    });
    const pay = factWith(posting, "124,000");
    expect(pay).toMatchObject({
      statement: "98,000—124,000 USD",
      topic: "compensation",
      state: "stated",
      value: { min: 98_000, max: 124_000, currency: "USD", period: null },
    });
    expect(pay.quotes[0]?.raw).toBe("98,000â€”124,000 USD");
    expect(pay.scope).toBeUndefined();
    expect(codes).toContain("pay_without_period");
  });

  test("a bare tag says hybrid as a tag and nothing of days; a tag without meaning is unclear", () => {
    expect(factWith(posting, "LI-HYBRID")).toMatchObject({
      topic: "work_model",
      state: "inferred",
      provenance: { kind: "tag", label: "LI-HYBRID" },
      value: { mode: "hybrid", daysPerWeek: null },
    });
    expect(factWith(posting, "LI-QX4")).toMatchObject({ statement: "LI-QX4", topic: "other", state: "unclear" });
  });

  test("an address that lost its at sign is unclear and no contact", () => {
    const address = factWith(posting, "accessbrookline.example");
    expect(address).toMatchObject({ topic: "accommodations", state: "unclear" });
    expect(address.value).toBeUndefined();
  });

  test("a link lost behind a word is unclear", () => {
    expect(factWith(posting, "can be found here")).toMatchObject({ topic: "benefits", state: "unclear" });
  });

  test("what is plainly refused is stated", () => {
    expect(factWith(posting, "relocation assistance")).toMatchObject({
      topic: "relocation",
      state: "stated",
      value: { kind: "offer", offered: "not_offered" },
    });
  });

  test("a heading glued to the pay opens its own section", () => {
    expect(factWith(posting, "equal opportunity employer")).toMatchObject({
      topic: "eeo",
      heading: "Our Commitment to Diversity",
    });
  });
});

test("a domain of its own is no damaged address", () => {
  const posting = ingest(
    "Learn more at helloarbor.example about our team.\nContact the hiring team through helloarbor.example to apply.",
  );
  expect(posting.facts.map(({ state }) => state)).not.toContain("unclear");
});

test("a label of places before the pay becomes the scope of the pay", () => {
  const posting = ingest("Pay\n\nFor work performed in Porto or Braga104,000-126,500 EUROur team is small.");
  expect(factWith(posting, "126,500").scope).toEqual({ location: "For work performed in Porto or Braga" });
});
