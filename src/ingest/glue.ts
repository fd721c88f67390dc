import { type Topic } from "../domain/topic.ts";

/** Whether some words are a heading that postings use, and of what. */
export type ReadHeading = (words: string) => { topic: Topic; whole: boolean } | null;

/** A place inside a line where two texts touch that were apart before. */
export type Seam = { at: number; heading: boolean };

/** A label of an applicant tracking system at the start of a line, with the text that was glued to it. */
const tag = /^#?LI-[A-Z]+\d*(?=[A-Z]\p{Ll})|^#?LI-[A-Z]+\d+(?=[A-Z][a-z]|$)/u;
/** "centre.Our", "here.US based", "(WI).Adjusts": a sentence's end without its space. */
const sentence = /(?<=[\p{Ll}\d)”"%](?:[.!?;])|[!?])(?=\p{Lu}\p{Ll}|\p{Lu}{2,} |A |I )/gu;
/** "RESPONSIBILITIES:Manage" */
const colon = /(?<=\p{L}:)(?=\p{Lu}\p{Ll})/gu;
/** "only159,000", "from$12": words glued to an amount. */
const amount = /(?<=\p{L}{2})(?=[$€£¥]?\d{1,3}(?:,\d{3})+)/gu;
/** "278,000 USDOur": a currency glued to the next text. */
const currency = /(?<=\d ?(?:USD|EUR|GBP|CAD|AUD|CHF|INR|SGD|PLN))(?=\p{Lu}\p{Ll})/gu;
/** "concentration8-10 Years", "English18 - 35 years", "On08 May 2026" */
const span =
  /(?<=\p{Ll}{2})(?=\d{1,2}(?: ?[-–] ?\d{1,2})?\+? ?(?:years?|yrs?|jahre|ans|años|anos)(?!\p{L})|\d{1,2} \p{Lu}\p{Ll}{2,8} \d{4})/giu;
/** "openingLumenfold": a word in small letters that runs into a capital. Names such as iPhone have a shorter first part. */
const smallCamel = /(?<=(?<!\p{L})\p{Ll}{3,})(?=\p{Lu}\p{Ll}+(?:[ ,’'-]|$)|A \p{Ll}|I \p{Ll})/gu;
/** "SummaryOperates", "FashionFull-Time": may be a name ("GitHub"), so it needs evidence. */
const bigCamel = /(?<=(?<!\p{L})\p{Lu}\p{Ll}{3,})(?=\p{Lu}\p{Ll}{2,}|A \p{Ll})/gu;

const places = (text: string, pattern: RegExp): number[] => [...text.matchAll(pattern)].map(({ index }) => index);

/** Two or more sentences without the space between them: somebody's line breaks were lost. */
export const isGlued = (text: string): boolean => places(text, /(?<=\p{Ll}{2}\.)(?=\p{Lu}\p{Ll}+ )/gu).length >= 2;

/** File names and hosts hold dots without being sentences: "ASP.NET", "Node.Js", "Booking.Com". */
const isName = (line: string, at: number): boolean =>
  /(?:^|[\s(])(?:asp|ado|node|vue|next|three|d3|express|www)\.$/iu.test(line.slice(0, at)) ||
  /^(?:Net|Js|Com|Org|Io|Ai|Co)(?!\p{L})/u.test(line.slice(at));

/** "What a good first year looks like", "How wed work together": headings speak to the reader in a few words. */
const isHeadingLike = (words: string, readHeading: ReadHeading): boolean =>
  words !== "" &&
  words.split(/\s+/u).length <= 8 &&
  !/[\d.!?,;]/u.test(words) &&
  (readHeading(words)?.whole === true || /^(?:what|who|how|why|where|when|your?|our|about|the|join)/iu.test(words));

/** Where a line's texts touch. `glued` tells whether the document as a whole has lost its line breaks. */
export function findSeams(line: string, glued: boolean, readHeading: ReadHeading): Seam[] {
  const seams = new Map<number, boolean>();
  const add = (at: number, heading = false) => {
    if (at > 0 && at < line.length) seams.set(at, heading || (seams.get(at) ?? false));
  };
  const tagged = tag.exec(line);
  if (tagged !== null) add(tagged[0].length);
  for (const at of places(line, sentence)) if (!isName(line, at)) add(at);
  for (const at of places(line, colon)) add(at);
  /** The words before a place, back to where their sentence or seam began. */
  const before = (at: number): string => {
    const from = Math.max(0, ...[...seams.keys()].filter((seam) => seam < at));
    return line
      .slice(from, at)
      .replace(/^[^]*[.!?:]\s+/u, "")
      .trim();
  };
  for (const at of places(line, currency)) add(at);
  // "End Date08 May 2027": a known label before its value.
  for (const at of [...places(line, amount), ...places(line, span)]) add(at, readHeading(before(at))?.whole === true);
  for (const at of places(line, smallCamel)) add(at, isHeadingLike(before(at), readHeading));
  for (const at of places(line, bigCamel)) {
    const words = before(at).split(/\s+/u);
    const known = readHeading(words.join(" "))?.whole === true;
    const titled =
      words.length >= 2 && words.length <= 6 && words.every((word) => /^(?:\p{Lu}|of|and|the|for|in|[&/])/u.test(word));
    if (known) add(at, true);
    else if (glued && titled) add(at);
  }
  return [...seams].map(([at, heading]) => ({ at, heading })).toSorted((a, b) => a.at - b.at);
}
