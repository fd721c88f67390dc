import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseView } from "../../src/domain/normalise.ts";

describe("a view of a text", () => {
  test("drops what nobody sees and knows where the rest came from", () => {
    const original = "di\u200Babetes!";
    const view = normaliseView(original);
    expect(view.text).toBe("diabetes!");
    expect(original.slice(view.at(0), view.until(8))).toBe("di\u200Babetes");
  });

  test("folds look-alike letters in a Latin word and leaves real Cyrillic alone", () => {
    expect(normaliseView("ер\u0456lepsy").text).toBe("epilepsy");
    expect(normaliseView("привет, сора").text).toBe("привет, сора");
  });

  test("keeps accents for reading and drops them for matching", () => {
    expect(normaliseView("cafe\u0301  “x”").text).toBe("café  “x”");
    expect(normaliseView("cafe\u0301  “x”", "match").text).toBe('cafe "x"');
  });

  test("takes a ligature's letters to the same place", () => {
    const view = normaliseView("oﬃce");
    expect(view.text).toBe("office");
    expect([view.at(1), view.at(3), view.until(4)]).toEqual([1, 1, 2]);
  });

  test("maps every index inside the original, in order, for any string", () => {
    assert(
      property(
        string({ unit: "binary", maxLength: 200 }),
        constantFrom("read" as const, "match" as const),
        (text, form) => {
          const view = normaliseView(text, form);
          const indices = Array.from({ length: view.text.length + 1 }, (_, index) => view.at(index));
          expect(indices.every((at, index) => at >= (indices[index - 1] ?? 0) && at <= text.length)).toBe(true);
          expect(view.until(view.text.length)).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
