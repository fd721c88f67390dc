import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  carriable,
  escapeText,
  escapeWithin,
  isVisible,
  shorten,
  splitText,
} from "../../../src/adapters/slack/slack-text.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("a", " ", "\n", "&", "<", "😀") }),
);

describe("splitText", () => {
  test("pieces are the text, none too long, none with half a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.integer({ min: 2, max: 40 }), (text, longest) => {
        const pieces = splitText(text, longest);
        expect(pieces.join("")).toBe(text);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(longest);
          expect(piece.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  test("no joined or accented character is torn where there is no better place", () => {
    const farmer = "\u{1f469}\u200d\u{1f33e}";
    expect(splitText(farmer.repeat(3), 12)).toEqual([farmer.repeat(2), farmer]);
    expect(splitText("e\u0301".repeat(5), 5)).toEqual(["e\u0301e\u0301", "e\u0301e\u0301", "e\u0301"]);
  });

  test("cuts at a line's end, else between words, else anywhere", () => {
    expect(splitText("one two\nthree four", 10)).toEqual(["one two\n", "three four"]);
    expect(splitText("one two three", 10)).toEqual(["one two ", "three"]);
    expect(splitText("onetwothree", 4)).toEqual(["onet", "woth", "ree"]);
  });
});

describe("escapeWithin", () => {
  test("is never too long, and its parts are those of the whole", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 60 }), (given, longest) => {
        const text = carriable(given);
        const escaped = escapeWithin(text, longest);
        expect(escaped.length).toBeLessThanOrEqual(longest);
        expect(escaped.replaceAll(/&(?:amp|lt|gt);/gu, "")).not.toMatch(/[&<>]/u);
      }),
    );
  });

  test("leaves alone what fits", () => {
    expect(escapeWithin("a < b & c", 40)).toBe(escapeText("a < b & c"));
  });
});

test("a label is cut with an ellipsis", () => {
  expect(shorten("Machine learning engineer", 10)).toBe("Machine…");
  expect(shorten("short", 10)).toBe("short");
});

test("only what shows is visible", () => {
  for (const nothing of ["", " \n", "\u200b\u2060\ufeff", "\u00ad", "\u3164", "\u2800"]) {
    expect(isVisible(nothing), JSON.stringify(nothing)).toBe(false);
  }
  for (const something of ["a", " .", "\u{1f600}", "\u05e9\u200f"]) expect(isVisible(something)).toBe(true);
});

test("what the form encoding or Slack cannot carry is taken out", () => {
  expect(carriable("a\u0000b\u001bc\ud800d\te\nf")).toBe("abc\ufffdd\te\nf");
});
