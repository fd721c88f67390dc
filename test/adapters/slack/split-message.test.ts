import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leftOutNotice } from "../../../src/adapters/slack/blocks.ts";
import { blockBody, textBody } from "../../../src/adapters/slack/message-body.ts";
import { carriable } from "../../../src/adapters/slack/slack-text.ts";
import { splitMessage } from "../../../src/adapters/slack/split-message.ts";
import { checkMessageBlocks } from "../../../src/adapters/workspace/blocks/check-blocks.ts";
import { OutgoingMessage, type Paragraph } from "../../../src/domain/message.ts";
import { anyMessage } from "./any-message.ts";

/** What can be seen of these paragraphs: their characters in order, without spaces. */
const seen = (paragraphs: readonly Paragraph[]): string =>
  paragraphs
    .flatMap((paragraph) => (paragraph.kind === "list" ? paragraph.items : [paragraph.text]))
    .map((text) => carriable(text).replaceAll(/[\s\p{Default_Ignorable_Code_Point}\u2800]/gu, ""))
    .join("");

/** Every text of every block but the buttons, in order, without spaces. */
function drawnWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(drawnWords).join("");
  if (typeof value !== "object" || value === null) return "";
  if ("type" in value && (value.type === "button" || value.type === "feedback_buttons")) return "";
  return Object.entries(value)
    .map(([key, inner]: [string, unknown]) => (key === "text" && typeof inner === "string" ? inner : drawnWords(inner)))
    .join("");
}

const talk = { name: "talk_to_person", label: "Talk to a person", value: "t1", primary: false } as const;
const source: Paragraph = { kind: "source", text: "Orchard Manager · pay" };
const long = (name: string): Paragraph => ({ kind: "text", text: `${name} ${"word ".repeat(700)}`.trim() });

describe("whatever a message says", () => {
  test("each part is whole within Slack's limits, as blocks and as plain text, and nothing that shows is lost", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const parts = splitMessage(message);
        let id = 0;
        for (const part of parts) {
          expect(OutgoingMessage.safeParse(part).success).toBe(true);
          const { blocks } = blockBody(part);
          expect(checkMessageBlocks(blocks, () => `id${(id += 1)}`)).toMatchObject({ kind: "good" });
          expect(textBody(part).text.endsWith(leftOutNotice)).toBe(false);
        }
        expect(seen(parts.flatMap(({ paragraphs }) => paragraphs))).toBe(seen(message.paragraphs));
        const drawn = parts.map((part) => drawnWords(blockBody(part).blocks)).join("");
        expect(seen([{ kind: "text", text: drawn }])).toBe(seen(message.paragraphs));
      }),
      { numRuns: 200 },
    );
  });

  test("the buttons stand under the last part, and only there", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const parts = splitMessage(message);
        expect(parts.slice(0, -1).flatMap(({ actions }) => actions)).toEqual([]);
        expect(parts.at(-1)?.actions).toEqual(message.actions);
      }),
    );
  });
});

test("a message that fits stays as it is", () => {
  const message: OutgoingMessage = { paragraphs: [{ kind: "text", text: "Yes." }, source], actions: [talk] };
  expect(splitMessage(message)).toEqual([message]);
});

test("the answer comes first; the source goes with the buttons where the last part has no room for them", () => {
  const answer = ["one", "two", "three"].map(long);
  const labels = Array.from({ length: 50 }, (_, index) => ({ ...talk, label: `${index} ${"x".repeat(60)}` }));
  const parts = splitMessage({ paragraphs: [...answer, source], actions: labels });
  expect(parts).toHaveLength(2);
  expect(JSON.stringify(parts[0])).toContain("three word");
  expect(parts[1]).toEqual({ paragraphs: [source], actions: labels });
});

test("one very long word goes on in the next message", () => {
  const word = "x".repeat(30_000);
  const parts = splitMessage({ paragraphs: [{ kind: "quote", text: word }], actions: [] });
  expect(parts.length).toBe(4);
  expect(seen(parts.flatMap(({ paragraphs }) => paragraphs))).toBe(word);
});
