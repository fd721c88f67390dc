import { describe, expect, test } from "vitest";
import { cleanPosting, ingest } from "../sample-source.ts";

const codes = (text: string, name?: string) => ingest(text, name).lint.map(({ code }) => code);
const findingOf = (text: string, code: string) => ingest(text).lint.find((one) => one.code === code);
const job = "You repair looms in Galashiels.\nRequirements:\n\n- Steady hands\n\n";

describe("contradictions are shown with every side to choose from", () => {
  test.each([
    ["two deadlines", "Apply by 3 March 2027.\nThe closing date is 9 April 2027.\n"],
    ["visa sponsorship given and refused", "We offer visa sponsorship.\nWe do not offer visa sponsorship.\n"],
    [
      "two numbers of years for one skill",
      "Requirements:\n\n- At least 5 years of experience in weaving.\n- At least 3 years of experience in weaving.\n",
    ],
  ])("%s", (_, text) => {
    const found = findingOf(`${job}${text}`, "contradiction");
    expect(found?.proposals).toHaveLength(2);
    expect(found?.quotes).toHaveLength(2);
  });

  test("a field that says full time and prose that says part time", () => {
    const text = JSON.stringify({
      title: "Weaver",
      employment_type: "FULL_TIME",
      description: "<p>You repair looms.</p><p>This is a part-time position.</p><p>Steady hands are required.</p>",
    });
    expect(codes(text, "job.json")).toContain("contradiction");
  });

  test("years for two skills, or asked for and wished for, are none", () => {
    const text =
      "Requirements:\n\n- At least 5 years of experience in weaving.\n- At least 3 years of experience in dyeing.\n- 8 years of experience in weaving preferred.\n";
    expect(codes(`${job}${text}`)).not.toContain("contradiction");
  });
});

describe("damage comes with what the words may have been", () => {
  test("degrees in one word", () => {
    expect(findingOf("Requirements:\n\nMSPhD in Textile Science\n", "degrees_glued")?.proposals).toEqual([
      "MS or PhD in Textile Science",
      "MS and PhD in Textile Science",
    ]);
  });

  test("an address without its sign", () => {
    const text = "Tweedloom weaves cloth. If you need an accommodation, email accesstweedloom.example for help.\n";
    expect(findingOf(text, "address_damaged")?.proposals).toEqual([
      "If you need an accommodation, email access@tweedloom.example for help.",
    ]);
  });
});

describe("pay", () => {
  test("praise is no amount", () => {
    const found = findingOf(`${job}We offer a competitive salary.\n`, "pay_without_amount");
    expect(found?.quotes.map(({ raw }) => raw)).toEqual(["We offer a competitive salary."]);
  });

  test("praise beside an amount is fine", () => {
    expect(codes(`${job}We offer a competitive salary: 30,000 GBP per year.\n`)).not.toContain("pay_without_amount");
  });

  test("an amount without a period is asked for one, and none is chosen", () => {
    expect(findingOf(`${job}Salary: $48,000 - $52,000\n`, "pay_without_period")?.proposals).toContain("per year");
  });
});

describe("what candidates need and do not find", () => {
  test("a posting without deadline, pay and a contact for accommodations is told so", () => {
    expect(codes(job)).toEqual(
      expect.arrayContaining(["deadline_missing", "pay_missing", "accommodation_contact_missing"]),
    );
  });

  test("an address for accommodations is enough", () => {
    expect(codes(cleanPosting)).not.toContain("accommodation_contact_missing");
  });

  test("a degree with nothing in its place", () => {
    const found = findingOf(`${job}Required:\n\n- Bachelor's degree in Botany.\n`, "degree_without_equivalent");
    expect(found?.proposals).toEqual(["Bachelor's degree in Botany or equivalent experience"]);
    const open = `${job}Required:\n\n- Bachelor's degree in Botany or equivalent experience.\n`;
    expect(codes(open)).not.toContain("degree_without_equivalent");
  });

  test("what is no posting owes nobody a deadline", () => {
    expect(codes("The museum opens at ten.")).toEqual([]);
  });
});
