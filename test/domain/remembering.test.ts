import { expect, test } from "vitest";
import { remembering } from "../../src/domain/remembering.ts";

test("what was made of a word is made once, of so many words; what is made of others is the same each time", () => {
  const asked: string[] = [];
  const remembered = remembering(2, (word) => {
    asked.push(word);
    return word === "none" ? null : word.toUpperCase();
  });
  expect(["none", "pay", "none", "pay", "visa", "visa"].map(remembered)).toEqual([
    null,
    "PAY",
    null,
    "PAY",
    "VISA",
    "VISA",
  ]);
  expect(asked).toEqual(["none", "pay", "visa", "visa"]);
});
