import { describe, expect, test } from "vitest";
import { fact, railOf } from "./subject.ts";

describe("polarity", () => {
  test.each([
    [
      "The fee is paid by the hour, with no interest.",
      "The fee is paid by the hour, and there is no interest.",
      "pass",
    ],
    ["The fee is paid by the hour, with no interest.", "The fee is paid by the hour, with interest.", "polarity"],
    ["You can live anywhere, apart from islands.", "You can live anywhere.", "polarity"],
    ["Remote work is not possible.", "Remote work is possible.", "polarity"],
    ["Remote work is possible.", "Remote work isn't possible.", "polarity"],
    ["We dont sponsor visas.", "They sponsor visas.", "polarity"],
    ["We dont sponsor visas.", "They do not sponsor visas.", "pass"],
    ["Interns are paid, but travel is not covered.", "Travel is covered.", "polarity"],
  ])("%s → %s: %s", (stated, claimed, rail) => {
    expect(railOf(claimed, [stated])).toBe(rail);
  });
});

describe("modality", () => {
  test.each([
    ["Knowledge of Rust is a plus.", "Knowledge of Rust is required.", "modality"],
    ["Knowledge of Rust is required.", "Knowledge of Rust is preferred.", "modality"],
    ["Knowledge of Rust is required.", "Knowledge of Rust is necessary.", "pass"],
    ["You may be eligible for a bonus.", "You are paid a bonus.", "words"],
    ["Bonus payments are possible.", "There are bonus payments.", "modality"],
    ["Complete the essay.", "The essay is optional.", "modality"],
    ["You need not have a car.", "You must not have a car.", "modality"],
    ["You must not smoke.", "You must not smoke here.", "pass"],
    ["Candidates must know Excel; Access is a plus.", "Candidates must know Excel and Access.", "modality"],
    ["Excel, preferably with macros.", "Excel with macros is asked for.", "modality"],
    ["No overalls are needed.", "You don't have to bring overalls.", "words"],
    ["No overalls are needed.", "You don't have to have overalls.", "pass"],
    ["You must not smoke.", "You don't have to smoke.", "modality"],
    ["Nurses must be helpful.", "Nurses need not be helpful.", "polarity"],
    ["Nurses should do no harm.", "Nurses must do no harm.", "modality"],
    ["Nurses must do no harm.", "Nurses must do no harm.", "pass"],
    ["Knowledge of Rust is a plus.", "Knowledge of Rust is a plus, not a requirement.", "pass"],
    ["Knowledge of Rust is a must.", "Knowledge of Rust is a plus, not a requirement.", "modality"],
    ["Knowledge of Rust is considered an asset.", "Knowledge of Rust is a plus.", "pass"],
    ["You may ride the bus.", "You can ride the bus.", "pass"],
    ["You may ride the bus.", "You ride the bus.", "modality"],
    ["Leave is taken between May and August.", "Leave is taken between May and August.", "pass"],
    ["Leave is taken between May and August.", "Leave may be taken between May and August.", "modality"],
    ["Nurses must also be able to swim.", "Nurses may also be able to swim.", "modality"],
    ["Nurses must also be able to swim.", "Nurses must be able to swim.", "pass"],
    ["Some roles may have eligibility requirements.", "Some roles will have eligibility requirements.", "modality"],
  ])("%s → %s: %s", (stated, claimed, rail) => {
    expect(railOf(claimed, [stated])).toBe(rail);
  });

  test("what is asked for is not told as given", () => {
    const laptop = fact("You need your own laptop.", { topic: "equipment" });
    expect(railOf("You get your own laptop.", [laptop])).toBe("modality");
    expect(railOf("Your own laptop is needed.", [laptop])).toBe("pass");
  });

  test("a heading lends its strength to the lines below it", () => {
    expect(railOf("Rust is required.", [fact("Rust", { heading: "Requirements" })])).toBe("pass");
    expect(railOf("Rust is required.", [fact("Rust", { heading: "Nice to have" })])).toBe("modality");
    expect(railOf("Rust is required.", [fact("Rust", { heading: "What would help, but isnt needed" })])).toBe(
      "modality",
    );
  });
});

