import { expect, test } from "vitest";
import { decodeHtml } from "../../../src/adapters/sources/decode-html.ts";
import { decodeJson } from "../../../src/adapters/sources/decode-json.ts";
import type { Decoded } from "../../../src/adapters/sources/decode-text.ts";
import { Json } from "../../../src/adapters/sources/json.ts";
import { factsOfFields } from "../../../src/ingest/fields.ts";

const posting = (more: object = {}) => ({ "@type": "JobPosting", title: "Tide Engineer", ...more });
const decode = (value: unknown): Decoded[] => decodeJson(Json.parse(value));
const only = (value: unknown): Decoded => {
  const [first] = decode(value);
  if (first === undefined) throw new Error("nothing decoded");
  return first;
};
const fieldsOf = ({ fields, texts }: Decoded) =>
  Object.fromEntries(fields.map(({ path, name }) => [name, texts[path]]));
const payOf = (baseSalary: unknown, more: object = {}) =>
  factsOfFields({ ...only(posting({ baseSalary, ...more })), key: "a", kind: "json", sha256: "" })
    .filter(({ topic }) => topic === "compensation")
    .map(({ statement, state, value }) =>
      value?.kind === "money" ? [value.min, value.max, value.currency, value.period] : [state, statement],
    );
const money = (value: unknown) => ({ "@type": "MonetaryAmount", currency: "USD", value });

test.for([
  ["alone", posting()],
  ["in an array", [{ "@type": "WebPage" }, posting()]],
  ["in a graph", { "@graph": [{ "@type": "WebSite" }, posting()] }],
  ["under a page", { "@type": "WebPage", mainEntity: posting() }],
  ["of several types", { ...posting(), "@type": ["Thing", "JobPosting"] }],
  ["with its vocabulary's address", { ...posting(), "@type": "http://schema.org/JobPosting" }],
  ["with its vocabulary's prefix", { ...posting(), "@type": "schema:JobPosting" }],
])("a JobPosting is found %s", ([, value]) => {
  expect(decode(value).map(({ title }) => title)).toEqual(["Tide Engineer"]);
});

test.for([
  [money({ minValue: 70_000, maxValue: 80_000, unitText: "YEAR" }), [[70_000, 80_000, "USD", "year"]]],
  [money({ value: "52.50", unitText: "HOUR" }), [[52.5, 52.5, "USD", "hour"]]],
  [money(64_000), [[64_000, 64_000, "USD", null]]],
  [{ currency: "USD", minValue: 4000, maxValue: 5000, unitText: "MONTH" }, [[4000, 5000, "USD", "month"]]],
  [{ "@type": "PriceSpecification", price: "45000.00", priceCurrency: "EUR" }, [[45_000, 45_000, "EUR", null]]],
  [
    [money({ minValue: 70_000, unitText: "YEAR" }), money({ value: 40, unitText: "HOUR" })],
    [
      [70_000, null, "USD", "year"],
      [40, 40, "USD", "hour"],
    ],
  ],
] as const)("pay is read in the form %j", ([form, expected]) => {
  expect(payOf(form)).toEqual(expected);
});

test("pay by a number beside its currency is one amount", () => {
  expect(payOf(45_000, { salaryCurrency: "EUR" })).toEqual([[45_000, 45_000, "EUR", null]]);
});

test("ends of nothing are not stated, and an end without a single reading is no amount", () => {
  expect(payOf(money({ minValue: 0, maxValue: 0, unitText: "YEAR" }))).toEqual([]);
  expect(payOf(0)).toEqual([]);
  expect(payOf(money({ minValue: 0, maxValue: 60_000, unitText: "YEAR" }))).toEqual([[null, 60_000, "USD", "year"]]);
  expect(payOf(money({ value: "30.000", unitText: "YEAR" }))).toEqual([["unclear", "30.000 USD YEAR"]]);
});

test("months of experience are never a bare number, which would be taken for years", () => {
  const required = { "@type": "OccupationalExperienceRequirements", monthsOfExperience: 36 };
  const fields = fieldsOf(only(posting({ experienceRequirements: required })));
  expect(fields["experienceRequirements.monthsOfExperience"]).toBe("36 months");
  const none = only(posting({ experienceRequirements: { ...required, monthsOfExperience: 0 } }));
  expect(JSON.stringify(none.texts)).not.toContain("months");
});

test("where applicants may live is about eligibility, not about visa", () => {
  const decoded = only(posting({ applicantLocationRequirements: [{ "@type": "Country", name: "Chile" }] }));
  const facts = factsOfFields({ ...decoded, key: "a", kind: "json", sha256: "" });
  expect(facts.find(({ statement }) => statement === "Chile")?.topic).toBe("eligibility");
});

const page = (script: string, body: string) =>
  decodeHtml(`<script type="application/ld+json">${script}</script><body>${body}</body>`);
const json = JSON.stringify(posting({ description: "Line one.\nLine two of it." }));

test.for<[string, string]>([
  ["in CDATA", `//<![CDATA[\n${json}\n//]]>`],
  ["in a comment", `<!-- ${json} -->`],
  ["with a semicolon", `${json};`],
  ["with line breaks inside its strings", json.replace(String.raw`\n`, "\r\n")],
])("a page's JSON-LD is read %s", ([, script]) => {
  expect(page(script, "<p>We keep tides.</p>").texts["/ld+json/0/description"]).toBe("Line one.\nLine two of it.");
});

test("of several jobs that a page describes, the one that its headline names is read", () => {
  const both = JSON.stringify([{ "@type": "JobPosting", title: "Dredge Hand", industry: "Dredging" }, posting()]);
  const { texts, title } = page(both, "<h1>Tide  Engineer</h1><p>We keep tides.</p>");
  expect(title).toBe("Tide Engineer");
  expect(JSON.stringify(texts)).not.toContain("Dredg");
});
