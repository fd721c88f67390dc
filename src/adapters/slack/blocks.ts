import type {
  ActionsBlock,
  Button,
  ContextActionsBlock,
  ContextBlock,
  RichTextBlock,
  RichTextSection,
} from "@slack/types";
import { type Action, isFeedback, isReason, type OutgoingMessage, type Paragraph } from "../../domain/message.ts";
import { feedbackBlock } from "./feedback-block.ts";
import { limits } from "./limits.ts";
import { paragraphPieces } from "./paragraph-pieces.ts";
import { carriable, isVisible, shorten } from "./slack-text.ts";

export type SlackBlock = RichTextBlock | ContextBlock | ActionsBlock | ContextActionsBlock;

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

function drawn(piece: Paragraph): SlackBlock {
  switch (piece.kind) {
    case "list":
      return asList(piece.items);
    case "text":
      return asText(piece.text);
    case "quote":
      return asQuote(piece.text);
    case "source":
      return asSource(piece.text);
  }
}

function button(action: Action, index: number): Button {
  const label = carriable(action.label).trim();
  return {
    type: "button",
    // The index makes the id unique in the message, as Slack demands.
    action_id: `${action.name}:${index}`,
    text: { type: "plain_text", text: isVisible(label) ? shorten(label, limits.buttonLabel) : "…", emoji: false },
    ...(action.value === "" ? {} : { value: action.value }),
    ...(action.primary ? { style: "primary" as const } : {}),
  };
}

const isChoice = ({ name }: Action): boolean => name === "choose_posting" || isReason(name);

/** A choice, as of postings, stands apart from what else can be pressed, or "Talk to a person" looks like a posting. */
export function actionBlocks(actions: readonly Action[], first = 0): (ActionsBlock | ContextActionsBlock)[] {
  const choices = actions.filter(isChoice);
  const others = actions.filter((action) => !isChoice(action) && !isFeedback(action.name));
  const feedback = feedbackBlock(actions);
  return [...rowsOf(choices, first), ...rowsOf(others, first), ...(feedback === null ? [] : [feedback])];
}

function rowsOf(actions: readonly Action[], first: number): ActionsBlock[] {
  const buttons = actions
    // A cut value would name something else: such a button is left out.
    .filter((action) => action.value.length <= limits.buttonValue)
    .slice(0, limits.buttons)
    .map((action, index) => button(action, first + index));
  const rows: ActionsBlock[] = [];
  for (let start = 0; start < buttons.length; start += limits.buttonsInBlock) {
    rows.push({ type: "actions", elements: buttons.slice(start, start + limits.buttonsInBlock) });
  }
  return rows;
}

/**
 * All of it where it fits, as it does after `splitMessage`; else the longest beginning, ended by a notice, as where a
 * message that stands is replaced by a longer one. Buttons stand below whatever was cut, numbered from `first`.
 */
export function slackBlocks(message: OutgoingMessage, first = 0): SlackBlock[] {
  const actions = actionBlocks(message.actions, first);
  const content = message.paragraphs.flatMap(paragraphPieces).map(drawn);
  const room = limits.blocksText - blocksTextLength(actions);
  const places = limits.blocks - actions.length;
  if (content.length <= places && blocksTextLength(content) <= room) return [...content, ...actions];

  const kept: SlackBlock[] = [];
  let left = room - leftOutNotice.length;
  for (const block of content) {
    const length = blocksTextLength([block]);
    if (length > left || kept.length >= places - 1) break;
    kept.push(block);
    left -= length;
  }
  return [...kept, asText(leftOutNotice), ...actions];
}

/** Sections of one view, one below the other; no two of their buttons have the same id. */
export function viewBlocks(sections: readonly OutgoingMessage[]): SlackBlock[] {
  let first = 0;
  const blocks = sections.flatMap((message) => {
    const below = slackBlocks(message, first);
    first += message.actions.length;
    return below;
  });
  return blocks.slice(0, limits.viewBlocks);
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
