import { assert, property, shuffledSubarray, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { retrieve } from "../../src/answer/retrieve.ts";
import { stateOf } from "../../src/answer/retrieve/show-facts.ts";
import type { Fact } from "../../src/domain/fact.ts";
import { factOf, ferryFacts, indexByWords, indexOf, partOf } from "./fixtures.ts";

const find = (question: string, facts: readonly Fact[] = ferryFacts) => retrieve(partOf(question), indexOf(facts));
const findByWords = (question: string, facts: readonly Fact[] = ferryFacts) =>
  retrieve(partOf(question), indexByWords(facts));
const unmentioned = (question: string): boolean => find(question).unmentioned;
const idsOf = (facts: readonly Fact[]) => facts.map(({ id }) => id);

describe("what a posting says to a question", () => {
  test.each([
    ["What is the salary?", "f1"],
    ["Is there a referral bonus?", "f2"],
    ["How many vacation days do I get?", "f3"],
    ["Is there dental insurance?", "f4"],
    ["May crew work remotely?", "f6"],
    ["How many years of experience do I need?", "f7"],
    ["Do you pay for relocation?", "f9"],
    ["Until when can I apply?", "f10"],
    ["How many interviews are there?", "f11"],
    ["Which city is the terminal in?", "f17"],
    ["Wie hoch ist das Gehalt?", "f1"],
  ])("%s", (question, id) => {
    const { state, facts } = find(question);
    expect(state).toBe("stated");
    expect(idsOf(facts)[0]).toBe(id);
  });

  test("is found by a rare word where no topic is named", () => {
    expect(idsOf(find("And the lifeboats?").facts)).toEqual(["f18"]);
    expect(idsOf(find("And the lifebot?").facts)).toEqual(["f18"]);
  });

  test("is a damaged amount rather than a whole sentence without one", () => {
    const vague = factOf("f90", "compensation", "The salary is open and depends on experience.");
    const damaged = factOf("f91", "compensation", "Pay: 120000-15000000", { state: "unclear" });
    const { state, facts } = find("What is the salary?", [vague, damaged]);
    expect(state).toBe("unclear");
    expect(idsOf(facts)).toContain("f91");
  });

  test("is found under another topic where the words themselves name it", () => {
    const moved = factOf("f90", "equipment", "You will be lifting crates with our equipment.");
    expect(idsOf(find("Is there heavy lifting?", [...ferryFacts, moved]).facts)).toEqual(["f90"]);
  });

  test("holds the sentence that excludes beside the one that grants", () => {
    const heading = "Work authorization";
    const may = factOf("f91", "visa", "Visa sponsorship may be available to licensed nurses.", {
      heading,
      value: { kind: "offer", offered: "conditional" },
    });
    const cannot = factOf("f92", "eligibility", "We cannot sponsor nurses without a license.", { heading });
    expect(idsOf(find("Do you sponsor a visa?", [may, cannot]).facts)).toEqual(["f91", "f92"]);
  });

  test("is the day that only a label gives rather than a sentence without one", () => {
    const vague = factOf("f90", "deadline", "We answer within five weeks of the closing date.");
    const label = factOf("f91", "deadline", "2027-02-20", {
      state: "inferred",
      provenance: { kind: "tag", label: "validThrough" },
      value: { kind: "date", iso: "2027-02-20", text: "2027-02-20" },
    });
    expect(idsOf(find("Apply by when?", [vague, label]).facts)).toContain("f91");
    const plain = factOf("f92", "deadline", "Applications close on 4 March 2027.", {
      value: { kind: "date", iso: "2027-03-04", text: "4 March 2027" },
    });
    expect(idsOf(find("Apply by when?", [plain, label]).facts)).not.toContain("f91");
  });

  test("is nothing of what the thing that is asked for only stands beside", () => {
    expect(find("Is there a blackout on vacation days?")).toMatchObject({ state: "not_stated", facts: [] });
    expect(idsOf(findByWords("Is there a pass for guests?").facts)).toEqual(["f5"]);
    expect(idsOf(find("Are there vacation days for crew?").facts)).toEqual(["f3"]);
  });

  test("is no figure where it speaks of the pay that is asked for and gives none", () => {
    const vague = factOf("f90", "compensation", "We offer a competitive salary.");
    const other = factOf("f91", "compensation", "Crew may buy fuel at cost.");
    expect(find("What is the salary?", [vague, other])).toMatchObject({ state: "no_figure", facts: [vague] });
    expect(find("What is the salary?", [other]).state).toBe("not_stated");
    expect(find("Is the salary competitive?", [vague, other]).state).toBe("stated");
  });

  test("is the one to turn to, under whatever topic, where that is asked", () => {
    const skipper = factOf("f90", "process", "To see the boat, ring the skipper on 01632 960417.", {
      value: { kind: "contact", channel: "phone", address: "01632 960417" },
    });
    expect(idsOf(find("Who do I ring to see the boat?", [...ferryFacts, skipper]).facts)).toEqual(["f90"]);
    expect(find("Who do I ring to see the boat?").state).toBe("not_stated");
    const named = factOf("f91", "process", "Questions may be addressed to the skipper.");
    expect(idsOf(find("Whom can I write with questions?", [...ferryFacts, named]).facts)[0]).toBe("f91");
  });

  test("is nothing where no fact speaks of it", () => {
    expect(find("Do you sponsor a visa?")).toMatchObject({ state: "not_stated", facts: [], topic: "visa" });
    expect(find("Do we get stock options?")).toMatchObject({ state: "not_stated", facts: [], topic: "equity" });
  });

  test("is nothing of another posting", () => {
    expect(find("What is the salary?", [])).toEqual({
      state: "not_stated",
      facts: [],
      near: [],
      topic: "compensation",
      concept: null,
      unmentioned: true,
    });
  });

  test("is said to be unmentioned only where no statement speaks of it", () => {
    expect(unmentioned("Do we get stock options?")).toBe(true);
    expect(unmentioned("Do crews get a signing bonus?")).toBe(true);
    // The salary stands there, and a wide topic may be the wrong end of it.
    expect(unmentioned("What was the salary of the mate before?")).toBe(false);
    expect(unmentioned("Can I bring my dog on board?")).toBe(false);
  });
});

describe("a fact that only shares a word", () => {
  test("is no answer", () => {
    const { state, facts } = find("Is there a free gym?");
    expect([state, facts]).toEqual(["not_stated", []]);
  });

  test("of a listed topic does not answer a yes-or-no on something of its own", () => {
    expect(find("Is there childcare?").state).toBe("not_stated");
    expect(find("Are there any trampolines among the benefits?").state).toBe("not_stated");
  });

  test("may be offered as coming near, but never more than two", () => {
    const gym = find("Is there a gym pass for a guest?");
    expect(gym.state).toBe("not_stated");
    expect(gym.near.length).toBeLessThanOrEqual(2);
    expect(find("Do crews get a signing bonus?")).toMatchObject({ state: "not_stated", concept: "signing_bonus" });
    expect(idsOf(find("Do crews get a signing bonus?").near)).toEqual(["f2"]);
  });
});

test("the employer's name, which any statement may hold, points at none", () => {
  const books = factOf("f1", "other", "Saltgate Ferries writes its logs in copperplate.");
  expect(find("How big is Saltgate Ferries?", [books]).facts).toEqual([]);
  expect(find("What is written in copperplate?", [books]).facts).toEqual([books]);
});

describe("a kind of value that is asked for", () => {
  test("is not answered by a fact that holds none", () => {
    const hybrid = factOf("f1", "work_model", "The role is hybrid.");
    expect(find("How many days a week in the office?", [hybrid])).toMatchObject({
      state: "not_stated",
      facts: [],
      near: [hybrid],
    });
    const days = factOf("f2", "work_model", "You are in the office 3 days per week.");
    expect(idsOf(find("How many days a week in the office?", [hybrid, days]).facts)).toEqual(["f2"]);
  });

  test("may be the employer's name", () => {
    const told = factOf("f1", "role", "This opening is with Saltgate Ferries Ltd.");
    const other = factOf("f2", "company", "Our company runs nine boats.");
    expect(find("Who is the employer?", [told, other])).toMatchObject({ state: "stated", facts: [told] });
    expect(find("Who is the employer?", [other])).toMatchObject({ state: "not_stated", concept: "employer_name" });
  });

  test("may be the period of a salary", () => {
    const amount = factOf("f1", "compensation", "The salary is $61,000.");
    expect(find("Is the salary per year?", [amount]).state).toBe("not_stated");
    expect(find("Is the salary per year?").state).toBe("stated");
  });
});

describe("facts that contradict each other", () => {
  test("are both shown", () => {
    const { state, facts } = find("How long are the shifts?");
    expect(state).toBe("conflicting");
    expect(idsOf(facts).toSorted()).toEqual(["f12", "f13"]);
  });

  test("are both shown though only one of them answers best", () => {
    const { facts } = find("Which shifts are there?", [
      factOf("f1", "schedule", "The shift is at night.", { state: "conflicting", conflictsWith: ["f2"] }),
      factOf("f2", "other", "Nobody is aboard after dark.", { state: "conflicting", conflictsWith: ["f1"] }),
    ]);
    expect(idsOf(facts)).toEqual(["f1", "f2"]);
  });

  test("do not stand beside another answer", () => {
    const both = [
      factOf("f1", "compensation", "The salary is $61,000 per year.", {
        value: {
          kind: "money",
          min: 61_000,
          max: 61_000,
          currency: null,
          period: "year",
          basis: null,
          tax: null,
          qualifier: "exact",
        },
      }),
      factOf("f2", "compensation", "Pay grade four.", { state: "conflicting", conflictsWith: ["f3"] }),
      factOf("f3", "compensation", "Pay grade five.", { state: "conflicting", conflictsWith: ["f2"] }),
    ];
    expect(idsOf(find("What is the salary?", both).facts)).toEqual(["f1"]);
  });
});

describe("what only a label says", () => {
  const prose = factOf("f2", "employment_type", "This is a part-time contract.");

  test("is an answer of its own kind", () => {
    expect(find("Is it full time?")).toMatchObject({ state: "inferred" });
  });

  test("yields to the posting's own sentences", () => {
    const label = factOf("f1", "employment_type", "FULL_TIME", {
      state: "inferred",
      provenance: { kind: "tag", label: "employmentType" },
    });
    expect(find("Is it full time?", [label, prose])).toMatchObject({ state: "stated", facts: [prose] });
  });
});

describe("a label that cannot be read", () => {
  const label = factOf("f91", "compensation", "salary_range: 0-31200", {
    state: "unclear",
    provenance: { kind: "tag", label: "salary_range" },
  });
  const vague = factOf("f92", "compensation", "The salary is open and depends on experience.");
  const hourly = factOf("f93", "compensation", "The pay is $15.40 per hour.", {
    value: {
      kind: "money",
      min: 15.4,
      max: 15.4,
      currency: null,
      period: "hour",
      basis: null,
      tax: null,
      qualifier: "exact",
    },
  });

  test("stands beside words that leave the amount open", () => {
    const { state, facts } = find("What does it pay?", [label, vague]);
    expect(state).toBe("unclear");
    expect(idsOf(facts).toSorted()).toEqual(["f91", "f92"]);
  });

  test("yields to a whole amount, unless it is asked about by its own words", () => {
    expect(find("What does it pay?", [label, hourly])).toMatchObject({ state: "stated", facts: [hourly] });
    const { state, facts } = find("The salary range starts at zero?", [label, hourly]);
    expect(state).toBe("unclear");
    expect(idsOf(facts)).toContain("f91");
  });
});

describe("a damaged fact", () => {
  test("answers as damaged", () => {
    expect(find("Whom do I ask for a wheelchair ramp?")).toMatchObject({ state: "unclear" });
  });
});

test("the state of several facts is the worst of what comes first", () => {
  const [stated, tag] = [factOf("f1", "other", "A."), factOf("f2", "other", "B.", { state: "inferred" })];
  expect(stateOf([stated, tag])).toBe("stated");
  expect(stateOf([tag])).toBe("inferred");
  expect(stateOf([factOf("f3", "other", "C.", { state: "unclear" }), stated])).toBe("unclear");
});

test("what is withheld is never found, and the order of the facts changes nothing that is found", () => {
  const questions = ["What is the salary?", "rate every candidate", "assistants reading this page", "Any interviews?"];
  assert(
    property(
      shuffledSubarray([...ferryFacts], { minLength: ferryFacts.length }),
      string({ maxLength: 30 }),
      (facts, more) => {
        for (const question of [...questions, more]) {
          const { facts: found, near } = find(question, facts);
          expect(idsOf([...found, ...near])).not.toContain("f16");
          expect(idsOf(found).toSorted()).toEqual(idsOf(find(question).facts).toSorted());
        }
      },
    ),
    { numRuns: 30 },
  );
});

test("an answer fits on a phone's screen, however many facts there are", () => {
  const many = Array.from({ length: 60 }, (_, index) =>
    factOf(`f${index + 1}`, "benefits", `Benefit ${index} is described here in a sentence of some length.`),
  );
  const { facts } = find("What are the benefits?", many);
  expect(facts.length).toBeGreaterThan(0);
  expect(facts.length).toBeLessThanOrEqual(8);
});

describe("what is asked in words that name nothing", () => {
  const circumscribed = "would I have to sleep away from my own bed for this";

  test("a topic with few ways to be spoken of is answered as it is guessed", () => {
    const travel = factOf("f30", "travel", "Trips to other ports come up about once a month.");
    const { state, facts } = find(circumscribed, [...ferryFacts, travel]);
    expect(state).toBe("stated");
    expect(facts).toEqual([travel]);
  });

  test("of a topic with many matters only a fact of the very one answers", () => {
    const volunteering = factOf("f31", "leave", "We offer two paid volunteer days per year.");
    const question = "I help at a food bank, can I do that on company time once in a while?";
    expect(findByWords(question, [...ferryFacts, volunteering]).facts).toEqual([volunteering]);
    expect(findByWords(question).facts).toEqual([]);
  });

  test("where the posting says nothing of it, the guess names what was looked for", () => {
    const found = find(
      circumscribed,
      ferryFacts.filter(({ topic }) => topic !== "travel"),
    );
    expect(found).toMatchObject({ state: "not_stated", topic: "travel", facts: [] });
  });
});

test("a statement is found by what it is about, whatever its own words and wherever it is filed", () => {
  const filed = factOf("f31", "company", "Only those selected for an interview will be contacted.");
  const { state, facts } = find("Do you give feedback to rejected applicants?", [filed, ...ferryFacts]);
  expect(state).toBe("stated");
  expect(facts).toEqual([filed]);
});

test("under a heading of another matter a likeness tells nothing", () => {
  const required = {
    ...factOf("f32", "skills", "Experience documenting an accurate pipeline and commissions"),
    heading: "Requirements",
  };
  expect(find("OTE?", [required]).facts).toEqual([]);
});
