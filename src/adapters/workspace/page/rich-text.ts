import { el, link } from "./dom.ts";
import { mention, type NameOf } from "./mrkdwn.ts";
import { type Fields, fields, list, number, text } from "./read.ts";

/** A rich_text block, wholly: sections, lists with their indents and numbers, quotes and preformatted text. */
export function drawRichText(block: Fields, nameOf: NameOf): HTMLElement {
  const drawn = el("div", { class: "rich" });
  for (const part of list(block["elements"])) drawn.append(drawPart(part, nameOf));
  return drawn;
}

function drawPart(part: Fields, nameOf: NameOf): HTMLElement {
  switch (text(part["type"])) {
    case "rich_text_list":
      return drawList(part, nameOf);
    case "rich_text_quote":
      return el("blockquote", {}, ...inlines(part, nameOf));
    case "rich_text_preformatted":
      return el("pre", {}, ...inlines(part, nameOf));
    default:
      return el("p", {}, ...inlines(part, nameOf));
  }
}

function drawList(part: Fields, nameOf: NameOf): HTMLElement {
  const indent = Math.min(number(part["indent"]) ?? 0, 8);
  const isOrdered = text(part["style"]) === "ordered";
  const items = list(part["elements"]).map((item) => el("li", {}, ...inlines(item, nameOf)));
  const start = String((number(part["offset"]) ?? 0) + 1);
  return isOrdered
    ? el("ol", { class: `indent-${indent}`, start }, ...items)
    : el("ul", { class: `indent-${indent}` }, ...items);
}

function inlines(part: Fields, nameOf: NameOf): Node[] {
  return list(part["elements"]).map((element) => styled(drawInline(element, nameOf), fields(element["style"])));
}

function drawInline(element: Fields, nameOf: NameOf): Node {
  switch (text(element["type"])) {
    case "text":
      return document.createTextNode(text(element["text"]));
    case "link":
      return link(text(element["url"]), text(element["text"]) || text(element["url"]));
    case "emoji":
      return drawEmoji(element);
    case "user":
      return mention(`@${nameOf(text(element["user_id"]))}`);
    case "channel":
      return mention(`#${nameOf(text(element["channel_id"]))}`);
    case "broadcast":
      return mention(`@${text(element["range"])}`);
    default:
      return document.createTextNode(text(element["fallback"]));
  }
}

function drawEmoji(element: Fields): Node {
  const points = text(element["unicode"])
    .split("-")
    .map((point) => Number.parseInt(point, 16));
  const isKnown = points.every((point) => point > 0 && point <= 0x10ffff);
  return document.createTextNode(isKnown ? String.fromCodePoint(...points) : `:${text(element["name"])}:`);
}

const tags = { bold: "strong", italic: "em", strike: "s", underline: "u", code: "code" } as const;

function styled(node: Node, style: Fields): Node {
  return Object.entries(tags).reduce<Node>(
    (inner, [name, tag]) => (style[name] === true ? el(tag, {}, inner) : inner),
    node,
  );
}
