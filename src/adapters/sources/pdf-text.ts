import type { MarkupText } from "./markup-text.ts";
import type { PageLine } from "./pdf-lines.ts";

const listed = /^(?:[•●○◦▪■·►»✓✔*–—-]\s*\S|\d{1,2}[.)]\s|\(?[a-z]\)\s)/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** "on- and off-site": the hyphen stands for a word that follows. */
const suspended = /^(?:and|or|to|und|oder|bis|et|ou|y|o|e)\b/u;

const lengthOf = (lines: readonly PageLine[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);

/** The value under which most of the text is set. */
function mostUsed<Key>(lines: readonly PageLine[], keyOf: (line: PageLine) => Key): Key | undefined {
  const groups = [...Map.groupBy(lines, keyOf)];
  return groups.toSorted(([, a], [, b]) => lengthOf(b) - lengthOf(a))[0]?.[0];
}

type Setting = { size: number; font: string | null | undefined; leading: number };

/** How the body of the text is set; `leading` is from one line of a paragraph to its next, in sizes. */
function settingOf(lines: readonly PageLine[]): Setting {
  const leadings = lines
    .flatMap((line, index) => {
      const next = lines[index + 1];
      return next !== undefined && next.page === line.page && next.y > line.y ? [(next.y - line.y) / line.size] : [];
    })
    .toSorted((a, b) => a - b);
  return {
    size: mostUsed(lines, ({ size }) => Math.round(size * 2) / 2) ?? 0,
    font: mostUsed(lines, ({ font }) => font),
    leading: leadings[Math.floor(leadings.length / 4)] ?? 1.2,
  };
}

/** Set larger than the body, or short and in a font of its own. A line with figures or a label says something itself. */
function isHeading({ text, size, font }: PageLine, body: Setting): boolean {
  if (listed.test(text) || text.length > 90 || !/\p{L}{2}/u.test(text)) return false;
  if (size >= body.size * 1.15) return true;
  const own = font !== null && font !== body.font && size >= body.size * 0.95;
  return own && text.length <= 60 && !/\d|[:：]\s*\S|[.!?;,]$/u.test(text);
}

/** Where lines that stand in the same column may end at most. */
const marginOf = (line: PageLine, lines: readonly PageLine[]): number =>
  Math.max(
    ...lines
      .filter(
        ({ page, x, end, size }) => page === line.page && x < line.end && end > line.x && size <= line.size * 1.05,
      )
      .map(({ end }) => end),
  );

/** Whether a line goes on in the next: it does where the next one's first word had no room at its end. */
function goesOn(line: PageLine, next: PageLine, body: Setting, lines: readonly PageLine[]): boolean {
  if (listed.test(next.text) || Math.abs(line.size - next.size) > 0.6) return false;
  if (isHeading(line, body) !== isHeading(next, body)) return false;
  const follows =
    next.page === line.page
      ? next.y > line.y && next.y - line.y <= body.leading * line.size * 1.15
      : next.page === line.page + 1;
  if (!follows) return false;
  // No heading begins with a small letter: what does goes on with the one above, however narrow their column is.
  if (isHeading(line, body) && /^\p{Ll}/u.test(next.text)) return true;
  if (line.end - line.x < 15 * line.size) return false;
  const letter = (next.end - next.x) / Math.max(next.text.length, 1);
  const word = unspaced.test(next.text) ? 1 : next.text.search(/\s|$/u);
  const margin = marginOf(line, lines);
  // Where no other line ends as far, nothing but its own end speaks for a margin there.
  if (/[.!?:]$/u.test(line.text) && line.end >= margin) return false;
  // How wide the word is can only be guessed; a small letter speaks for a sentence that goes on.
  const slack = /^\p{Ll}/u.test(next.text) ? 1.6 : 1;
  return line.end + letter * (word + 1) * slack > margin;
}

/** What stands between two lines of a paragraph. A hyphen stays: whether it belongs to the word cannot be told. */
function joined(text: string, next: string): string {
  if (text.endsWith("\u00ad")) return text.slice(0, -1) + next;
  const hyphened = /[\p{L}\p{N}][-‐]$/u.test(text) && /^[\p{Ll}\p{N}]/u.test(next) && !suspended.test(next);
  const tight = hyphened || (unspaced.test(text.at(-1) ?? "") && unspaced.test(next[0] ?? ""));
  return `${text}${tight ? "" : " "}${next}`;
}

type Paragraph = { text: string; first: PageLine; last: PageLine; heading: boolean };

function paragraphsOf(lines: readonly PageLine[], body: Setting): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open !== undefined && goesOn(open.last, line, body, lines)) {
      paragraphs[paragraphs.length - 1] = { ...open, text: joined(open.text, line.text), last: line };
    } else paragraphs.push({ text: line.text, first: line, last: line, heading: isHeading(line, body) });
  }
  return paragraphs;
}

function isApart(before: Paragraph, { first, heading }: Paragraph, body: Setting): boolean {
  if (heading) return true;
  return before.last.page === first.page && first.y - before.last.y > body.leading * first.size * 1.5;
}

/** A document's paragraphs as lines, with an empty one where the page leaves room; its title where one is set largest. */
export function textOfLines(lines: readonly PageLine[]): Omit<MarkupText, "items"> & { title: string | null } {
  const body = settingOf(lines);
  const paragraphs = paragraphsOf(lines, body);
  let text = "";
  const headings: MarkupText["headings"] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const before = paragraphs[index - 1];
    if (before !== undefined) text += isApart(before, paragraph, body) ? "\n\n" : "\n";
    if (paragraph.heading) headings.push({ start: text.length, end: text.length + paragraph.text.length });
    text += paragraph.text;
  }
  const [largest] = paragraphs.filter(({ heading }) => heading).toSorted((a, b) => b.first.size - a.first.size);
  const title = largest !== undefined && largest.first.size >= body.size * 1.15 ? largest.text : null;
  return { text, headings, title };
}
