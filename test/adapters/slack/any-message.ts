import * as fc from "fast-check";
import { ActionName, type OutgoingMessage } from "../../../src/domain/message.ts";

const hostile = fc.constantFrom(
  "<!channel>",
  "<!here|hello>",
  "<@U1>",
  "<#C1>",
  "<http://x|y>",
  "<https://evil.example/|the posting>",
  "evil.example",
  "me@evil.example",
  "https://evil.example/x",
  "@channel",
  ":smile:",
  `"onmouseover="alert(1)`,
  "<script>",
  "```code```",
  "*bold* _it_ ~no~ `x`",
  "> quote",
  "\n\n\n",
  "&amp;",
  "\ud83d",
  "\u0000",
  "\u202e",
  "\u2067",
  "\u200b",
  "\ufeff",
  "\u05e9\u05dc\u05d5\u05dd\u200f",
  "\u{1f469}\u200d\u{1f33e}",
  "e\u0301",
  "😀",
  " ",
);

const words = fc.oneof(
  hostile,
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.array(hostile, { maxLength: 8 }).map((parts) => parts.join("")),
  fc.tuple(hostile, fc.integer({ min: 1, max: 3_000 })).map(([part, times]) => part.repeat(times)),
);
const paragraph = fc.oneof(
  fc.record({ kind: fc.constantFrom("text" as const, "quote" as const, "source" as const), text: words }),
  fc.record({ kind: fc.constant("list" as const), items: fc.array(words, { maxLength: 8 }) }),
);
const action = fc.record({
  name: fc.constantFrom(...ActionName.options),
  label: fc.oneof(words, fc.string()),
  value: fc.oneof(fc.string(), fc.constant("v".repeat(2_500))),
  primary: fc.boolean(),
});

/** Any message at all: of any length, and of words that mean harm. */
export const anyMessage: fc.Arbitrary<OutgoingMessage> = fc.record({
  paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 60 }),
  actions: fc.array(action, { maxLength: 60 }),
});