describe("quantifiers and joins", () => {
  test.each([
    ["One course per term is free.", "Each term one course is free.", "pass"],
    ["You read a term paper.", "You read each term paper.", "quantifier"],
    ["Some sites require a license.", "All sites require a license.", "quantifier"],
    ["Some sites require a license.", "Sites require a license.", "quantifier"],
    ["Reports are due every second Monday.", "Reports are due every Monday.", "quantifier"],
    ["Sites offer parking.", "Only sites offer parking.", "quantifier"],
    ["Everyone gets a laptop.", "Everyone gets a laptop, anywhere.", "quantifier"],
    ["There are three reports a year.", "Each year there are three reports.", "pass"],
    ["Reports are due after a year.", "Every year reports are due.", "quantifier"],
    ["There are three reports a year.", "Each report is of a year.", "quantifier"],
    ["There are three reports a year.", "There are reports every week.", "words"],
    ["Trips of about an hour", "Trips of exactly an hour", "quantifier"],
    ["There is parking on site.", "There is parking on site, and much more.", "quantifier"],
    ["Good written and spoken Welsh", "Both written and spoken Welsh are good.", "pass"],
    ["You need Python or Scala.", "You need Python and Scala.", "quantifier"],
    ["You need Python or Scala.", "You need Python.", "quantifier"],
    ["You need Python and Scala.", "You need Python or Scala.", "quantifier"],
    ["You need Python or Scala.", "Python or Scala is needed.", "pass"],
  ])("%s → %s: %s", (stated, claimed, rail) => {
    expect(railOf(claimed, [stated])).toBe(rail);
  });
});

describe("scope", () => {
  test.each([
    ["Outside the season you work at home.", "You work at home in the season.", "scope"],
    [
      "Trips take nine weeks in autumn and four in spring.",
      "Trips take nine weeks in autumn and 4 weeks in spring.",
      "pass",
    ],
    ["SQL is used, since nobody pulls the data.", "SQL is used because nobody pulls the data.", "pass"],
    ["SQL is used since 2019.", "SQL is used because of 2019.", "scope"],
    ["No prior training is necessary.", "You need not have had training before.", "pass"],
    ["Training is necessary after one year.", "After a year training is necessary.", "pass"],
    ["Training is necessary after two years.", "After a year training is necessary.", "scope"],
    ["Shortlisted candidates are asked to swim.", "You are asked to swim.", "scope"],
    ["Shortlisted candidates are asked to swim.", "If shortlisted, you are asked to swim.", "pass"],
    ["If you relocate, we pay for the flat.", "If you move, they pay for the flat.", "pass"],
    ["If you relocate, we pay for the flat.", "They pay for the flat.", "scope"],
    [
      "Sick pay is low for the first six months and high for a year thereafter.",
      "Sick pay is low for the first six months.",
      "pass",
    ],
    ["Sick pay is low for the first six months and high for a year thereafter.", "Sick pay is low.", "scope"],
    ["We consider a range of factors when setting pay.", "We consider a range of factors.", "scope"],
    ["Two days a week are at home outside show weeks.", "Two days a week are at home.", "scope"],
    ["Two days a week are at home outside show weeks.", "Outside show weeks two days a week are at home.", "pass"],
    ["Dental cover starts after probation.", "Dental cover starts.", "scope"],
    ["Childcare is paid for parents.", "Childcare is paid.", "scope"],
    ["Childcare is paid for parents.", "Childcare is paid for parents.", "pass"],
    ["25 days off, rising to 30 days off after five years.", "There are 30 days off.", "scope"],
    ["The laptop is yours.", "The laptop is yours after probation.", "words"],
    ["We answer within 10 days of the visit.", "They answer within 10 days after the visit.", "pass"],
    ["We answer within 10 days of the visit.", "They answer within 10 days.", "scope"],
    ["Help is paid for moves of 75 miles.", "If you move 75 miles, help is paid.", "pass"],
    ["Lunch is free on Fridays.", "Lunch is free.", "scope"],
    ["Training is free for external hires.", "Training is free.", "scope"],
    ["Trips are paid up to €50.", "Trips are paid.", "scope"],
    ["Hourly staff are paid on Mondays.", "Staff are paid on Mondays.", "scope"],
    ["The first three months are remote.", "The job is remote.", "scope"],
    ["$40 for each weekend day", "It is $40 for each weekend.", "scope"],
    ["We match 3% after one year.", "They match 3% for one year.", "scope"],
    ["From 1 July the office is in Bath.", "The office is in Bath.", "scope"],
    ["Applicants from Poland need no visa.", "Applicants need no visa.", "scope"],
    ["You live within walking distance of Bath.", "You live in Bath.", "scope"],
    ["25 days off, rising to 30 days off after five years.", "There are 25 days off.", "pass"],
    ["Chicago, IL $50,000 to $60,000", "It is $50,000 to $60,000.", "scope"],
  ])("%s → %s: %s", (stated, claimed, rail) => {
    expect(railOf(claimed, [stated])).toBe(rail);
  });
});

