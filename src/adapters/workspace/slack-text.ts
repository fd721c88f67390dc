import type { Inline, RichTextBlock } from "./blocks/rich-text.ts";
import type { Person } from "./team.ts";

/** What Slack does to `& < >` in a message before an app sees it. */
function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const linkable =
  /(?<url>https?:\/\/[^\s<>]+[^\s<>.,;:!?'")\]])|(?<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?<host>\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|de|eu)\b(?:\/[^\s<>]*[^\s<>.,;:!?'")\]])?)|@(?<handle>[a-z][\w-]*)/giu;

export type TextPiece =
  | { kind: "text"; text: string }
  | { kind: "link"; url: string; shown: string }
  | { kind: "mention"; userId: string };

/** Splits what a person typed as Slack's composer does: addresses become links, @names become mentions. */
export function piecesOf(typed: string, people: readonly Pick<Person, "id" | "handle">[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of typed.matchAll(linkable)) {
    const piece = pieceOf(match, people);
    if (piece === undefined) continue;
    if (match.index > from) pieces.push({ kind: "text", text: typed.slice(from, match.index) });
    pieces.push(piece);
    from = match.index + match[0].length;
  }
  if (from < typed.length) pieces.push({ kind: "text", text: typed.slice(from) });
  return pieces;
}

function pieceOf(match: RegExpMatchArray, people: readonly Pick<Person, "id" | "handle">[]): TextPiece | undefined {
  const shown = match[0];
  if (match.groups?.["url"] !== undefined) return { kind: "link", url: shown, shown };
  if (match.groups?.["mail"] !== undefined) return { kind: "link", url: `mailto:${shown}`, shown };
  if (match.groups?.["host"] !== undefined) return { kind: "link", url: `http://${shown}`, shown };
  const mentioned = people.find(({ handle }) => handle === match.groups?.["handle"]?.toLowerCase());
  return mentioned === undefined ? undefined : { kind: "mention", userId: mentioned.id };
}

/** The `text` field of the event: escaped, with `<url>`, `<url|shown>` and `<@U…>`. */
export function textOfPieces(pieces: readonly TextPiece[]): string {
  return pieces.map(writePiece).join("");
}

function writePiece(piece: TextPiece): string {
  switch (piece.kind) {
    case "text":
      return escapeText(piece.text);
    case "link":
      return piece.url === piece.shown
        ? `<${escapeText(piece.url)}>`
        : `<${escapeText(piece.url)}|${escapeText(piece.shown)}>`;
    case "mention":
      return `<@${piece.userId}>`;
  }
}

/** The `blocks` field of the same event: one rich_text block, its texts not escaped. */
export function blocksOfPieces(pieces: readonly TextPiece[], blockId: string): RichTextBlock[] {
  const elements = pieces.map(inlineOf);
  return [{ type: "rich_text", block_id: blockId, elements: [{ type: "rich_text_section", elements }] }];
}

function inlineOf(piece: TextPiece): Inline {
  switch (piece.kind) {
    case "text":
      return { type: "text", text: piece.text };
    case "link":
      return piece.url === piece.shown
        ? { type: "link", url: piece.url }
        : { type: "link", url: piece.url, text: piece.shown };
    case "mention":
      return { type: "user", user_id: piece.userId };
  }
}
