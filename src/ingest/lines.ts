import type { DecodedSource, Span } from "../domain/source.ts";
import type { Topic } from "../domain/topic.ts";
import { isJobTitle } from "./job-title.ts";
import { workModelOf } from "./extract/work-model.ts";
import type { ReadHeading } from "./glue.ts";

/** A line of a text, without its outer white space; `blankBefore` where an empty line stands above it. */
export type Line = Span & { words: string; blankBefore: boolean };

const marker =
  /^\s*(?:#{1,6}\s+|(?:[-+•●○◦▪■·»›–—✓✔→]|\*(?!\*))\s*(?=\s|\S)|\?\s+(?=\p{Lu})|\d{1,2}(?:[.)]\s+|、)|\(?[a-z]\)\s+)/u;
const headingMark = /^(?:#{1,6}\s+\S|\*\*[^*]{2,60}\*\*:?$|__[^_]{2,60}__:?$|\[[^\]]{2,40}\]$|【[^】]{2,40}】$)/u;
const decoration = /^[\s#*_[【]+|[\s*_\]】:：]+$/gu;

export const wordCount = (text: string): number =>
  text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** How long a line's list mark is; 0 where it has none. */
export const markLength = (words: string): number => marker.exec(words)?.[0].length ?? 0;

/** A heading's words without the signs that make it one. */
export const bareHeading = (words: string): string => words.replace(decoration, "");

export const covers = (spans: readonly Span[], { path, start, end }: Span): boolean =>
  spans.some((span) => span.path === path && span.start <= start && span.end >= end);

/** "work_mode：5/5 · 来源：body": how well a site read a field of its own, and nothing about the job. */
const rated = /^[a-z][a-z_]*[:：]\s*\d{1,3}\s*\/\s*\d{1,3}\s*·\s*\p{L}+[:：]\s*\p{L}+$/u;
/** A row of the same table that does not say where it was read. */
const ratedBare = /^[a-z][a-z_]*[:：]\s*\d{1,3}\s*\/\s*\d{1,3}$/u;
/** "← Back to all jobs": the way through a site. An arrow to the right may be a list's mark. */
const wayBack = /^[←‹«]\s*\p{L}[^.!?。]{0,60}$/u;

/** Whether a line is a site's own, about itself. */
function isOfSite(words: string, text: string): boolean {
  if (rated.test(words) || (wayBack.test(words) && wordCount(words) <= 9)) return true;
  return ratedBare.test(words) && text.split("\n").some((line) => rated.test(line.trim()));
}

/** The lines of a text's prose, without those of the site that it stood on. */
export function linesOf(path: string, text: string, fields: readonly Span[]): Line[] {
  const own = fields.filter((field) => field.path === path);
  return [...text.matchAll(/[^\n\r\u2028\u2029]+/gu)].flatMap(({ 0: line, index }) => {
    const words = line.trim();
    if (words === "" || isOfSite(words, text)) return [];
    const start = index + line.length - line.trimStart().length;
    const blankBefore = /(?:^|\n)[^\S\n]*\n[^\S\n]*$|^\s*$/u.test(text.slice(Math.max(0, start - 40), start));
    const place = { path, start, end: start + words.length, words, blankBefore };
    return covers(own, place) ? [] : [place];
  });
}

const statesMode = (words: string): boolean => (workModelOf(words)?.mode ?? null) !== null;

/** What a table says of its row's name: "Remote" is one where "No" stands under it. */
const answer = /^(?:yes|no|true|false|ja|nein|oui|non|sí|si|sim|não|是|否|はい|いいえ|예|아니요)$/iu;

const hasEmptyLines = ({ kind, texts }: DecodedSource, path: string): boolean =>
  kind !== "html" && /\n[^\S\n]*\n/u.test(texts[path] ?? "");

/** Whether a line stands alone as a heading: by its markup, by a known name, or by standing over a list. */
export function isHeading(
  line: Line,
  [next, afterNext]: readonly (Line | undefined)[],
  source: DecodedSource,
  readHeading: ReadHeading,
): boolean {
  const { words } = line;
  // "Remote" under "Where" is the answer, not a heading.
  if (statesMode(words) && !(next !== undefined && answer.test(next.words))) return false;
  // "No relocation assistance" says something; a heading only names it.
  if (/^(?:no|not|kein\p{L}*|ohne|pas|sans|sin|sem|geen) /iu.test(words) && !covers(source.headings, line))
    return false;
  if (words.length > 90 || next === undefined || /^#?LI-[A-Z\d-]+$/iu.test(words)) return false;
  if (covers(source.headings, line) || headingMark.test(words)) return true;
  if (covers(source.items, line)) return false;
  if (/[:：]$/u.test(words)) return wordCount(words) <= 9 && !/[.!?]\s/u.test(words);
  if (/[.!?;,。]$/u.test(words) || markLength(words) > 0 || wordCount(words) > 8 || /[\d@:：]/u.test(words))
    return false;
  // A page's text has no empty lines, and a copied one may have lost them: there a known name is enough.
  if (readHeading(words)?.whole === true && (line.blankBefore || !hasEmptyLines(source, line.path))) return true;
  // Alone between empty lines and over what is not: "What we ask for", whatever it is called.
  const isAlone = line.blankBefore && next.blankBefore && afterNext?.blankBefore !== true;
  if (isAlone && wordCount(words) <= 6 && /^\p{Lu}/u.test(words) && !isJobTitle(words)) return true;
  const listed = covers(source.items, next) || markLength(next.words) > 0;
  return line.blankBefore && listed && !words.includes(",") && wordCount(words) <= 7;
}

/** "Salary: …": the label that opens some words, where postings use it as a heading. */
export function labelOf(words: string, readHeading: ReadHeading): { words: string; topic: Topic } | null {
  const label = /^([^:：\n]{2,45})[:：]\s*\S/u.exec(words)?.[1];
  if (label === undefined || wordCount(label) > 6) return null;
  const read = readHeading(label);
  return read?.whole === true ? { words: label.trim(), topic: read.topic } : null;
}
