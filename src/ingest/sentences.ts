import { parseDates } from "../domain/quantity/dates.ts";

/** Words that end with a full stop without ending a sentence. */
const abbreviation =
  /(?:^|[\s(„"“'])(?:e\.g|i\.e|etc|vs|approx|incl|excl|min|max|no|nr|st|dr|mr|mrs|ms|prof|sr|jr|inc|ltd|co|corp|dept|est|u\.s|u\.k|u\. s|a\.m|p\.m|p\.a|z\. ?b|d\. ?h|u\. ?a|bzw|ca|usw|inkl|evtl|ggf|max|mind|sog|art|núm|núms|pág|dpto|av|hrs|sec|rev|fig|\p{Lu})\.$/iu;
/** A place where a sentence may end. */
const stop = /[.!?…]+["”’)\]]*(?=\s)|[。！？；]+["”」』）]*|(?<=[.;])\s*;\s*/gu;
/** A list inside a line: "- one - two - three", "1、one 2、two", "• one • two". */
const inlineDash = /(?<=\s|^)- (?=\p{Lu}|\p{Lo})/gu;
const inlineItem = /(?<=\s)(?:[•●◦▪»] ?(?=\S)|\d{1,2}、|\(\d{1,2}\) (?=\p{Lu}))/gu;

export type Range = { start: number; end: number };

const startsWithMonth = (rest: string): boolean => {
  const [date] = parseDates(`1. ${rest.trimStart().slice(0, 20)}`);
  return date?.start === 0;
};

/** Whether what follows looks like a sentence's start. */
const beginsSentence = (rest: string): boolean => /^\s*["“„'‘(¿¡«[*]*(?:[\p{Lu}\p{Lo}\d•»]|\p{Ll}{2,}:|$)/u.test(rest);

function trimmed(text: string, start: number, end: number): Range | null {
  const piece = text.slice(start, end);
  const lead = /^[\s;•●◦▪·»*–—-]*(?:\s|$)|^\s*/u.exec(piece)?.[0].length ?? 0;
  const from = start + (lead > piece.length ? 0 : lead);
  const to = start + piece.trimEnd().length;
  return from < to ? { start: from, end: to } : null;
}

/** The sentences of `text` between two offsets. Never cuts inside a number, an abbreviation or an address. */
export function splitSentences(text: string, start: number, end: number): Range[] {
  const piece = text.slice(start, end);
  const cuts = new Set<number>();
  for (const match of piece.matchAll(stop)) {
    const at = match.index + match[0].length;
    const before = piece.slice(0, match.index + 1);
    const wide = /[。！？；]/u.test(match[0]);
    if (!wide && match[0].startsWith(".") && abbreviation.test(before.slice(-12))) {
      // "in the U.S. We offer": an abbreviation may end a sentence too, where a clear new one begins.
      if (
        !/^\s+(?:We|You|The|This|Our|If|All|At|For|In|They|It)\s/u.test(piece.slice(at)) ||
        !/\p{L}\. ?\p{L}\.$/u.test(before)
      )
        continue;
    }
    // "am 30. April": an ordinal, where a month follows it.
    if (/(?:^|\s)\d{1,2}\.$/u.test(before.slice(-4)) && startsWithMonth(piece.slice(at))) continue;
    if (/(?:^|\s)\(?\d{1,2}\.$/u.test(before.slice(-5)) && /(?:^|\n)\s*\(?\d{1,2}\.$/u.test(before.slice(-8))) continue;
    if (wide || beginsSentence(piece.slice(at))) cuts.add(at);
  }
  for (const match of piece.matchAll(inlineItem)) cuts.add(match.index);
  const dashes = [...piece.matchAll(inlineDash)];
  // "Spanish - Basic, French - Fluent" is no list of items: those have no comma before their dash.
  if (
    dashes.length >= 2 &&
    dashes.every(({ index }) => index === 0 || /[.;:!?\p{L})]\s$/u.test(piece.slice(0, index))) &&
    !/, \p{Lu}\p{Ll}+ - /u.test(piece)
  ) {
    for (const { index } of dashes) cuts.add(index);
  }
  const bounds = [0, ...[...cuts].toSorted((a, b) => a - b), piece.length];
  return bounds.slice(1).flatMap((to, index) => {
    const range = trimmed(text, start + (bounds[index] ?? 0), start + to);
    return range === null ? [] : [range];
  });
}

const longest = 300;
const clause =
  /;\s+|, (?=while |whereas |as well as |and (?:you|we|they|will|to) |including |but |which |so that |with )| [–—] |: (?=\p{Ll})|, and (?=\p{Ll}+ing )/gu;
/** A clause may not lose the word that turns it: such sentences stay whole, but for semicolons. */
const turning =
  /(?<!\p{L})(?:not?|never|without|unless|except|only|regardless|if|nicht|kein\p{L}*|nur|ne|pas|sans|solo|sin|não|sem)(?!\p{L})/iu;

/** Items of a list that were put on one line without any sign: each begins with a word of its own. */
const itemStart =
  /(?<=[\p{L}\d),.]\s)(?=(?:Experience[ds]?|Demonstrated|Ability|Knowledge|Understanding|Proven|Track record|Strong|Familiar\p{L}*|Proficien\p{L}+|Excellent|Bachelor|Master['’]?s|Must|Exposure|Background|Expertise|Collaborate|Implement|Develop|Analy[sz]e|Lead|Architect|Identify|Work|Establish|Design|Build|Manage|Drive|Own|Create|Support|Ensure|Provide|\d+\+? years) \p{Ll}|\d+\+ years )/gu;

/** Words after which nothing new begins. */
const joining = /(?<!\p{L})(?:or|and|of|with|the|an?|to|in|for|plus|by|on|at|least|as|&)\s$/iu;

/** A clause that is still too long is a list without end: cut at the last comma before the limit, never after a turning word. */
function splitList(text: string, { start, end }: Range): Range[] {
  const ranges: Range[] = [];
  let from = start;
  while (end - from > longest && !turning.test(text.slice(from, end))) {
    const at = text.slice(from, from + longest).lastIndexOf(", ");
    if (at < 40 || end - from - at < 40) break;
    ranges.push({ start: from, end: from + at + 1 });
    from += at + 2;
  }
  return [...ranges, { start: from, end }];
}

/** A sentence of more than 300 characters, cut between clauses where that is safe. */
export const splitLong = (text: string, sentence: Range): Range[] =>
  splitClauses(text, sentence).flatMap((range) => splitList(text, range));

function splitClauses(text: string, sentence: Range): Range[] {
  if (sentence.end - sentence.start <= longest) return [sentence];
  const piece = text.slice(sentence.start, sentence.end);
  const starts = [...piece.matchAll(itemStart)]
    .map(({ index }) => index)
    .filter((at) => !joining.test(piece.slice(0, at)));
  if (starts.length >= 3) {
    const bounds = [0, ...starts, piece.length];
    return bounds
      .slice(1)
      .flatMap((to, index) => trimmed(text, sentence.start + (bounds[index] ?? 0), sentence.start + to) ?? []);
  }
  const whole = turning.test(piece);
  const cuts = [...piece.matchAll(clause)].filter(({ 0: mark }) => !whole || mark.startsWith(";"));
  const ranges: Range[] = [];
  let from = 0;
  for (const [index, cut] of cuts.entries()) {
    const next = cuts[index + 1]?.index ?? piece.length;
    // As few cuts as possible: only where the piece would otherwise grow past the limit.
    if (cut.index - from < 40 || piece.length - cut.index < 40) continue;
    if (next - from <= longest && piece.length - from <= longest) continue;
    if (next - from <= longest) continue;
    ranges.push({ start: sentence.start + from, end: sentence.start + cut.index + (cut[0].startsWith(" ") ? 0 : 1) });
    from = cut.index + cut[0].length;
  }
  ranges.push({ start: sentence.start + from, end: sentence.end });
  return ranges;
}
