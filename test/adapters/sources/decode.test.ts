import { expect, test } from "vitest";
import { decodeHtml } from "../../../src/adapters/sources/decode-html.ts";
import { decodeJson } from "../../../src/adapters/sources/decode-json.ts";
import { Json } from "../../../src/adapters/sources/json.ts";
import { decodeMarkdown } from "../../../src/adapters/sources/decode-markdown.ts";
import { decodeText } from "../../../src/adapters/sources/decode-text.ts";

const one = (value: unknown) => {
  const [decoded] = decodeJson(Json.parse(value));
  if (decoded === undefined) throw new Error("nothing decoded");
  return decoded;
};

test("a page gives its main part with block elements as lines, and nothing of its frame", () => {
  const { texts, headings, items, title } = decodeHtml(
    `<html><head><title>x</title><style>p{}</style></head><body><nav>Home</nav><h1>Baker</h1><p>Knead&nbsp;&amp; bake.<br>Early.</p><ul><li>Flour</li></ul><script>track()</script><form><button>Send</button></form><footer>Imprint</footer></body></html>`,
  );
  expect(texts[""]).toBe("Baker\nKnead\u00a0& bake.\nEarly.\nFlour");
  expect(headings.map(({ start, end }) => texts[""]?.slice(start, end))).toEqual(["Baker"]);
  expect(items.map(({ start, end }) => texts[""]?.slice(start, end))).toEqual(["Flour"]);
  expect(title).toBe("Baker");
});

test("a JobPosting in a page's JSON-LD keeps its leaves under pointers of their own", () => {
  const data = {
    "@graph": [
      { "@type": "WebPage" },
      {
        "@type": "JobPosting",
        title: "Baker",
        hiringOrganization: { name: "Rye & Co" },
        baseSalary: { currency: "EUR", value: { minValue: 30_000, unitText: "YEAR" } },
      },
    ],
  };
  const { texts, employer } = decodeHtml(
    `<script type="application/ld+json">${JSON.stringify(data)}</script><p>We bake.</p>`,
  );
  expect(texts["/ld+json/0/baseSalary/value/minValue"]).toBe("30000");
  expect(employer).toBe("Rye & Co");
});

test("broken JSON-LD leaves the page readable", () => {
  expect(decodeHtml(`<script type="application/ld+json">{oops</script><p>We bake.</p>`).texts).toEqual({
    "": "We bake.",
  });
});

const paragraphs = `<p>${"We bake bread for the town and the ships. ".repeat(8)}</p>`;

test.for([
  ["an article", `<article>${paragraphs}</article>`],
  ["a JobPosting by its microdata", `<div itemscope itemtype="https://schema.org/JobPosting">${paragraphs}</div>`],
])("a page that marks its main part as %s gives that part", ([, main]) => {
  const { texts } = decodeHtml(`<body><div>Follow us</div>${main}<div>Other jobs: Miller</div></body>`);
  expect(texts[""]).toMatch(/^We bake[^]*ships\.$/u);
});

test("banners, ways around the site and hidden parts are not read, whatever element they are", () => {
  const { texts } = decodeHtml(
    `<body class="has-cookie-banner"><div id="cookie-banner">We use cookies</div><a class="skip-link" href="#m">Skip</a><ol class="breadcrumb"><li>Careers</li></ol><div style="display: none">Thanks for applying</div><div class="cookie-consent-pending"><h1>Baker</h1><p>We bake cookies.</p></div></body>`,
  );
  expect(texts[""]).toBe("Baker\nWe bake cookies.");
});

test("markup that Greenhouse escaped once more is undone once more", () => {
  const decoded = one({
    title: "Baker",
    content: "&lt;h3&gt;You &amp;amp; us&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Night shifts&lt;/li&gt;&lt;/ul&gt;",
  });
  expect(decoded.texts["/content"]).toBe("You & us\nNight shifts");
  expect(decoded.headings).toEqual([{ path: "/content", start: 0, end: 8 }]);
});

test("a pay range in cents is decoded to whole units", () => {
  const decoded = one({
    title: "Baker",
    pay_input_ranges: [{ min_cents: 5_800_000, max_cents: 6_900_000, currency_type: "EUR" }],
  });
  expect(decoded.texts["/pay_input_ranges/0/min_cents"]).toBe("58000");
});

test("Lever's list headings stand before their lists, and plain twins are left out", () => {
  const decoded = one({
    text: "Baker",
    description: "<p>Long ago we began.</p>",
    descriptionPlain: "Long ago we began.",
    lists: [{ text: "Requirements", content: "<li>Flour sense</li><li>Early hours</li>" }],
  });
  expect(decoded.title).toBe("Baker");
  expect(Object.keys(decoded.texts)).toEqual(["/text", "/description", "/lists/0/text", "/lists/0/content"]);
  expect(decoded.headings).toContainEqual({ path: "/lists/0/text", start: 0, end: 12 });
});

test("pay that a board says not to show is not read", () => {
  const decoded = one({
    title: "Baker",
    shouldDisplayCompensationOnJobPostings: false,
    compensation: { compensationTierSummary: "€30K" },
  });
  expect(JSON.stringify(decoded.texts)).not.toContain("30K");
});

test("consent records and application forms are not read", () => {
  const decoded = one({ title: "Baker", data_compliance: [{ type: "gdpr" }], questions: [{ label: "Gender?" }] });
  expect(Object.keys(decoded.texts)).toEqual(["/title"]);
});

test("a table's row gives short cells as fields and long ones as prose under their column", () => {
  const text = "job_id: 4\ntitle: Baker\nlocation: FR, Lyon\ndescription: We bake bread.\nemployment_type: Full-time\n";
  const { fields, headings, title } = decodeText(text);
  expect(fields.map(({ name, start, end }) => [name, text.slice(start, end)])).toContainEqual([
    "location",
    "location: FR, Lyon",
  ]);
  expect(headings.map(({ start, end }) => text.slice(start, end))).toEqual(["description:"]);
  expect(title).toBe("Baker");
});

const handbook = `---
layout: job_family_page
title: "Baker, nights"
description: >
  A baker of ours kneads by night
  and sleeps by day.
locations:
  - Lyon
  - Oran
compensation:
  currency: EUR
  min: 28000
---

# Baker

We bake.
`;

test("front matter gives its entries under pointers of their own, and the body is what follows it", () => {
  const { texts, fields, title } = decodeMarkdown(handbook);
  expect(texts).toEqual({
    "/front/title": "Baker, nights",
    "/front/description": "A baker of ours kneads by night and sleeps by day.\n",
    "/front/locations/0": "Lyon",
    "/front/locations/1": "Oran",
    "/front/compensation/currency": "EUR",
    "/front/compensation/min": "28000",
    "": "\n# Baker\n\nWe bake.\n",
  });
  expect(fields.map(({ name }) => name)).toEqual([
    "title",
    "locations",
    "locations",
    "compensation.currency",
    "compensation.min",
  ]);
  expect(title).toBe("Baker, nights");
});

test.for(["---\nBaker: [\n---\nWe bake.\n", "---\nWe bake.\n---\nAt night.\n", "---\n---\n"])(
  "what stands between rules and is no front matter is text: %j",
  (text) => {
    expect(decodeMarkdown(text)).toMatchObject({ texts: { "": text }, fields: [] });
  },
);
