import { describe, expect, test } from "vitest";
import { likelyAct, likelyMatter } from "../../../src/answer/understand/likely.ts";
import type { Guess } from "../../../src/domain/question.ts";
import { partOf } from "../fixtures.ts";

const guess: Guess = { act: "judge", actLikelihood: 0.5, topic: "travel", topicLikelihood: 0.4, concept: "travel" };
const silent = partOf("hm", { act: "ask", topics: [], guess });

describe("a guess", () => {
  test("counts where a part names nothing", () => {
    expect(likelyAct(silent)).toBe("judge");
    expect(likelyMatter(silent)).toBe(guess);
  });

  test("never counts against what its words name or do", () => {
    expect(likelyAct({ ...silent, act: "status" })).toBe("status");
    expect(likelyAct({ ...silent, topics: ["visa"] })).toBe("ask");
    expect(likelyMatter({ ...silent, topics: ["visa"] })).toBeNull();
  });

  test("does not count where much else may be meant", () => {
    const unlikely = { ...silent, guess: { ...guess, actLikelihood: 0.4, topicLikelihood: 0.2 } };
    expect(likelyAct(unlikely)).toBe("ask");
    expect(likelyMatter(unlikely)).toBeNull();
    expect(likelyMatter({ ...silent, guess: { ...guess, topic: "other" } })).toBeNull();
  });
});
