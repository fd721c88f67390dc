import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leftOutNotice, slackBlocks } from "../../../src/adapters/slack/blocks.ts";
import { blockBody, textBody } from "../../../src/adapters/slack/message-body.ts";
import {
  checkMessageBlocks,
  longestBlockText,
  textLength,
} from "../../../src/adapters/workspace/blocks/check-blocks.ts";
import { ActionName, OutgoingMessage } from "../../../src/domain/message.ts";

const hostile = fc.constantFrom(
  "<!channel>",
  "<!here|hello>",
  "<@U1>",
  "<#C1>",
  "<http://x|y>",
  "<https://evil.example/|the posting>",
  `"onmouseover="alert(1)`,
  "<script>",
  "```code```",
  "*bold* _it_ ~no~ `x`",
  "> quote",
  "\n\n\n",
  "&amp;",
  "\ud83d",
  "\u0000",
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
const message: fc.Arbitrary<OutgoingMessage> = fc.record({
  paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 60 }),
  actions: fc.array(action, { maxLength: 60 }),
});

/** Every object in it, however deep. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== "object" || value === null) return [];
  return [{ ...value }, ...Object.values(value).flatMap(objectsIn)];
}

const section = (plain: string) => ({ type: "rich_text_section", elements: [{ type: "text", text: plain }] });

const text = (plain: string): OutgoingMessage => ({ paragraphs: [{ kind: "text", text: plain }], actions: [] });

describe("whatever a message says", () => {
  test("its blocks are within Slack's limits", () => {
    fc.assert(
      fc.property(message, (outgoing) => {
        const { blocks, text: summary } = blockBody(outgoing);
        let id = 0;
        expect(checkMessageBlocks(blocks, () => `id${(id += 1)}`)).toMatchObject({ kind: "good" });
        expect(blocks.length).toBeLessThanOrEqual(45);
        expect(textLength(blocks)).toBeLessThanOrEqual(longestBlockText);
        expect(textLength(blocks) + summary.length).toBeLessThanOrEqual(12_000);
        expect(summary).not.toBe("");
        expect(textBody(outgoing).text.length).toBeLessThanOrEqual(12_000);
        expect(textBody(outgoing).text).not.toBe("");
      }),
      { numRuns: 200 },
    );
  });

  test("it can neither ping nor link: no mrkdwn, no mention, no link, no emoji code", () => {
    fc.assert(
      fc.property(message, (outgoing) => {
        for (const part of objectsIn(slackBlocks(outgoing))) {
          expect(part["type"]).not.toMatch(
            /^(?:mrkdwn|link|user|usergroup|channel|broadcast|emoji|date|image|markdown)$/u,
          );
          if (part["type"] === "plain_text") expect(part["emoji"]).toBe(false);
          expect(part).not.toHaveProperty("url");
        }
        for (const { text: plain } of [blockBody(outgoing), textBody(outgoing)]) {
          expect(plain).not.toMatch(/[<>]/u);
          expect(plain.replaceAll(/&(?:amp|lt|gt);/gu, "")).not.toContain("&");
        }
      }),
      { numRuns: 200 },
    );
  });

  test("it can be put on the wire", () => {
    fc.assert(
      fc.property(message, (outgoing) => {
        const body = blockBody(outgoing);
        expect(() => encodeURIComponent(body.text)).not.toThrow();
        expect(() => encodeURIComponent(JSON.stringify(body.blocks))).not.toThrow();
        expect(() => encodeURIComponent(textBody(outgoing).text)).not.toThrow();
      }),
      { numRuns: 100 },
    );
  });
});

describe("slackBlocks", () => {
  test("draws each kind of paragraph in its own way, and a choice of postings apart from other buttons", () => {
    const blocks = slackBlocks({
      paragraphs: [
        { kind: "text", text: "Yes." },
        { kind: "quote", text: "Fully <remote>" },
        { kind: "list", items: ["one", "two"] },
        { kind: "source", text: "ML engineer · location" },
      ],
      actions: [
        { name: "talk_to_person", label: "Talk to a person", value: "t1", primary: false },
        { name: "choose_posting", label: "Data engineer", value: "data-engineer", primary: true },
      ],
    });
    expect(blocks).toEqual([
      { type: "rich_text", elements: [section("Yes.")] },
      {
        type: "rich_text",
        elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: "Fully <remote>" }] }],
      },
      {
        type: "rich_text",
        elements: [{ type: "rich_text_list", style: "bullet", elements: [section("one"), section("two")] }],
      },
      { type: "context", elements: [{ type: "plain_text", text: "ML engineer · location", emoji: false }] },
      {
        type: "actions",
        elements: [
          {
            type: "button",
            action_id: "choose_posting:0",
            text: { type: "plain_text", text: "Data engineer", emoji: false },
            value: "data-engineer",
            style: "primary",
          },
        ],
      },
      {
        type: "actions",
        elements: [
          {
            type: "button",
            action_id: "talk_to_person:0",
            text: { type: "plain_text", text: "Talk to a person", emoji: false },
            value: "t1",
          },
        ],
      },
    ]);
  });

  test("a paragraph over a section's limit goes on in the next block, complete", () => {
    const long = "word ".repeat(1_500).trim();
    const drawn = slackBlocks(text(long));
    expect(drawn).toHaveLength(3);
    expect(JSON.stringify(drawn)).not.toContain("left out");
    expect(textLength(drawn)).toBe(long.length);
  });

  test("over the message's limit it ends at a paragraph, says so, and keeps the buttons", () => {
    const paragraphs = Array.from({ length: 9 }, (_, index) => ({
      kind: "text" as const,
      text: `${index} ${"word ".repeat(400)}`.trim(),
    }));
    const talk = { name: "talk_to_person", label: "Talk to a person", value: "t1", primary: false } as const;
    const blocks = slackBlocks({ paragraphs, actions: [talk] });
    expect(JSON.stringify(blocks.at(-2))).toContain(leftOutNotice);
    expect(blocks.at(-1)?.type).toBe("actions");
    const kept = blocks.slice(0, -2).map((block) => textLength(block));
    expect(kept).toEqual(paragraphs.slice(0, 5).map((whole) => whole.text.length));
  });

  test("a message of no visible words still says something", () => {
    expect(blockBody(text(" \n "))).toEqual({ text: "…", blocks: [] });
    expect(textBody(text(""))).toEqual({ text: "…" });
  });

  test("as plain text the buttons' labels are there to be written", () => {
    const talk = { name: "talk_to_person", label: "Talk to a person", value: "t1", primary: false } as const;
    expect(textBody({ ...text("Hello & <!here>"), actions: [talk] }).text).toBe(
      "Hello &amp; &lt;!here&gt;\n• Talk to a person",
    );
  });
});
