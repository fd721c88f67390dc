import { expect, test } from "vitest";
import { withoutParticles } from "../../src/domain/korean.ts";
import { segmentsOf, wordsOfRun } from "../../src/domain/segment.ts";

test.each([
  ["4年以上开发经验", ["4", "年", "以上", "开发", "经验"]],
  ["3年以上の実務経験", ["3", "年", "以上", "の", "実務", "経験"]],
  ["Figma를", ["Figma", "를"]],
  ["TypeScript", ["TypeScript"]],
  ["Größe", ["Größe"]],
])("%s is parted into its words", (run, words) => {
  expect(wordsOfRun(run)).toEqual(words);
});

test("each word of a run is where it says", () => {
  const run = "AI智能声学检测";
  for (const { text, index } of segmentsOf(run)) expect(run.slice(index, index + text.length)).toBe(text);
});

test.each([
  ["경험은", "경험"],
  ["포트폴리오를", "포트폴리오"],
  ["필수입니다", "필수"],
  ["서울에서는", "서울"],
  ["능숙하신", "능숙"],
  ["휴가", "휴가"],
  ["팀에서", "팀"],
])("%s without its particles is %s", (word, bare) => {
  expect(withoutParticles(word)).toBe(bare);
});
