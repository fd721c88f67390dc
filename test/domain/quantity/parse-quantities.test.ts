import { array, assert, constantFrom, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuantities } from "../../../src/domain/quantity/parse-quantities.ts";
import type { Quantity } from "../../../src/domain/quantity/quantity.ts";

type Expected = Partial<Omit<Quantity, "start" | "end" | "text">>;

const exactly = (min: number, max = min): Expected => ({ min, max, comparator: "exact" });
const money = (currency: string, min: number, max = min): Expected => ({
  ...exactly(min, max),
  kind: "money",
  currency,
});
const span = (unit: string, min: number, max = min): Expected => ({ ...exactly(min, max), kind: "duration", unit });

describe("a quantity in a text", () => {
  test.each<[string, Expected]>([
    ["pays $61,000 - $70,500 per year", { ...money("$", 61_000, 70_500), period: "year" }],
    ["pays $61,000–$70,500/yr", { ...money("$", 61_000, 70_500), period: "year" }],
    ["pays 61k to 70k USD annually", { ...money("USD", 61_000, 70_000), period: "year" }],
    ["pays 61-70k EUR", money("EUR", 61_000, 70_000)],
    ["pays €48.000 bis €53.000 pro Jahr", { ...money("EUR", 48_000, 53_000), period: "year" }],
    ["salaire de 38 000 à 42 000 € par an", { ...money("EUR", 38_000, 42_000), period: "year" }],
    ["£17.50 an hour", { ...money("GBP", 17.5), period: "hour" }],
    ["CA$ 2,400 each month", { ...money("CAD", 2_400), period: "month" }],
    ["R$ 6.500 por mês", { ...money("BRL", 6_500), period: "month" }],
    ["₹12,50,000 per annum", { ...money("INR", 1_250_000), period: "year" }],
    ["CHF 95'000", money("CHF", 95_000)],
    ["90 zł", money("PLN", 90)],
    ["US$ 3 million", money("USD", 3_000_000)],
    ["15% of the fare", { ...exactly(15), kind: "percent" }],
    ["5-8 percent", { ...exactly(5, 8), kind: "percent" }],
    ["£24,100 pa", { ...money("GBP", 24_100), period: "year" }],
    ["£14.20 p/h", { ...money("GBP", 14.2), period: "hour" }],
    ["$66,000.00/per year", { ...money("$", 66_000), period: "year" }],
    ["$51,000 annualized wage", { ...money("$", 51_000), period: "year" }],
    ["$51,000 + commission", money("$", 51_000)],
    ["$51,000 +", { ...money("$", 51_000), comparator: "at_least" }],
    ["$19 + per hour", { ...money("$", 19), period: "hour", comparator: "at_least" }],
    ["a max of three loads", { min: 3, max: 3, kind: "number", comparator: "at_most" }],
    ["two on-call days", span("day", 2)],
    ["between £11 and £13", money("GBP", 11, 13)],
    ["3 + years", { ...span("year", 3), comparator: "at_least" }],
    ["4 years", span("year", 4)],
    ["3-5 years", span("year", 3, 5)],
    ["three to five years", span("year", 3, 5)],
    ["an 8-hour watch", span("hour", 8)],
    ["26 vacation days", span("day", 26)],
    ["30 Tage", span("day", 30)],
    ["23 días laborables", span("day", 23)],
    ["40 horas semanales", { ...span("hour", 40), period: "week" }],
    ["4年以上开发经验", { ...span("year", 4), comparator: "at_least" }],
    ["试用期为三个月", span("month", 3)],
    ["带薪年假15天", span("day", 15)],
    ["每周五天", { ...span("day", 5), period: "week" }],
    ["30k-45k 人民币/月", { ...money("CNY", 30_000, 45_000), period: "month" }],
    ["20万元", money("CNY", 200_000)],
    ["面试共三轮", { ...exactly(3), kind: "number", unit: "轮" }],
    ["경력 9년 이상", { ...span("year", 9), comparator: "at_least" }],
    ["3년 이하여야", { ...span("year", 3), comparator: "at_most" }],
    ["재택근무는 주 2일", { ...span("day", 2), period: "week" }],
    ["수습 기간은 3개월입니다", span("month", 3)],
    ["연봉 5,000만원", { ...money("KRW", 50_000_000), period: "year" }],
    ["2027년 4월 30일", { kind: "date", min: 20_270_430 }],
    ["2027年4月30日", { kind: "date", min: 20_270_430 }],
    ["seis meses", span("month", 6)],
    ["deux semaines", span("week", 2)],
    ["três anos", span("year", 3)],
    ["45 mins", span("minute", 45)],
    ["4 rounds", { ...exactly(4), kind: "number", unit: "rounds" }],
    ["Twelve boats", { ...exactly(12), kind: "number", unit: "boats" }],
  ])("%s", (text, expected) => {
    expect(parseQuantities(text)).toEqual([expect.objectContaining(expected)]);
  });

  test.each<[string, Expected]>([
    ["at least 4 years", { min: 4, comparator: "at_least" }],
    ["a minimum of 4 years", { min: 4, comparator: "at_least" }],
    ["4+ years", { min: 4, comparator: "at_least" }],
    ["4 or more years", { min: 4, comparator: "at_least" }],
    ["4 years or more", { min: 4, comparator: "at_least" }],
    ["mindestens 4 Jahre", { min: 4, comparator: "at_least" }],
    ["pelo menos 4 anos", { min: 4, comparator: "at_least" }],
    ["no fewer than 4 years", { min: 4, comparator: "at_least" }],
    ["up to 4 years", { max: 4, comparator: "at_most" }],
    ["no more than 4 years", { max: 4, comparator: "at_most" }],
    ["höchstens 4 Jahre", { max: 4, comparator: "at_most" }],
    ["hasta 4 años", { max: 4, comparator: "at_most" }],
    ["4 years or less", { max: 4, comparator: "at_most" }],
    ["more than 4 years", { min: 4, comparator: "more_than" }],
    ["über 4 Jahre", { min: 4, comparator: "more_than" }],
    ["less than 4 years", { max: 4, comparator: "less_than" }],
    ["about 4 years", { min: 4, comparator: "about" }],
    ["environ 4 ans", { min: 4, comparator: "about" }],
  ])("has its comparator before or after it: %s", (text, expected) => {
    expect(parseQuantities(text)).toEqual([expect.objectContaining({ kind: "duration", unit: "year", ...expected })]);
  });

  test.each<[string, number | null]>([
    ["by 2027-03-04", 20_270_304],
    ["by March 4, 2027", 20_270_304],
    ["by 4 March 2027", 20_270_304],
    ["by the 4th of March 2027", 20_270_304],
    ["bis 4. März 2027", 20_270_304],
    ["le 4 mars 2027", 20_270_304],
    ["4 de março de 2027", 20_270_304],
    ["in March 2027", 20_270_300],
    ["on March 4", 304],
    ["by 03/04/2027", null],
  ])("may be a date, whose order is not guessed: %s", (text, value) => {
    expect(parseQuantities(text)).toEqual([expect.objectContaining({ kind: "date", min: value, max: value })]);
  });

  test.each<[string, number]>([
    ["at 17:00", 1_020],
    ["at 5 pm", 1_020],
    ["at 5:00 p.m.", 1_020],
    ["um 17 Uhr", 1_020],
    ["at 12 am", 0],
    ["à 8h30", 510],
  ])("may be a time of day: %s", (text, minutes) => {
    expect(parseQuantities(text)).toEqual([expect.objectContaining({ kind: "time", min: minutes })]);
  });

  test.each(["a 401(k) plan", "a 403b plan", "open 24/7", "an H-1B visa", "form I-9"])(
    "is not the name of a thing: %s",
    (text) => {
      expect(parseQuantities(text)).toEqual([]);
    },
  );

  test.each(["pays $4,0000", "pays 12,3456 EUR"])("has no value where its digits are damaged: %s", (text) => {
    expect(parseQuantities(text).map(({ min, max }) => [min, max])).toContainEqual([null, null]);
  });

  test.each(["", "no figures here", "🙂", "薪资面议"])("is not found where none is: %s", (text) => {
    expect(parseQuantities(text)).toEqual([]);
  });
});

