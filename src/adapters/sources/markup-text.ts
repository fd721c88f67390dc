import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;
type Range = { start: number; end: number };

/** What a reader sees of some markup, with the stretches that it calls headings and list items. */
export type MarkupText = { text: string; headings: Range[]; items: Range[] };

const block =
  /^(?:p|div|br|li|ul|ol|h[1-6]|section|article|header|footer|main|table|tbody|thead|tr|td|th|dl|dt|dd|hr|form|fieldset|label|option|title|nav|aside|blockquote|pre|time|figure|figcaption|details|summary|address|body|html)$/u;
const unseen =
  /^(?:script|style|noscript|template|svg|iframe|object|head|select|button|input|textarea|dialog|canvas|video|audio|math)$/u;
const around = /^(?:nav|footer)$/u;

export const isElement = (node: Node): node is Element => "tagName" in node;
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

/** What asks for consent, and what leads elsewhere on the site, by the names that pages give these parts. */
const beside =
  /(?:^|[\s_-])(?:cookies?|consent|onetrust|gdpr|breadcrumbs?|skip-?(?:link|nav|to-content))(?:$|[\s_-])/iu;

const holdsContent = (node: Node): boolean =>
  (isElement(node) && /^(?:main|article|h1)$/u.test(node.tagName)) ||
  ("childNodes" in node && node.childNodes.some(holdsContent));

/** A page's own wrapper may be named after the banner that it waits for: what holds the content is never beside it. */
const isBeside = (element: Element): boolean =>
  element.tagName !== "body" &&
  beside.test(`${attribute(element, "id") ?? ""} ${attribute(element, "class") ?? ""}`) &&
  !holdsContent(element);

const isNoise = (element: Element): boolean =>
  unseen.test(element.tagName) ||
  around.test(element.tagName) ||
  attribute(element, "hidden") !== undefined ||
  attribute(element, "aria-hidden") === "true" ||
  /display:\s*none/iu.test(attribute(element, "style") ?? "") ||
  /^(?:navigation|contentinfo|dialog|search|alertdialog)$/u.test(attribute(element, "role") ?? "") ||
  isBeside(element);

const plainText = (node: Node): string =>
  "value" in node && node.nodeName === "#text"
    ? node.value
    : "childNodes" in node
      ? node.childNodes.map(plainText).join("")
      : "";

/** A paragraph that is bold as a whole and short stands for a heading. */
function isBoldLine(element: Element): boolean {
  if (element.tagName !== "p" && element.tagName !== "div") return false;
  const parts = element.childNodes.filter((child) => plainText(child).trim() !== "");
  const [only] = parts;
  return (
    parts.length === 1 &&
    only !== undefined &&
    isElement(only) &&
    /^(?:strong|b|u)$/u.test(only.tagName) &&
    plainText(only).trim().length <= 80
  );
}

/** The visible text of a tree: block elements as line breaks, white space as a browser would show it. */
export function textOfTree(root: Node): MarkupText {
  let text = "";
  const headings: Range[] = [];
  const items: Range[] = [];
  const write = (piece: string, kept: boolean) => {
    const shown = kept ? piece : piece.replace(/[ \t\n\r\f]+/gu, " ");
    text += /(?:^|\s)$/u.test(text) ? shown.replace(/^ /u, "") : shown;
  };
  const breakLine = () => {
    text = text.replace(/[ \t]+$/u, "");
    if (text !== "" && !text.endsWith("\n")) text += "\n";
  };
  const walk = (node: Node, kept: boolean): void => {
    if (node.nodeName === "#text" && "value" in node) {
      write(node.value, kept);
      return;
    }
    if (isElement(node) && isNoise(node)) return;
    if (!("childNodes" in node)) return;
    const element = isElement(node) ? node : null;
    const isBlock = element !== null && block.test(element.tagName);
    if (isBlock) breakLine();
    const start = text.length;
    const children = element?.tagName === "template" ? [] : node.childNodes;
    for (const child of children) walk(child, kept || element?.tagName === "pre");
    if (isBlock) breakLine();
    const end = start + text.slice(start).trimEnd().length;
    if (element === null || end <= start) return;
    if (/^(?:h[1-6]|dt|th|legend|summary)$/u.test(element.tagName) || isBoldLine(element))
      headings.push({ start, end });
    if (element.tagName === "li") items.push({ start, end });
  };
  walk(root, false);
  return { text: text.trimEnd(), headings: headings.filter(({ end }) => end <= text.trimEnd().length), items };
}

/** The visible text of a piece of markup. */
export const textOfMarkup = (markup: string): MarkupText => textOfTree(parseFragment(markup));
