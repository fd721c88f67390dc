import { describe, expect, test } from "vitest";
import { fact, railOf } from "./subject.ts";

const pay = (statement: string) => fact(statement, { topic: "compensation" });

describe("a value and what it is said of", () => {
  test.each([
    ["Grade 3 £18 p/h, Grade 4 £21 p/h", "Grade 4 is paid £18 an hour.", "binding"],
    ["Grade 3 £18 p/h, Grade 4 £21 p/h", "Grade 4 is paid £21 an hour.", "pass"],
    ["Tier I: £30,000 pa. Tier II: £34,000 pa.", "Tier II is paid £30,000 a year.", "binding"],
    ["£40,000 + commission", "The commission is £40,000.", "binding"],
    ["£40,000 + £1,500 tool allowance", "The tool allowance is £40,000.", "binding"],
    ["Cook £12 (porter £11)", "The porter is paid £12.", "binding"],
    ["£12 an hour (cook) or £11 an hour (porter)", "The porter is paid £12 an hour.", "binding"],
    ["1AC: £33 p/h. 2AC: £29 p/h.", "The 2AC is paid £33 an hour.", "binding"],
  ])("%s → %s: %s", (stated, claimed, rail) => {
    expect(railOf(claimed, [pay(stated)])).toBe(rail);
  });

  test("numbers of a noun are kept across facts, too", () => {
    const shifts = [fact("Crew 5: 38 hours weekly"), fact("Crew 6: 30 hours weekly")];
    expect(railOf("Crew 5 works 30 hours weekly.", shifts)).toBe("binding");
    expect(railOf("Crew 5 works 38 hours weekly.", shifts)).toBe("pass");
  });
});

describe("what a whole holds and what comes on top of it", () => {
  test.each([
    ["26 days including public holidays", "There are 26 days, with public holidays on top.", "binding"],
    ["26 days including public holidays", "There are 26 days, including public holidays.", "pass"],
    ["26 days + public holidays", "There are 26 days, including public holidays.", "binding"],
    ["26 days + public holidays", "There are 26 days, plus public holidays.", "pass"],
    ["26 days, public holidays not included", "There are 26 days, public holidays included.", "polarity"],
  ])("%s → %s: %s", (stated, claimed, rail) => {
    expect(railOf(claimed, [fact(stated, { topic: "leave" })])).toBe(rail);
  });
});

describe("items that are made alike", () => {
  test.each([
    ["Fluent Maltese and basic Greek", "They ask for basic Maltese.", "binding"],
    ["Fluent Maltese and basic Greek", "They ask for fluent Maltese.", "pass"],
    ["Rust for engines, Perl for reports", "Rust is for reports.", "binding"],
    ["First visit by video, second at the mill", "The second visit is by video.", "binding"],
    ["Welders get a bunk. Riggers get a cabin.", "Welders get a bunk and a cabin.", "binding"],
  ])("%s → %s: %s", (stated, claimed, rail) => {
    expect(railOf(claimed, [fact(stated, { topic: "skills" })])).toBe(rail);
  });

  test("what is in the rate does not come on top of it, and a bare value has no other fact's head", () => {
    const rate = fact("Holiday pay is rolled into the rate.", { topic: "compensation" });
    expect(railOf("Holiday pay comes on top of the rate.", [rate])).toBe("binding");
    const facts = [pay("$71,000 + commission"), pay("Boat allowance $2,400")];
    expect(railOf("The boat allowance is $71,000.", facts)).toBe("binding");
  });
});
