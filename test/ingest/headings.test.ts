import { describe, expect, test } from "vitest";
import { factWith, ingest } from "./sample-source.ts";

describe("a heading's topic is read in", () => {
  test.each([
    ["Italian", "Cosa farai", "Ripari quaranta telai.", "responsibilities"],
    ["Dutch", "Arbeidsvoorwaarden", "Elke vrijdag verse soep.", "benefits"],
    ["Polish", "Zakres obowiązków", "Naprawa czterdziestu krosien.", "responsibilities"],
    ["Swedish", "Arbetsuppgifter", "Du lagar fyrtio vävstolar.", "responsibilities"],
    ["Japanese", "仕事内容", "四十台の織機を修理します。", "responsibilities"],
    ["German", "Deine Aufgaben", "Vierzig Webstühle reparieren.", "responsibilities"],
  ])("%s", (_, heading, words, topic) => {
    expect(factWith(ingest(`Tweedloom\n\n${heading}:\n\n- ${words}\n`), words)).toMatchObject({ heading, topic });
  });
});

test.each([
  ["Cyrillic", "Требования:\n\n- Опыт ремонта ткацких станков.\n- Аккуратность.\n", "Опыт ремонта ткацких станков."],
  ["Arabic", "المتطلبات:\n\n- خبرة في إصلاح الأنوال.\n- الدقة.\n", "خبرة في إصلاح الأنوال."],
  ["Hebrew", "דרישות:\n\n- ניסיון בתיקון נולים.\n- דיוק.\n", "ניסיון בתיקון נולים."],
])("words in %s script that no vocabulary knows are quoted sentences under their heading", (_, text, words) => {
  const fact = factWith(ingest(text), words);
  expect(fact).toMatchObject({ topic: "other", state: "stated" });
  expect(fact.heading).toBe(text.split(":")[0]);
});