const kindsIn = (text: string) => parseQuantities(text).map(({ kind, unit }) => `${kind} ${unit}`);

describe("quantities of different kinds", () => {
  test.each([
    ["3 months", "3 instalments"],
    ["$40", "40 hours"],
    ["40%", "$40"],
    ["5 pm", "5 days"],
    ["March 4", "4"],
  ])("%s and %s are never one", (one, other) => {
    expect(kindsIn(one)).not.toEqual(kindsIn(other));
  });

  test("stand side by side, in the order of the text", () => {
    const text = "By 4 March 2027 at 17:00, send 2 letters; pay is $20 per hour for 6 months, plus 5%.";
    expect(parseQuantities(text).map(({ kind }) => kind)).toEqual([
      "date",
      "time",
      "number",
      "money",
      "duration",
      "percent",
    ]);
  });
});

const pieces = constantFrom(
  ..."$61,000|70k|-| |–|to|per year|at least|two (2)|years|4,0000|USD|€|%|17:00|5 pm|March 4, 2027|2027-03-04|401(k)|,|.|+|up to|and|a|boats|薪|\u00a0|\n".split(
    "|",
  ),
);

test("offsets cut exactly the quantity's words out of any text, and never overlap", () => {
  assert(
    property(array(pieces, { maxLength: 14 }), constantFrom("", " "), (parts, glue) => {
      const text = parts.join(glue);
      let last = 0;
      for (const { start, end, text: words } of parseQuantities(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(
          text
            .slice(start, end)
            .replace(/[\u00a0\u2009\u202f]/gu, " ")
            .trimEnd(),
        ).toBe(words.trimEnd());
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});

test("any text is read without an error", () => {
  assert(
    property(string({ unit: "binary", maxLength: 200 }), (text) => {
      expect(() => parseQuantities(text)).not.toThrow();
    }),
  );
});

test("a long text is read in a moment, whatever it repeats", () => {
  const started = performance.now();
  for (const piece of ["1 ", "1,", "at least ", "$1 - ", "two (2) ", "12:", "a 1 a "]) {
    parseQuantities(piece.repeat(4_000 / piece.length));
  }
  expect(performance.now() - started).toBeLessThan(2_000);
});

test("two amounts that no range word joins are two, and a number that names a step is none of them", () => {
  expect(parseQuantities("Step 2 $18.40 and Step 3 $19.10").map(({ text }) => text)).toEqual([
    "2",
    "$18.40",
    "3",
    "$19.10",
  ]);
  expect(parseQuantities("one in three and one of four").map(({ min, max }) => [min, max])).toEqual([
    [1, 1],
    [3, 3],
    [1, 1],
    [4, 4],
  ]);
});

test("a name in capitals that begins with a digit counts nothing, and a short form behind no amount is no period", () => {
  expect(parseQuantities("the 2IC and a 3PL yard")).toEqual([]);
  expect(parseQuantities("4 PA staff in Erie, PA").map(({ period }) => period)).toEqual([null]);
});
