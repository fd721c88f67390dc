import { describe, expect, test } from "vitest";
import { ingest } from "./sample-source.ts";

const employerOf = (text: string): string | null => ingest(text).posting.employer;

describe("the employer's name", () => {
  test.each([
    ["Deckhand\n\nThis position is open with Saltgate Ferries Ltd.", "Saltgate Ferries Ltd."],
    ["Deckhand\n\nWorking hours are 40 a week. Nordkai GmbH runs nine boats.", "Nordkai"],
    ["Deckhand\n\nSaltgate Ferries is an equal opportunity employer.", "Saltgate Ferries"],
  ])("%s", (text, expected) => {
    expect(employerOf(text)).toBe(expected);
  });

  test("is none where the posting names nobody", () => {
    expect(employerOf("Deckhand\n\nWe work with Python and Excel. You report to the captain.")).toBeNull();
  });
});