describe("binding", () => {
  const seed = fact("The seed round was $4 million.");
  const total = fact("Total funding is $9 million.");

  test("a value stays with the words of its own fact", () => {
    expect(railOf("The seed round was $4 million and total funding is $9 million.", [seed, total])).toBe("pass");
    expect(railOf("The seed round was $9 million.", [seed, total])).toBe("binding");
  });

  test("a bare amount does not move to another topic", () => {
    const range = fact("$90,000 - $120,000", { topic: "compensation" });
    const equity = fact("The role comes with equity in the firm.", { topic: "equity" });
    expect(railOf("The equity is $90,000 - $120,000.", [range, equity])).toBe("binding");
  });

  test("names do not trade places", () => {
    expect(railOf("Brightwater is a subsidiary of Orlo.", ["Orlo, a subsidiary of Brightwater"])).toBe("binding");
    expect(railOf("It was founded by the Red Cross.", ["It was founded by Red Cross nurse Ada Wells"])).toBe("binding");
  });
});

describe("who does what", () => {
  test.each([
    [
      "The nearest shop is 38 miles off and the nearest school 61 miles.",
      "It is 61 miles to the nearest shop and 38 miles to the nearest school.",
      "binding",
    ],
    [
      "The nearest shop is 38 miles off and the nearest school 61 miles.",
      "It is 38 miles to the nearest shop and 61 miles to the nearest school.",
      "pass",
    ],
    ["You wear headphones in one ear while shelving.", "While shelving you wear headphones in one ear.", "pass"],
    ["We pay for your train.", "You pay for the train.", "binding"],
    ["The contract is extended by the company.", "The contract is extended by you.", "binding"],
    ["Mentor junior engineers.", "You would be mentored by junior engineers.", "binding"],
    ["Mentor junior engineers.", "Mentoring junior engineers is part of the job.", "pass"],
    ["You report to the CTO and lead four analysts.", "The CTO leads four analysts.", "binding"],
    ["Reports to the VP of Sales", "The VP of Sales reports to this role.", "binding"],
    ["Reports to the VP of Sales", "The role reports to the VP of Sales.", "pass"],
  ])("%s → %s: %s", (stated, claimed, rail) => {
    expect(railOf(claimed, [stated])).toBe(rail);
  });

  test.each([
    ["The District pays the fee.", "You pay the fee.", "binding"],
    ["The fee is paid by the District.", "You pay the fee.", "binding"],
    ["The fee is paid by employees.", "You pay the fee.", "pass"],
    ["Meals are at your own expense.", "They pay for your meals.", "binding"],
  ])("who bears a cost: %s → %s: %s", (stated, claimed, rail) => {
    expect(railOf(claimed, [fact(stated, { topic: "benefits" })])).toBe(rail);
  });

  test("what is provided is provided by the employer, unless it is asked for", () => {
    expect(railOf("You provide towels.", ["Towels are provided."])).toBe("binding");
    expect(railOf("You pay for the hotel.", ["A week of training, with hotel paid."])).toBe("binding");
    expect(railOf("You must provide towels.", ["Towels must be provided."])).toBe("pass");
  });

  test("who bears a cost stays, whichever verb tells it", () => {
    const fee = fact("We cover the fee for the medical.", { topic: "benefits" });
    expect(railOf("You pay the fee for the medical.", [fee])).toBe("binding");
    expect(railOf("We pay the fee for the medical.", [fee])).toBe("pass");
  });

  test.each([
    ["Analysts get a laptop. Managers get a car.", "Analysts get a car.", "binding"],
    ["Analysts get a laptop. Managers get a car.", "Managers get a car.", "pass"],
    ["Nurses must have a BSN; clerks need a diploma.", "Clerks must have a BSN.", "binding"],
    ["The firm has its seat in Oslo and has an office in Bergen.", "The firm has its seat in Bergen.", "binding"],
    ["The firm has its seat in Oslo and has an office in Bergen.", "The firm has an office in Bergen.", "pass"],
    ["Nurses work nights, clerks work days.", "Clerks work nights.", "binding"],
    ["Junior roles are on site and senior roles are remote.", "Junior roles are remote.", "binding"],
  ])("two statements of one fact are not put into one: %s → %s: %s", (stated, claimed, rail) => {
    expect(railOf(claimed, [stated])).toBe(rail);
  });
});

