import { type Child, el, link } from "./dom.ts";

export type NameOf = (id: string) => string;

/** Slack's mrkdwn as DOM nodes: bold, italic, strike, code, quotes, links and mentions, and nothing else. */
export function drawMrkdwn(source: string, nameOf: NameOf): Child[] {
  return source.split("```").flatMap((part, index) => {
    if (index % 2 === 1) return [el("pre", {}, unescapeText(part.replace(/^\n/u, "")))];
    return part === "" ? [] : drawLines(part, nameOf);
  });
}

function drawLines(source: string, nameOf: NameOf): Child[] {
  const drawn: Child[] = [];
  let quoted: string[] = [];
  const endQuote = (): void => {
    if (quoted.length > 0) drawn.push(el("blockquote", {}, ...drawInline(quoted.join("\n"), nameOf)));
    quoted = [];
  };
  for (const [index, line] of source.split("\n").entries()) {
    const quote = /^(?:&gt;|>) ?(?<text>.*)$/u.exec(line)?.groups?.["text"];
    if (quote !== undefined) {
      quoted.push(quote);
      continue;
    }
    // The line break before a block is the block's own.
    const breaks = index > 0 && quoted.length === 0;
    endQuote();
    drawn.push(...drawInline(breaks ? `\n${line}` : line, nameOf));
  }
  endQuote();
  return drawn;
}

const inline =
  /<(?<angle>[^<>\n]+)>|`(?<code>[^`\n]+)`|(?<![\w*])\*(?<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])|(?<![\w_])_(?<italic>[^\s_](?:[^_\n]*[^\s_])?)_(?![\w_])|(?<![\w~])~(?<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])/gu;

function drawInline(source: string, nameOf: NameOf): Child[] {
  const drawn: Child[] = [];
  let from = 0;
  for (const match of source.matchAll(inline)) {
    drawn.push(unescapeText(source.slice(from, match.index)), drawMatch(match, nameOf));
    from = match.index + match[0].length;
  }
  return [...drawn, unescapeText(source.slice(from))].filter((child) => child !== "");
}

function drawMatch(match: RegExpMatchArray, nameOf: NameOf): Child {
  const { angle, code, bold, italic, strike } = match.groups ?? {};
  if (angle !== undefined) return drawAngle(angle, nameOf);
  if (code !== undefined) return el("code", {}, unescapeText(code));
  if (bold !== undefined) return el("strong", {}, ...drawInline(bold, nameOf));
  if (italic !== undefined) return el("em", {}, ...drawInline(italic, nameOf));
  return el("s", {}, ...drawInline(strike ?? "", nameOf));
}

function drawAngle(inside: string, nameOf: NameOf): Node {
  const [target = "", ...rest] = inside.split("|");
  const label = rest.join("|");
  if (target.startsWith("@")) return mention(`@${nameOf(target.slice(1))}`);
  if (target.startsWith("#")) return mention(`#${label || nameOf(target.slice(1))}`);
  if (target.startsWith("!")) return mention(unescapeText(label) || `@${target.slice(1).split("^")[0] ?? ""}`);
  return link(unescapeText(target), unescapeText(label || target.replace(/^mailto:/u, "")));
}

export function mention(shown: string): HTMLElement {
  return el("span", { class: "mention" }, shown);
}

/** Only the three that Slack escapes; the last first undone would undo twice. */
export function unescapeText(source: string): string {
  return source.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
