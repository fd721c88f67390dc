import { parseQuantities } from "../domain/quantity/parse-quantities.ts";
import type { Quantity } from "../domain/quantity/quantity.ts";
import type { Range } from "./sentences.ts";

/** What may stand between two statements of a sentence; what comes first is the surest. */
const separators: readonly RegExp[] = [
  /\s*;\s*/gu,
  /\s*,\s*(?:(?:and|or|plus|und|sowie|et|y|e) )?/giu,
  /\s+(?:and|plus|und|sowie|et|y|e)\s+/giu,
  /\s+(?=(?:with|mit|avec|con|com)\s)/giu,
];
/** A sentence that one of these words turns or bounds is told whole, or not at all. */
const turning =
  /(?<!\p{L})(?:not?|never|without|unless|except|only|if|or|between|nicht|kein\p{L}*|nur|ne|pas|sans|solo|sin|não|sem|zwischen|entre)(?!\p{L})/iu;
const mostWords = 8;

const isYears = ({ kind, unit }: Quantity): boolean => kind === "duration" && unit === "year";
const isMoney = ({ kind }: Quantity): boolean => kind === "money";

/** Where the statement of the second of two values begins, and the first one's ends; `null` where that is not sure. */
function cutBetween(words: string, one: Quantity, other: Quantity): { end: number; start: number } | null {
  const gap = words.slice(one.end, other.start);
  for (const separator of separators) {
    const found = [...gap.matchAll(separator)].at(-1);
    if (found === undefined) continue;
    const lead = gap.slice(found.index + found[0].length);
    if (lead.trim() !== "" && lead.trim().split(/\s+/u).length > mostWords) return null;
    return { end: one.end + found.index, start: one.end + found.index + found[0].length };
  }
  return null;
}

/**
 * The parts of a statement that each give one amount of pay or one span of years, as ranges in it: "OTE is $89,000 with a
 * base of $62,000" says two things. The statement as a whole where it gives one, or cannot surely be cut.
 */
export function splitValues(words: string): Range[] {
  const whole = [{ start: 0, end: words.length }];
  if (!/\d/u.test(words) || turning.test(words)) return whole;
  const quantities = parseQuantities(words);
  const money = quantities.filter(isMoney);
  const values = money.length > 1 ? money : quantities.filter(isYears);
  if (values.length < 2 || (money.length > 0 && values !== money)) return whole;
  const cuts = values.slice(1).map((value, index) => cutBetween(words, values[index] ?? value, value));
  if (cuts.some((cut) => cut === null)) return whole;
  const sure = cuts.flatMap((cut) => cut ?? []);
  const starts = [0, ...sure.map(({ start }) => start)];
  const ends = [...sure.map(({ end }) => end), words.length];
  return starts.map((start, index) => ({ start, end: ends[index] ?? words.length }));
}
