import { assert, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";
import { areNeighbours, Topic } from "../../src/domain/topic.ts";

const topics = constantFrom(...Topic.options);

test("two topics are neighbours in both directions or in none", () => {
  assert(
    property(topics, topics, (one, other) => {
      expect(areNeighbours(one, other)).toBe(areNeighbours(other, one));
    }),
  );
});

test.each(Topic.options)("%s is its own neighbour", (topic) => {
  expect(areNeighbours(topic, topic)).toBe(true);
});

test("topics with nothing in common are no neighbours", () => {
  expect(areNeighbours("compensation", "language")).toBe(false);
  expect(areNeighbours("other", "company")).toBe(false);
});
