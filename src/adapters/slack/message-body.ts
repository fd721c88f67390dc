import { isFeedback, isReason, type OutgoingMessage, plainText } from "../../domain/message.ts";
import { blocksTextLength, leftOutNotice, type SlackBlock, slackBlocks } from "./blocks.ts";
import { limits } from "./limits.ts";
import { carriable, escapeText, escapeWithin, isVisible, shorten } from "./slack-text.ts";

/** What notifications and screen readers say, beside blocks that say it all. */
const longestSummary = 3_000;

const orEllipsis = (text: string): string => (isVisible(text) ? text : "…");

/** The message in blocks, with its words once more as a text for where blocks are not drawn. */
export function blockBody(message: OutgoingMessage): { text: string; blocks: SlackBlock[] } {
  const blocks = slackBlocks(message);
  const room = Math.min(longestSummary, limits.messageText - blocksTextLength(blocks));
  return { text: orEllipsis(escapeWithin(carriable(plainText(message.paragraphs)), room)), blocks };
}

/** The message where Slack refused its blocks: all its words, and what the buttons say, so that it can be written. */
export function textBody(message: OutgoingMessage): { text: string } {
  const labels = message.actions
    .filter(({ name }) => !isFeedback(name) && !isReason(name))
    .map((action) => `• ${shorten(action.label, limits.buttonLabel)}`);
  const text = carriable([plainText(message.paragraphs), ...labels].join("\n"));
  const escaped = escapeText(text);
  if (escaped.length <= limits.plainMessageText) return { text: orEllipsis(escaped) };
  return { text: `${escapeWithin(text, limits.plainMessageText - leftOutNotice.length - 1)}\n${leftOutNotice}` };
}
