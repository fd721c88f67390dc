import type { ActionsBlock, Button, ContextBlock, RichTextBlock, RichTextSection } from "@slack/types";
import type { Action, OutgoingMessage, Paragraph } from "../../domain/message.ts";
import { carriable, shorten, splitText } from "./slack-text.ts";

export type SlackBlock = RichTextBlock | ContextBlock | ActionsBlock;

/** UTF-16 units and counts. Slack's own limits are a little higher: docs.slack.dev/reference/block-kit/blocks */
export const limits = {
  sectionText: 2_900,
  contextText: 1_900,
  buttonLabel: 75,
  buttonValue: 2_000,
  buttonsInBlock: 25,
  buttons: 50,
  listItems: 50,
  blocks: 45,
  /** All texts of all blocks; the rest of the message's 12,000 is the top-level text. */
  blocksText: 11_000,
  messageText: 12_000,
} as const;

export const leftOutNotice = "(The rest is left out here because Slack limits a message's length.)";

const section = (text: string): RichTextSection => ({ type: "rich_text_section", elements: [{ type: "text", text }] });

// rich_text and plain_text alone: in mrkdwn somebody's words could ping, link or pass for the bot's formatting.
const asText = (text: string): RichTextBlock => ({ type: "rich_text", elements: [section(text)] });

const asQuote = (text: string): RichTextBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_quote", elements: [{ type: "text", text }] }],
});

const asList = (items: readonly string[]): RichTextBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_list", style: "bullet", elements: items.map(section) }],
});

const asSource = (text: string): ContextBlock => ({
  type: "context",
  elements: [{ type: "plain_text", text, emoji: false }],
});

type Sized = { block: SlackBlock; length: number };

const pieces = (text: string, longest: number): string[] =>
  splitText(carriable(text), longest).filter((piece) => piece.trim() !== "");

function listBlocks(items: readonly string[]): Sized[] {
  const groups: string[][] = [];
  let room = 0;
  for (const item of items.flatMap((whole) => pieces(whole, limits.sectionText))) {
    const group = groups.at(-1);
    if (group === undefined || item.length > room || group.length >= limits.listItems) {
      groups.push([item]);
      room = limits.sectionText - item.length;
    } else {
      group.push(item);
      room -= item.length;
    }
  }
  return groups.map((group) => ({ block: asList(group), length: group.join("").length }));
}

const drawings = {
  text: { longest: limits.sectionText, draw: asText },
  quote: { longest: limits.sectionText, draw: asQuote },
  source: { longest: limits.contextText, draw: asSource },
} as const;

function paragraphBlocks(paragraph: Paragraph): Sized[] {
  if (paragraph.kind === "list") return listBlocks(paragraph.items);
  const { longest, draw } = drawings[paragraph.kind];
  return pieces(paragraph.text, longest).map((piece) => ({ block: draw(piece), length: piece.length }));
}

function button(action: Action, index: number): Button {
  const label = carriable(action.label).trim();
  return {
    type: "button",
    // The index makes the id unique in the message, as Slack demands.
    action_id: `${action.name}:${index}`,
    text: { type: "plain_text", text: label === "" ? "…" : shorten(label, limits.buttonLabel), emoji: false },
    ...(action.value === "" ? {} : { value: action.value }),
    ...(action.primary ? { style: "primary" as const } : {}),
  };
}

/** A choice of postings stands apart from what else can be pressed, or "Talk to a person" looks like a posting. */
function actionBlocks(actions: readonly Action[]): Sized[] {
  const choices = actions.filter(({ name }) => name === "choose_posting");
  const others = actions.filter(({ name }) => name !== "choose_posting");
  return [...rowsOf(choices), ...rowsOf(others)];
}

function rowsOf(actions: readonly Action[]): Sized[] {
  const buttons = actions
    // A cut value would name something else: such a button is left out.
    .filter((action) => action.value.length <= limits.buttonValue)
    .slice(0, limits.buttons)
    .map(button);
  const blocks: Sized[] = [];
  for (let start = 0; start < buttons.length; start += limits.buttonsInBlock) {
    const elements = buttons.slice(start, start + limits.buttonsInBlock);
    blocks.push({
      block: { type: "actions", elements },
      length: elements.map(({ text }) => text.text).join("").length,
    });
  }
  return blocks;
}

/** The longest beginning that fits, ended by a notice where it is not all. Buttons stand below whatever was cut. */
export function slackBlocks(message: OutgoingMessage): SlackBlock[] {
  const actions = actionBlocks(message.actions);
  const content = message.paragraphs.flatMap(paragraphBlocks);
  const room = limits.blocksText - actions.reduce((sum, { length }) => sum + length, 0);
  const places = limits.blocks - actions.length;
  const total = content.reduce((sum, { length }) => sum + length, 0);
  if (total <= room && content.length <= places) return [...content, ...actions].map(({ block }) => block);

  const kept: Sized[] = [];
  let left = room - leftOutNotice.length;
  for (const sized of content) {
    if (sized.length > left || kept.length >= places - 1) break;
    kept.push(sized);
    left -= sized.length;
  }
  return [...kept.map(({ block }) => block), asText(leftOutNotice), ...actions.map(({ block }) => block)];
}

/** How much of the message's budget the blocks take. */
export const blocksTextLength = (blocks: readonly SlackBlock[]): number => textLength(blocks);

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum: number, [key, item]: [string, unknown]) =>
      sum + (key === "text" && typeof item === "string" ? item.length : textLength(item)),
    0,
  );
}
