import { expect, test } from "vitest";
import { textFeatures } from "../../../src/answer/understand/text-features.ts";
import { knowledge } from "../fixtures.ts";

test("a text shows its words, pieces of words, its English stems and pairs of them, its end, what redaction took, and what the vocabularies name", () => {
  const features = textFeatures("With [health] is the salary low?", knowledge);
  expect(features).toEqual(
    expect.arrayContaining([
      "[health",
      "salary",
      "=salari",
      "the salari",
      "^ with",
      "low ?",
      "#^sal",
      "#ary$",
      "~topic:compensation",
    ]),
  );
  expect(features).not.toContain("health");
});

test("each is seen once", () => {
  const features = textFeatures("pay, pay and pay", knowledge);
  expect(features).toEqual([...new Set(features)]);
});
