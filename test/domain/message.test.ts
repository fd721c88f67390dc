import { expect, test } from "vitest";
import { plainText } from "../../src/domain/message.ts";

test("plain text holds all that a person reads, somebody else's words marked as such", () => {
  const text = plainText([
    { kind: "text", text: "The posting says:" },
    { kind: "quote", text: "A rope." },
    { kind: "list", items: ["A mug.", "A lamp."] },
    { kind: "source", text: "Source: Tugs" },
  ]);
  expect(text).toBe("The posting says:\n“A rope.”\n• A mug.\n• A lamp.\nSource: Tugs");
});

test("words that stand in marks of their own get no second ones", () => {
  expect(plainText([{ kind: "quote", text: "“Row well.”" }])).toBe("“Row well.”");
  expect(plainText([{ kind: "quote", text: "Row “well” here." }])).toBe("“Row “well” here.”");
});
