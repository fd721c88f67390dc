import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leftOutNotice, slackBlocks } from "../../../src/adapters/slack/blocks.ts";
import { blockBody, textBody } from "../../../src/adapters/slack/message-body.ts";
import {
  checkMessageBlocks,
  longestBlockText,
  textLength,
} from "../../../src/adapters/workspace/blocks/check-blocks.ts";
import { FeedbackReason } from "../../../src/domain/feedback.ts";
import type { OutgoingMessage } from "../../../src/domain/message.ts";
import { anyMessage as message } from "./any-message.ts";

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
        expect(textBody(outgoing).text.length).toBeLessThanOrEqual(40_000);
        expect(textBody(outgoing).text).not.toBe("");
      }),
      { numRuns: 200 },
    );
  });

  test("it can neither ping nor link: no mrkdwn, no mention, no link, no emoji code", () => {
    fc.assert(
      fc.property(message, (outgoing) => {
        for (const part of objectsIn(slackBlocks(outgoing))) {
          expect(part["type"] ?? "").not.toMatch(
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

describe("feedback buttons", () => {
  const pair = (["helpful", "not_helpful"] as const).map((name) => ({
    name,
    label: name,
    value: "t1",
    primary: false,
  }));

  test("are one compact element below all others, whose values tell turn and verdict", () => {
    expect(slackBlocks({ paragraphs: [{ kind: "text", text: "Yes." }], actions: pair }).at(-1)).toEqual({
      type: "context_actions",
      elements: [
        {
          type: "feedback_buttons",
          action_id: "feedback",
          positive_button: { text: { type: "plain_text", text: "helpful", emoji: false }, value: "helpful:t1" },
          negative_button: { text: { type: "plain_text", text: "not_helpful", emoji: false }, value: "not_helpful:t1" },
        },
      ],
    });
  });

  test("are not drawn by halves, and not written out where blocks are refused", () => {
    const paragraphs = [{ kind: "text" as const, text: "Yes." }];
    expect(slackBlocks({ paragraphs, actions: pair.slice(1) })).toHaveLength(1);
    expect(textBody({ paragraphs, actions: pair }).text).toBe("Yes.");
  });
});

describe("reasons why an answer did not help", () => {
  const reasons = FeedbackReason.options.map((name) => ({ name, label: name, value: "t1", primary: false }));
  const person = { name: "talk_to_person" as const, label: "Talk to a person", value: "t1", primary: false };
  const offer = { paragraphs: [{ kind: "text" as const, text: "Thank you." }], actions: [...reasons, person] };

  test("stand apart from the person, who is not one of them", () => {
    const rows = slackBlocks(offer).flatMap((block) => (block.type === "actions" ? [block.elements.length] : []));
    expect(rows).toEqual([reasons.length, 1]);
  });

  test("are not written out where blocks are refused: written they would be a question", () => {
    expect(textBody(offer).text).toBe("Thank you.\n• Talk to a person");
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

  test("an address, a bare domain and an emoji's code stay the words that they are", () => {
    const line = "See evil.example, https://evil.example/x or mail me@evil.example :smile:";
    expect(slackBlocks(text(line))).toEqual([{ type: "rich_text", elements: [section(line)] }]);
  });

  test("the writing direction is not overridden, and right-to-left words and joined emoji are whole", () => {
    expect(slackBlocks(text("a\u202etxt.exe\u202c \u2067b\u2069"))).toEqual([
      { type: "rich_text", elements: [section("atxt.exe b")] },
    ]);
    const kept =
      "\u05e9\u05dc\u05d5\u05dd\u200f! \u{1f469}\u200d\u{1f33e} \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645";
    expect(slackBlocks(text(kept))).toEqual([{ type: "rich_text", elements: [section(kept)] }]);
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
    expect(blockBody(text("\u200b\ufeff\u3164"))).toEqual({ text: "…", blocks: [] });
    expect(textBody(text(""))).toEqual({ text: "…" });
  });

  test("as plain text the buttons' labels are there to be written", () => {
    const talk = { name: "talk_to_person", label: "Talk to a person", value: "t1", primary: false } as const;
    expect(textBody({ ...text("Hello & <!here>"), actions: [talk] }).text).toBe(
      "Hello &amp; &lt;!here&gt;\n• Talk to a person",
    );
  });
});