describe("order and names", () => {
  test.each([
    ["A phone call, then an interview on site", "First comes a phone call, then an interview on site.", "pass"],
    ["A phone call, then an interview on site", "There is a phone call, then an interview on site.", "pass"],
    ["A phone call, then an interview on site", "There is an interview on site, then a phone call.", "binding"],
    ["You may work anywhere in Spain, for a firm in Peru.", "You may work anywhere in Peru.", "binding"],
    ["You help our Lyon team with the Nice office.", "You help the Nice team.", "binding"],
    ["There are 25 days of vacation and 5 sick days.", "There are 25 sick days.", "binding"],
    ["8 years of sailing, 3 of them at night", "8 years of sailing at night", "binding"],
    ["The base is $100k; the bonus is 10%.", "The bonus is $100k.", "binding"],
  ])("%s → %s: %s", (stated, claimed, rail) => {
    expect(railOf(claimed, [stated])).toBe(rail);
  });

  test("steps of two facts are told in the posting's order", () => {
    const steps = ["A phone call with Ada", "A visit of the workshop"];
    expect(railOf("First comes a phone call with Ada, then a visit of the workshop.", steps)).toBe("pass");
    expect(railOf("First comes a visit of the workshop, then a phone call with Ada.", steps)).toBe("binding");
  });
});

