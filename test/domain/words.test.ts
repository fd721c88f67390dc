import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, foldedWords, stem } from "../../src/domain/words.ts";

describe("a folded text", () => {
  test.each([
    ["Don't", "dont"],
    ["Don’t", "Dont"],
    ["l'équipe", "lequipe"],
    ["the nurse's badge", "the nurse badge"],
    ["Vergütung", "Vergutung"],
    ["Straße", "Strasse"],
    ["Opção", "opcao"],
    ["ﬁtness", "fitness"],
    ["full-time / part-time", "full time part time"],
  ])("%s and %s are one", (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  test("keeps letters of scripts that compose, and parts the words of those that use no spaces", () => {
    expect(foldedWords("연봉이 얼마인가요?")).toEqual(["연봉이", "얼마인가요"]);
    expect(foldedWords("要求熟悉数据库")).toEqual(["要求", "熟悉", "数据", "库"]);
    expect(foldedWords("Γλώσσα")).toEqual(["γλωσσα"]);
  });

  test("tells C, C++ and C# apart", () => {
    expect(new Set(["C", "C++", "C#"].map(fold)).size).toBe(3);
  });

  test("holds only lower-case letters, digits and single spaces, begins and ends with one, and folds to itself", () => {
    assert(
      property(string({ unit: "grapheme", maxLength: 80 }), (text) => {
        const folded = fold(text);
        expect(folded.startsWith(" ") && folded.endsWith(" ")).toBe(true);
        expect(folded.trim()).not.toMatch(/[^\p{L}\p{N} ]|  /u);
        expect(fold(folded)).toBe(folded);
      }),
    );
  });

  test("of only signs holds no word", () => {
    expect(foldedWords("🙂 … !!")).toEqual([]);
  });
});

describe("a stem", () => {
  test.each([
    ["benefits", "benefit", "en"],
    ["interviewing", "interviews", "en"],
    ["aufgaben", "aufgabe", "de"],
    ["entrevistas", "entrevista", "es"],
  ])("%s and %s share one (%s)", (one, other, language) => {
    expect(stem(one, language)).toBe(stem(other, language));
  });

  test.each([
    ["experience", "experiment"],
    ["university", "universal"],
    ["policy", "police"],
    ["requirement", "require"],
    ["intern", "internal"],
  ])("%s and %s do not", (one, other) => {
    expect(stem(one, "en")).not.toBe(stem(other, "en"));
  });

  test("leaves short words, words with digits and unknown languages alone", () => {
    expect([stem("pay", "en"), stem("401ks", "en"), stem("interviews", "xx")]).toEqual(["pay", "401ks", "interviews"]);
  });
});
