import type { OutgoingMessage, Paragraph } from "../../domain/message.ts";
import { actionBlocks, blocksTextLength } from "./blocks.ts";
import { limits } from "./limits.ts";
import { paragraphPieces, paragraphWords } from "./paragraph-pieces.ts";
import { escapeText } from "./slack-text.ts";

type Budget = { blocks: number; text: number };

/** Escaped, so that the same parts fit where Slack refuses the blocks and they go out as plain text. */
const lengthOf = (pieces: readonly Paragraph[]): number =>
  pieces.reduce((sum, piece) => sum + escapeText(paragraphWords(piece)).length, 0);

const fits = (pieces: readonly Paragraph[], budget: Budget): boolean =>
  pieces.length <= budget.blocks && lengthOf(pieces) <= budget.text;

/** In order, as few as possible; a part has one piece at least. */
function pack(pieces: readonly Paragraph[]): Paragraph[][] {
  const parts: Paragraph[][] = [];
  let left: Budget = { blocks: 0, text: 0 };
  for (const piece of pieces) {
    const part = parts.at(-1);
    if (part === undefined || !fits([piece], left)) {
      parts.push([piece]);
      left = { blocks: limits.blocks - 1, text: limits.blocksText - lengthOf([piece]) };
    } else {
      part.push(piece);
      left = { blocks: left.blocks - 1, text: left.text - lengthOf([piece]) };
    }
  }
  return parts;
}

/** How many paragraphs at the end go with the buttons where the last part has no room for them: the sources, or one. */
function tailLength(part: readonly Paragraph[], budget: Budget): number {
  const lastOther = part.findLastIndex(({ kind }) => kind !== "source");
  const sources = part.slice(lastOther + 1);
  return sources.length > 0 && fits(sources, budget) ? sources.length : 1;
}

/**
 * The message as one or more that Slack takes whole, in this order: the answer first, the source and the buttons under
 * the last one. Together they say all of it that can be seen.
 */
export function splitMessage(message: OutgoingMessage): OutgoingMessage[] {
  const parts = pack(message.paragraphs.flatMap(paragraphPieces));
  const last = parts.at(-1);
  if (last === undefined) return [message];
  const buttons = actionBlocks(message.actions);
  const beside: Budget = {
    blocks: limits.blocks - buttons.length,
    text: limits.blocksText - blocksTextLength(buttons),
  };
  const isOne = parts.length === 1;
  if (fits(last, beside)) {
    // What need not be cut stays as it was written.
    if (isOne) return [message];
  } else if (last.length > 1) {
    parts.push(last.splice(-tailLength(last, beside)));
  }
  return parts.map((paragraphs, index) => ({
    paragraphs,
    actions: index === parts.length - 1 ? message.actions : [],
  }));
}
