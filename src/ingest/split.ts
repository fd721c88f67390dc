import type { DecodedSource, Span } from "../domain/source.ts";
import type { Topic } from "../domain/topic.ts";
import { findSeams, isGlued, type ReadHeading } from "./glue.ts";
import { isJobTitle } from "./job-title.ts";
import { bareHeading, covers, isHeading, labelOf, type Line, linesOf, markLength, wordCount } from "./lines.ts";
import { type Range, splitLong, splitSentences } from "./sentences.ts";

/** One statement of a source, with what stands around it. */
export type Statement = Span & {
  /** The words of the nearest heading above it. */
  heading: string | null;
  /** What that heading is about, where it is a known one. */
  section: Topic | null;
  /** What the statement's own label ("Salary: …") is about. */
  label: Topic | null;
  isTitle: boolean;
  /** Whether it is an item of a list under its heading. */
  listed: boolean;
  /** Whether another text touches its end without a space. */
  gluedAfter: boolean;
};

type Section = { heading: string | null; topic: Topic | null };
type Piece = Range & { isLast: boolean; isHeading: boolean };

const none: Section = { heading: null, topic: null };
const empty = /^[\s\p{P}\p{S}]*$/u;
const tag = /^#?LI-[A-Z\d-]+$/iu;

/** A line in the pieces that once stood on lines of their own. */
function piecesOf(line: Line, from: number, glued: boolean, readHeading: ReadHeading): Piece[] {
  const words = line.words.slice(from);
  const seams = findSeams(words, glued, readHeading);
  const bounds = [0, ...seams.map(({ at }) => at), words.length];
  return bounds.slice(1).map((to, index) => {
    const at = bounds[index] ?? 0;
    const own = words.slice(at, to);
    const isLast = index === bounds.length - 2;
    const labels = /[:：]\s*$/u.test(own) && wordCount(own) <= 8 && (!isLast || index > 0);
    const start = line.start + from;
    return { start: start + at, end: start + to, isLast, isHeading: labels || seams[index]?.heading === true };
  });
}

/** The statements of one text. `opening` is the section that a leaf before it has opened. */
function splitText(source: DecodedSource, path: string, opening: Section, readHeading: ReadHeading): Statement[] {
  const text = source.texts[path] ?? "";
  const lines = linesOf(path, text, source.fields);
  const columns = source.headings.filter((span) => span.path === path);
  const glued = isGlued(text);
  const statements: Statement[] = [];
  let section = opening;
  /** A heading that nothing followed was a statement after all. */
  let pending: { range: Range; before: Section } | null = null;
  /** How many lines of a list stood in the section so far. */
  let itemCount = 0;

  const open = (words: string): void => {
    const heading = bareHeading(words);
    section = { heading, topic: readHeading(heading)?.topic ?? null };
    itemCount = 0;
  };
  const close = (): void => {
    section = none;
    itemCount = 0;
  };
  const emit = (
    { start, end }: Range,
    context: Section,
    label: Topic | null,
    listed: boolean,
    gluedAfter: boolean,
  ): void => {
    const words = text.slice(start, end);
    if (empty.test(words)) return;
    const isTitle = isJobTitle(words);
    const around = isTitle || tag.test(words) ? none : context;
    statements.push({
      path,
      start,
      end,
      heading: around.heading,
      section: around.topic,
      label,
      isTitle,
      listed,
      gluedAfter,
    });
  };
  const read = (piece: Piece, item: boolean): void => {
    let local = section;
    for (const sentence of splitSentences(text, piece.start, piece.end)) {
      const label = labelOf(text.slice(sentence.start, sentence.end), readHeading);
      if (label !== null) local = { heading: label.words, topic: label.topic };
      for (const range of splitLong(text, sentence)) {
        emit(range, local, label?.topic ?? null, item, !piece.isLast && range.end >= piece.end - 1);
      }
      const own = text.slice(sentence.start, sentence.end);
      // A title or a tag that stands inside a section ends it.
      if (isJobTitle(own) || tag.test(own)) {
        close();
        local = section;
      }
    }
  };

  for (const [index, line] of lines.entries()) {
    if (isHeading(line, lines.slice(index + 1, index + 3), source, readHeading)) {
      if (pending !== null) emit(pending.range, pending.before, null, false, false);
      const known = covers(source.headings, line) || /^#|[:：]$/u.test(line.words);
      pending = known ? null : { range: line, before: section };
      open(line.words);
      continue;
    }
    pending = null;
    const column = columns.find((span) => span.start === line.start && span.end < line.end);
    if (column !== undefined) open(text.slice(column.start, column.end));
    const skipped = column === undefined ? 0 : column.end - column.start;
    const mark = markLength(line.words.slice(skipped));
    const item = mark > 0 || covers(source.items, line);
    const apart = line.blankBefore || source.kind !== "text";
    if (apart && !item && itemCount >= 2 && /[.!?。][”"]?$/u.test(line.words)) close();
    const loose = !/[.!?。]$/u.test(line.words) || markLength(line.words) > 0;
    itemCount += item || loose ? 1 : 0;
    for (const piece of piecesOf(line, skipped + mark, glued, readHeading)) {
      if (piece.isHeading) open(text.slice(piece.start, piece.end));
      else read(piece, item || (loose && line.words.length <= 220));
    }
  }
  if (pending !== null) emit(pending.range, pending.before, null, false, false);
  return statements;
}

/** Every statement of a source's prose, in order; headings give context and are no statements of their own. */
export function splitStatements(source: DecodedSource, readHeading: ReadHeading): Statement[] {
  const isField = new Set(source.fields.filter(({ path }) => path !== "").map(({ path }) => path));
  let opening = none;
  return Object.entries(source.texts).flatMap(([path, text]) => {
    if (isField.has(path)) return [];
    // A payload's list keeps its heading in a leaf of its own, before the leaf with the text.
    if (source.headings.some((span) => span.path === path && span.start === 0 && span.end === text.length)) {
      const heading = bareHeading(text);
      opening = { heading, topic: readHeading(heading)?.topic ?? null };
      return [];
    }
    const statements = splitText(source, path, opening, readHeading);
    opening = none;
    return statements;
  });
}
