import { decodeHTML } from "entities";
import { parse, type DefaultTreeAdapterTypes } from "parse5";
import { decodePayload } from "./decode-json.ts";
import type { JsonObject } from "./json.ts";
import { jobPostingsIn, readScript } from "./ld-json.ts";
import type { Decoded } from "./decode-text.ts";
import { isElement, type MarkupText, textOfTree } from "./markup-text.ts";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

function* elements(node: Node): Generator<Element> {
  if (isElement(node)) yield node;
  if ("childNodes" in node) for (const child of node.childNodes) yield* elements(child);
}

const attribute = (element: Element, name: string): string =>
  element.attrs.find((one) => one.name === name)?.value ?? "";
const rawText = (element: Element): string =>
  element.childNodes.map((child) => ("value" in child ? child.value : "")).join("");

/** What a page may mark as its main part: `main`, an article, or what its microdata calls a JobPosting. */
const isMain = (element: Element): boolean =>
  /^(?:main|article)$/u.test(element.tagName) ||
  attribute(element, "role") === "main" ||
  attribute(element, "itemtype").endsWith("schema.org/JobPosting");

/** A page's main part where it marks one that holds most of what there is to read; the body otherwise. */
function mainPart(all: readonly Element[], document: Node): MarkupText {
  const whole = textOfTree(all.find(({ tagName }) => tagName === "body") ?? document);
  const [main] = all
    .filter(isMain)
    .map(textOfTree)
    .toSorted((a, b) => b.text.length - a.text.length);
  return main !== undefined && main.text.length >= 200 && main.text.length >= 0.4 * whole.text.length ? main : whole;
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a page shows nearly all of a text, so that quoting both would say everything twice. */
function shows(page: ReadonlySet<string>, text: string): boolean {
  const all = words(text);
  if (all.length < 30) return false;
  let seen = 0;
  for (let at = 0; at + 3 <= all.length; at += 1) if (page.has(all.slice(at, at + 3).join(" "))) seen += 1;
  return seen >= 0.9 * (all.length - 2);
}

function trigrams(text: string): Set<string> {
  const all = words(text);
  return new Set(all.slice(2).map((_, index) => all.slice(index, index + 3).join(" ")));
}

/** Beside its own job a page may describe others: where one of several is called as its headline, that one alone. */
function ofThisPage(postings: readonly JsonObject[], headline: string): readonly JsonObject[] {
  const own = words(headline).join(" ");
  const named = postings.filter(({ title }) => typeof title === "string" && words(decodeHTML(title)).join(" ") === own);
  return named.length > 0 ? named : postings;
}

/** A page: its main content under "", and each JobPosting in its JSON-LD under `/ld+json/N`. */
export function decodeHtml(html: string): Decoded {
  const document = parse(html);
  const all = [...elements(document)];
  const main = mainPart(all, document);
  const page = trigrams(main.text);
  const texts: Record<string, string> = main.text === "" ? {} : { "": main.text };
  const decoded = {
    texts,
    fields: [] as Decoded["fields"][number][],
    headings: main.headings.map((span) => ({ path: "", ...span })),
    items: main.items.map((span) => ({ path: "", ...span })),
  };
  const scripts = all.filter(
    (one) => one.tagName === "script" && /^application\/ld\+json/iu.test(attribute(one, "type")),
  );
  const heading = all.find(({ tagName }) => tagName === "h1");
  const headline = heading === undefined ? "" : textOfTree(heading).text.replace(/\s+/gu, " ").trim();
  const postings = ofThisPage(
    scripts.flatMap((script) => jobPostingsIn(readScript(rawText(script)))),
    headline,
  );
  const [first] = postings.map((posting, index) => {
    const part = decodePayload(posting, `/ld+json/${index}`);
    const isField = new Set(part.fields.map(({ path }) => path));
    const repeated = new Set(
      Object.entries(part.texts)
        .filter(([path, text]) => !isField.has(path) && shows(page, text))
        .map(([path]) => path),
    );
    for (const [path, text] of Object.entries(part.texts)) if (!repeated.has(path)) texts[path] = text;
    decoded.fields.push(...part.fields);
    decoded.headings.push(...part.headings.filter(({ path }) => !repeated.has(path)));
    decoded.items.push(...part.items.filter(({ path }) => !repeated.has(path)));
    return part;
  });
  const title = first?.title ?? headline;
  return { ...decoded, title: title === "" ? null : title, employer: first?.employer ?? null };
}
