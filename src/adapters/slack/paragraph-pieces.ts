import type { Paragraph } from "../../domain/message.ts";
import { limits } from "./limits.ts";
import { carriable, isVisible, splitText } from "./slack-text.ts";

const pieces = (text: string, longest: number): string[] => splitText(carriable(text), longest).filter(isVisible);

function itemGroups(items: readonly string[]): string[][] {
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
  return groups;
}

/** The paragraph as paragraphs that one block each can hold; together they say all of it that can be seen. */
export function paragraphPieces(paragraph: Paragraph): Paragraph[] {
  switch (paragraph.kind) {
    case "list":
      return itemGroups(paragraph.items).map((items) => ({ kind: "list", items }));
    case "source":
      return pieces(paragraph.text, limits.contextText).map((text) => ({ kind: "source", text }));
    case "text":
    case "quote": {
      const { kind } = paragraph;
      return pieces(paragraph.text, limits.sectionText).map((text) => ({ kind, text }));
    }
  }
}

/** A paragraph's words, without what its drawing adds. */
export const paragraphWords = (paragraph: Paragraph): string =>
  paragraph.kind === "list" ? paragraph.items.join("") : paragraph.text;
