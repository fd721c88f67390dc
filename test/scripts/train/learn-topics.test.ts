import { describe, expect, test } from "vitest";
import { learnTopics } from "../../../scripts/train/learn-topics.ts";
import { topicModel } from "../../../src/domain/topic-model.ts";

const often = <Item>(item: Item): Item[] => Array.from({ length: 8 }, () => item);
const examples = [
  ...often({ label: "compensation", features: ["salary", "what", "pay"] }),
  ...often({ label: "/judge", features: ["chance", "what", "me"] }),
  ...often({ label: "visa", features: ["permit", "sponsor"] }),
  { label: "visa", features: ["seldom"] },
];

describe("learning topics from examples", () => {
  test("tells labels apart by the features that only one of them has", () => {
    const model = topicModel({ ...learnTopics(examples), source: "" });
    const likeliest = (features: string[]): string | undefined => {
      const weights = [...model.weigh(features)];
      return model.labels[weights.indexOf(Math.max(...weights))];
    };
    expect(likeliest(["salary"])).toBe("compensation");
    expect(likeliest(["chance", "what"])).toBe("/judge");
    expect(likeliest(["sponsor"])).toBe("visa");
  });

  test("leaves out what hardly any example has", () => {
    expect(learnTopics(examples).features).not.toContain("seldom");
  });

  test("learns the same from the same", () => {
    expect(learnTopics(examples)).toEqual(learnTopics(examples));
  });
});
