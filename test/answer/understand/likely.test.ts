import { describe, expect, test } from "vitest";
import { likelyMatter } from "../../../src/answer/understand/likely.ts";
import type { Guess } from "../../../src/domain/question.ts";
import { partOf } from "../fixtures.ts";

const guess: Guess = { topic: "travel", topicLikelihood: 0.4, concept: "travel" };
const silent = partOf("hm", { act: "ask", topics: [], guess });

describe("a guess", () => {
  test("counts where a part names nothing, never against what its words name", () => {
    expect(likelyMatter(silent)).toBe(guess);
    expect(likelyMatter({ ...silent, topics: ["visa"] })).toBeNull();
  });

  test("does not count where much else may be meant", () => {
    expect(likelyMatter({ ...silent, guess: { ...guess, topicLikelihood: 0.2 } })).toBeNull();
    expect(likelyMatter({ ...silent, guess: { ...guess, topic: "other" } })).toBeNull();
  });
});