describe("absence", () => {
  const leave = fact("25 days of paid vacation", { topic: "leave" });

  test("nothing is absent that a fact speaks of", () => {
    expect(railOf("The posting does not mention vacation.", [], { all: [leave] })).toBe("absence");
    expect(railOf("The posting does not mention a company car.", [], { all: [leave] })).toBe("pass");
  });

  test("a word that stands for one of a fact's speaks of it", () => {
    const trip = fact("We pay for the trip.");
    expect(railOf("The posting does not mention travel.", [], { all: [trip] })).toBe("absence");
  });

  test("a fact that may not be shown does not speak", () => {
    expect(railOf("The posting does not mention vacation.", [], { all: [{ ...leave, state: "withheld" }] })).toBe(
      "pass",
    );
  });

  test("a missing figure is told though the matter is spoken of", () => {
    const pay = fact("Competitive salary", { topic: "compensation" });
    expect(railOf("No salary figure is given.", [], { all: [pay] })).toBe("pass");
    expect(railOf("No salary is given.", [], { all: [pay] })).toBe("absence");
  });

  test("what is told beside it is judged as well", () => {
    const pay = fact("Competitive salary", { topic: "compensation" });
    const all = { all: [pay] };
    expect(railOf("The salary is competitive, but no figure is given.", [pay], all)).toBe("pass");
    expect(railOf("The salary is generous, but no figure is given.", [pay], all)).toBe("words");
    expect(railOf("The salary is competitive, but it does not say so.", [pay], all)).toBe("absence");
  });

  test.each([
    ["de", "Ein Gehalt wird in der Anzeige nicht genannt."],
    ["pt", "O anúncio não menciona o salário."],
    ["es", "El anuncio no menciona el salario."],
    ["fr", "L'annonce n'indique pas le salaire."],
    ["ko", "공고에는 연봉이 나와 있지 않습니다."],
    ["zh", "公告没有写明薪资。"],
  ])("it is understood in %s", (language, text) => {
    expect(railOf(text, [], { language })).toBe("pass");
  });
});

describe("policy", () => {
  const equity = fact("The role is eligible for equity.");

  test.each([
    ["You will receive equity.", "a promise"],
    ["They will sponsor you.", "a promise"],
    ["The role certainly is eligible for equity.", "a promise"],
    ["Your chances are considered.", "odds"],
    ["You are well suited for the role.", "a judgement of fit"],
  ])("%s is blocked as %s", (text) => {
    expect(railOf(text, [equity])).not.toBe("pass");
  });

  test("a fact's own promise may be told in its own words", () => {
    expect(railOf("You will receive a bike.", ["You will receive a bike."])).toBe("pass");
  });
});

describe("how statements are written", () => {
  test.each([
    ["Night work? None", "There is no night work.", "pass"],
    ["Night work? None", "There is night work.", "polarity"],
    [
      "Write to the mill (no letter required; a name is enough).",
      "You'd write to the mill, with no letter required.",
      "pass",
    ],
    ["Bonus of 4%, you needn't add to it.", "There is a bonus of 4%, and you needn't add to it.", "pass"],
    ["You will report to a foreman, who may be new.", "You'd report to a foreman, who may be new.", "pass"],
    ["A diploma is preferred, a licence required", "A licence is required and a diploma is preferred.", "pass"],
    ["A diploma is preferred, a licence required", "A diploma is required.", "modality"],
    ["Vaccination is encouraged.", "You must be vaccinated.", "modality"],
    ["No boats and no bikes.", "They don't provide boats.", "pass"],
    ["Weeks 1-3: workshop in Ghent", "During weeks 1-3 you're in the workshop in Ghent.", "pass"],
    ["The workshop in Ghent", "During weeks 1-3 you're in the workshop in Ghent.", "quantity"],
    ["Pre-hire eye test", "There's an eye test before hire.", "pass"],
    ["Letters in by Tuesday answered on Friday.", "Letters in by Tuesday are answered on Friday.", "pass"],
    ["Training at the mill", "The training is in person.", "words"],
    ["Email your drawings to the mill.", "You'd phone the mill.", "words"],
    ["Bring a hammer.", "They provide a hammer.", "modality"],
    ["Parking £4 a day", "They pay £4 a day for parking.", "words"],
    ["A knife or a saw is not needed.", "Neither a knife nor a saw is needed.", "pass"],
  ])("%s → %s: %s", (stated, claimed, rail) => {
    expect(railOf(claimed, [stated])).toBe(rail);
  });

  test("a label right before a number tells what it counts", () => {
    expect(railOf("You'd work 36 or 42 hours a week.", [fact("Hours: 36 or 42 a week", { topic: "schedule" })])).toBe(
      "pass",
    );
    expect(railOf("You'd work 36 or 42 days a week.", [fact("Hours: 36 or 42 a week", { topic: "schedule" })])).toBe(
      "quantity",
    );
  });
});
