import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { detectLanguage, languageOfPassage } from "../../src/domain/language.ts";

describe("the language of a text", () => {
  test.each([
    ["The lighthouse keeper counts the ships that pass every evening.", "en"],
    ["Der Leuchtturmwärter zählt die Schiffe, die jeden Abend vorbeifahren.", "de"],
    ["Le gardien du phare compte les bateaux qui passent chaque soir.", "fr"],
    ["El farero cuenta los barcos que pasan todas las noches.", "es"],
    ["O faroleiro conta os navios que passam todas as noites.", "pt"],
  ])("%s", (text, language) => {
    expect(detectLanguage(text, ["en"])).toBe(language);
    expect(detectLanguage(text, [])).toBe(language);
  });

  test.each([
    ["등대지기가 배를 센다", "ko"],
    ["灯台守は船を数える", "ja"],
    ["守塔人数船", "zh"],
    ["Ο φαροφύλακας μετρά τα πλοία", "el"],
    ["Смотритель считает корабли", "ru"],
  ])("is told by its script: %s", (text, language) => {
    expect(detectLanguage(text, ["en"])).toBe(language);
  });

  test("falls back to what is expected where a text is short or holds no words", () => {
    expect(detectLanguage("Le phare", ["en"])).toBe("en");
    expect(detectLanguage("🙂", ["pt", "en"])).toBe("pt");
    expect(detectLanguage("", [])).toBe("und");
  });

  test("is none that has a script of its own, where a short text is in Latin letters", () => {
    expect(detectLanguage("The range", ["zh", "en"])).toBe("en");
  });

  test.each([
    ["要求熟练掌握 TypeScript、Python", "zh", "zh"],
    ["Preferred Qualifications", "ko", "en"],
    ["WebRTC 경험", "ko", "ko"],
    ["Vollzeit", "de", "de"],
    ["Founded by 王芳 in a garage in Leeds, and still there", "en", "en"],
  ])("of a passage is told by its script within its text: %s in %s is %s", (passage, whole, language) => {
    expect(languageOfPassage(passage, whole)).toBe(language);
  });

  test("is a code for any text, and never throws", () => {
    assert(
      property(string({ unit: "binary", maxLength: 120 }), (text) => {
        expect(detectLanguage(text, ["en"])).toMatch(/^[a-z]{2,3}$/u);
      }),
    );
  });
});
