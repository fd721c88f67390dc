import { describe, expect, test } from "vitest";
import { compileDictionary, type Dictionary } from "../../src/domain/dictionary.ts";
import { foldedWords } from "../../src/domain/words.ts";

const dictionary = (language: string, entries: Record<string, string>): Dictionary =>
  compileDictionary(new Map(Object.entries(entries)), language);
const german = dictionary("de", {
  gehalt: "salary",
  umzug: "relocation",
  kosten: "costs",
  arbeit: "work",
  zeit: "time",
  prüfung: "exam",
  "zur verfügung": "available",
});
const read = (one: Dictionary, text: string): string[] => one.read(foldedWords(text));

describe("a dictionary", () => {
  test("reads words as English stems, in any of their forms; what it does not know stays", () => {
    expect(read(german, "Gehälter bei Jira")).toEqual(["salari", "bei", "jira"]);
    expect(read(german, "Marketing")).toEqual(["market"]);
  });

  test("a phrase stands before its words", () => {
    expect(read(german, "steht zur Verfügung")).toEqual(["steht", "avail"]);
  });

  test("a closed-up word is read as its parts, with what joins them; one that is not all known stays", () => {
    expect(read(german, "Umzugskosten, Arbeitszeit")).toEqual(["reloc", "cost", "work", "time"]);
    expect(read(german, "Umzugsbeginn")).toEqual(["umzugsbeginn"]);
  });

  test("an article that closed up with its word is taken off", () => {
    expect(read(dictionary("fr", { entretien: "interview", la: "the" }), "l'entretien")).toEqual(["interview"]);
  });

  test("umlauts may be written with two letters", () => {
    expect(read(german, "Pruefung Prüfungen")).toEqual(["exam", "exam"]);
  });

  test("the first entry of two that fold alike counts", () => {
    expect(read(dictionary("de", { schon: "already", schön: "nice" }), "schön")).toEqual(["alreadi"]);
  });

  test("where no stemmer takes off the endings, a word is known by how it begins", () => {
    const polish = dictionary("pl", { praca: "work", narzędzia: "tools" });
    expect(read(polish, "pracy narzędziami pra")).toEqual(["work", "tool", "pra"]);
  });

  test("Chinese and Korean words are read without spaces and particles", () => {
    expect(read(dictionary("zh", { 年假: "annual leave", 薪资: "salary" }), "年假薪资")).toEqual([
      "annual",
      "leav",
      "salari",
    ]);
    expect(read(dictionary("ko", { 경력: "experience" }), "경력은")).toEqual(["experience"]);
  });

  test("tells whether it knows a word, in any form", () => {
    expect(["gehalt", "gehalter", "jira"].filter((word) => german.knows(word))).toEqual(["gehalt", "gehalter"]);
  });
});
