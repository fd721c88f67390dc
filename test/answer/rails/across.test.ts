import { describe, expect, test } from "vitest";
import { fact, railOf } from "./subject.ts";

const from = (factsLanguage: string, language = "en") => ({ factsLanguage, language });

describe("a sentence in another language than its facts", () => {
  test.each([
    ["de", "Vollzeit, 38,5 Stunden pro Woche", "It is a full-time job with 38.5 hours per week."],
    ["de", "SQL ist Pflicht", "SQL is mandatory."],
    ["fr", "Anglais courant indispensable", "Fluent English is essential."],
    ["es", "No se ofrece teletrabajo.", "Remote work is not offered."],
    ["pt", "Não é necessário conhecimento de francês.", "Knowledge of French is not necessary."],
    ["zh", "有金融行业经验者优先", "Experience in the finance industry is preferred."],
    ["ko", "포트폴리오 제출 필수", "Submitting a portfolio is required."],
    ["ca", "Tipologia de contracte: Indefinit", "The contract is open-ended."],
  ])("passes where each word has its counterpart (%s): %s → %s", (language, stated, claimed) => {
    expect(railOf(claimed, [stated], from(language))).toBe("pass");
  });

  test.each([
    ["another word", "de", "Befristet auf 24 Monate", "The contract is permanent."],
    ["a word that is no term", "de", "Kostenlose Parkplätze", "Parking is free and plentiful."],
    [
      "a name that is spelt as a word of grammar",
      "es",
      "Conocimientos de Excel y SAP",
      "Knowledge of Excel, SAP and Word.",
    ],
    ["a stronger word", "fr", "La connaissance de Kubernetes est un plus.", "Knowledge of Kubernetes is required."],
    [
      "a strength that is another item's",
      "de",
      "Deutsch fließend, Französisch von Vorteil",
      "Fluent German is an advantage.",
    ],
    ["a denial lost", "zh", "不要求博士学位", "A doctorate is required."],
    ["a denial in a fact of its own", "zh", "否", "The job can be done remotely."],
    ["a condition lost", "de", "Homeoffice nach der Probezeit", "Home office is offered."],
    ["a turn lost", "de", "Homeoffice ist möglich, aber erst nach sechs Monaten.", "Home office is possible."],
    ["words lost that cannot be read", "pt", "Bónus anual dependendo dos resultados", "There is an annual bonus."],
    [
      "words crossed",
      "de",
      "Sehr gute Deutschkenntnisse und gute Englischkenntnisse",
      "Good German and very good English.",
    ],
    [
      "an alternative lost",
      "fr",
      "Au moins cinq ans d'expérience en Python ou Java",
      "At least five years of experience in Python.",
    ],
    [
      "another order",
      "fr",
      "Processus : entretien téléphonique, test technique",
      "A technical test, then a phone interview.",
    ],
    ["an audience lost", "ko", "교육비 지원은 정규직에 한함", "Training is provided."],
    ["what is given asked for", "pt", "Seguro de saúde", "Health insurance is asked for."],
  ])("is blocked for %s (%s): %s → %s", (_, language, stated, claimed) => {
    const cited =
      stated === "否"
        ? ["远程", stated]
        : [fact(stated, { topic: stated.startsWith("Seguro") ? "benefits" : "other" })];
    expect(railOf(claimed, cited, from(language))).not.toBe("pass");
  });

  test("is blocked where the facts' language has no grammar", () => {
    expect(railOf("Full-time.", ["Tempo pieno"], from("it"))).toBe("words");
  });

  test("is read fact by fact: an English heading stands in a Korean posting", () => {
    const cited = ["Preferred Qualifications", "WebRTC 경험"];
    expect(railOf("WebRTC 경험은 우대 사항입니다.", cited, from("ko", "ko"))).toBe("pass");
    expect(railOf("WebRTC 경험은 필수입니다.", cited, from("ko", "ko"))).not.toBe("pass");
  });
});

describe("a sentence in Chinese or Korean about facts in it", () => {
  test.each([
    [
      "zh",
      "本科及以上学历，计算机相关专业",
      "要求本科及以上学历，计算机相关专业。",
      "要求硕士及以上学历，计算机相关专业。",
    ],
    ["zh", "5年以上后端开发经验", "需要5年以上的后端开发经验。", "需要5个月以上的后端开发经验。"],
    ["zh", "有金融行业经验者优先", "有金融行业经验的优先。", "必须有金融行业经验。"],
    ["zh", "不要求博士学位", "博士学位不是必须的。", "要求博士学位。"],
    ["ko", "디자인 경력 3년 이상", "디자인 경력이 3년 이상 필요합니다.", "디자인 경력이 3년 이하여야 합니다."],
    ["ko", "포트폴리오 제출 필수", "포트폴리오 제출은 필수입니다.", "포트폴리오 제출은 선택입니다."],
    ["ko", "야근 수당은 지급되지 않습니다", "야근 수당은 지급되지 않습니다.", "야근 수당이 지급됩니다."],
  ])("passes word by word (%s): %s → %s, not %s", (language, stated, supported, unsupported) => {
    const given = from(language, language);
    expect([railOf(supported, [stated], given), railOf(unsupported, [stated], given)]).toEqual([
      "pass",
      expect.not.stringMatching(/^pass$/u),
    ]);
  });
});
