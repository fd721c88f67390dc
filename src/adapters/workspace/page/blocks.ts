import { type Child, el } from "./dom.ts";
import { drawActionElement, type OnPress } from "./elements.ts";
import { drawMrkdwn, type NameOf } from "./mrkdwn.ts";
import { type Fields, fields, list, text } from "./read.ts";
import { drawRichText } from "./rich-text.ts";

export interface BlockTools {
  nameOf: NameOf;
  /** Who looks: some buttons are for some people only. */
  meId: string;
  onPress: OnPress;
}

/** Draws all blocks but inputs, which only a modal has. */
export function drawBlock(block: Fields, tools: BlockTools): HTMLElement {
  const blockId = text(block["block_id"]);
  switch (text(block["type"])) {
    case "section":
      return drawSection(block, blockId, tools);
    case "context":
      return el(
        "p",
        { class: "context" },
        ...separated(list(block["elements"]).map((part) => drawText(part, tools.nameOf))),
      );
    case "divider":
      return el("hr");
    case "header":
      return el("h3", { class: "header" }, text(fields(block["text"])["text"]));
    case "rich_text":
      return drawRichText(block, tools.nameOf);
    case "actions":
    case "context_actions":
      return el(
        "div",
        { class: "actions" },
        ...visible(list(block["elements"]), tools.meId).map((element) =>
          drawActionElement(element, blockId, tools.onPress),
        ),
      );
    default:
      return el("p", { class: "context" }, `(a block of type ${text(block["type"])})`);
  }
}

function drawSection(block: Fields, blockId: string, tools: BlockTools): HTMLElement {
  const body = el("div", { class: "section-text" });
  if (block["text"] !== undefined) body.append(el("p", {}, ...drawText(fields(block["text"]), tools.nameOf)));
  const cells = list(block["fields"]).map((cell) => el("p", {}, ...drawText(cell, tools.nameOf)));
  if (cells.length > 0) body.append(el("div", { class: "fields" }, ...cells));
  const section = el("div", { class: "section" }, body);
  if (block["accessory"] !== undefined) {
    section.append(drawActionElement(fields(block["accessory"]), blockId, tools.onPress));
  }
  return section;
}

export function drawText(part: Fields, nameOf: NameOf): Child[] {
  return part["type"] === "mrkdwn" ? drawMrkdwn(text(part["text"]), nameOf) : [text(part["text"])];
}

function visible(elements: readonly Fields[], meId: string): readonly Fields[] {
  return elements.filter(({ visible_to_user_ids: chosen }) => !Array.isArray(chosen) || chosen.includes(meId));
}

function separated(parts: readonly Child[][]): Child[] {
  return parts.map((part) => el("span", {}, ...part));
}
