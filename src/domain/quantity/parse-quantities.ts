import { digitsPattern, multiplierPattern, numberValue, numberWordPattern } from "../number.ts";
import { parseClosedUp } from "./closed-up.ts";
import { parseDates } from "./dates.ts";
import type { Comparator, Quantity, QuantityKind } from "./quantity.ts";
import { parseTimes } from "./times.ts";
import {
  behindAmountPattern,
  currencyCode,
  currencyPattern,
  durationPattern,
  durationUnit,
  periodBehindAmount,
  periodOf,
  periodPattern,
  taxOf,
  taxPattern,
} from "./units.ts";

const before: readonly (readonly [Comparator, string])[] = [
  [
    "at_least",
    String.raw`≥|at least|(?:a )?min(?:imum|\.)?(?: of)?|no (?:less|fewer) than|not less than|starting (?:at|from)|mindestens|minimaal|minstens|almeno|ab|au moins|à partir de|al menos|mínim[oa](?: de)?|pelo menos|desde`,
  ],
  [
    "at_most",
    String.raw`≤|up to|as (?:many|much) as|at most|(?:a )?max(?:imum|\.)?(?: of)?|no more than|not more than|(?:an? )?(?:upper )?(?:limit|cap) of|bis zu|höchstens|maximaal|jusqu['’]?à|hasta|como máximo|até|no máximo`,
  ],
  ["more_than", String.raw`>|more than|over|above|greater than|mehr als|über|plus de|más de|mais de`],
  ["less_than", String.raw`<|less than|under|below|fewer than|weniger als|unter|moins de|menos de`],
  [
    "about",
    String.raw`about|around|approximately|approx\.?|roughly|circa|ca\.|etwa|rund|environ|aproximadamente|cerca de|~`,
  ],
];
const after: Readonly<Record<"at_least" | "at_most", string>> = {
  at_least: String.raw`(?<! )\+|\+(?= (?:of|in|as|experience|relevant|professional)(?!\p{L}))|\+(?! ?[\p{L}\d$€£(])|plus(?! (?:an? |the |your |up |\d|bank|public|statutory|paid|bonus|commission|equity|benefits|[\p{L}-]+ (?:bonus|equity|holidays?|days?)))|(?:of age )?or older|upwards?|or (?:more|above|greater|higher|over|up)|and (?:above|up|more)|oder mehr|ou plus|o más|ou mais|minimum`,
  at_most: String.raw`or (?:less|fewer)|maximum`,
};

/** "At least a year": an article counts behind a word that compares. */
const article = String.raw`(?<=(?:at least|minimum of|more than|less than|up to|at most) )an?(?= (?:${durationPattern})(?!\p{L}))`;
const number = String.raw`(?:${digitsPattern}|${article}|(?<=[^\p{L}]|^)(?:${numberWordPattern})(?!\p{L}))`;
const amount = (id: string): string =>
  String.raw`(?:(?<ca${id}>${currencyPattern}) ?)?(?<n${id}>${number})(?: ?(?<x${id}>${multiplierPattern})(?!\p{L}))?(?: ?(?<p${id}>%))?(?: ?(?<cb${id}>${currencyPattern})(?![\p{L}\d]))?`;
/** "And" joins the ends of a range only behind "between"; elsewhere it joins two values: "Grade 3 $20 and Grade 4 $21". */
const between = String.raw`(?<=(?<!\p{L})(?:between|zwischen|tussen|entre|tra|fra) [^.;:]{1,40}) ?(?:and|und|en|et|y|e) ?`;
const dash = String.raw`(?: ?(?:-|–|—|−|~|至|到|to|bis|à|a|up to|até|hasta) ?|${between})`;
/** The noun that is counted is looked at and left: "over" in "$9,000 over four years" belongs to what follows. */
const nounPattern = String.raw`(?=[- ](?<noun>\p{L}[\p{L}-]*)|)`;
/** One word may stand between a number and its unit ("40 unused hours", "two on-call days"), but none that begins a new phrase. */
const adjective = String.raw`(?: (?:\p{L}+(?:-\p{L}+)+|(?!(?:an?|the|of|to|in|on|per|each|every|and|or|for|at|by|from|with|pro|por|par|de|der|und|oder|et|ou|e|y|o|x)(?!\p{L}))\p{L}{3,})(?= (?:${durationPattern})(?!\p{L})))`;
/** "Three of those days" counts days. */
const partitive = String.raw` of (?:those|these|the|your|our|their|its|which) `;
const unit = String.raw`(?:(?:${partitive}|${adjective}?[- ]?)(?<unit>${durationPattern})(?!\p{L})|(?: ?(?<percent>percent|per cent|prozent|pour cent|por ciento|por cento)))`;
const pattern = new RegExp(
  String.raw`(?:(?<![\p{L}])(?<before>${before.map(([, words]) => words).join("|")}) ?)?` +
    // A letter may touch the number only where glued lines are likely: before digits that are grouped.
    String.raw`(?:(?<![\p{L}\d.,]|\p{L}-)|(?<=\p{Ll}{3})(?=\d{1,3},\d{3}))` +
    String.raw`${amount("1")}(?:${dash}${amount("2")})?` +
    String.raw`(?<plus> ?\+)?(?:(?<mid> (?:${after.at_least})) )?${unit}?` +
    String.raw`(?:(?<after> ?(?:${after.at_least}|${after.at_most}))(?!\p{L}))?` +
    String.raw`(?: (?<tax>${taxPattern}))?(?:[ ,(]{0,2}(?<period>${periodPattern})| ?(?<short>${behindAmountPattern}))?(?![\d])${nounPattern}`,
  "giu",
);
/** What ends the phrase that a number counts. */
const phraseEnd =
  /^(?:the|of|in|a|an|and|or|to|is|are|was|were|has|have|by|at|on|for|with|per|from|who|which|that|must|will|can|may|der|die|das|und|oder|de|em|en|e|y|et)$/u;
const longestPhrase = 4;
const writtenTwice = new RegExp(String.raw`(?<!\p{L})(?:${numberWordPattern}) ?\((\d+)\)`, "giu");
/** Names that hold digits and are no quantities: plans, forms, visas. */
const digitNames = /(?<![\p{L}\d])(?:401 ?\(?k\)?|403 ?\(?b\)?|24\/7|[a-z]-?\d+[a-z]?)(?![\p{L}\d])/giu;

/** "2IC", "3PL": a name in capitals that begins with a digit; "5PM" and "8HRS" are none. */
const digitFirstNames =
  /(?<![\p{L}\d.,])\d(?!AM|PM|HRS?|[A-Z]{3}(?<=USD|EUR|GBP|CHF|CAD|AUD))\p{Lu}{2,3}(?![\p{L}\d])/gu;

const blank = (text: string, found: readonly { start: number; end: number }[]): string =>
  found.reduce((rest, { start, end }) => rest.slice(0, start) + "\u0001".repeat(end - start) + rest.slice(end), text);

type Groups = Readonly<Record<string, string | undefined>>;

/** "$50,000 + bonus" adds a bonus and is no "or more"; "10 + clients", "5 + years" and "$20 + per hour" are. */
function isAddition({ plus, unit: word, period, ca1, cb1, p1 }: Groups, rest: string): boolean {
  const counts = word === undefined && period === undefined;
  const isAmount = (ca1 ?? cb1 ?? p1) !== undefined;
  return plus === " +" && isAmount && counts && /^ ?[\p{L}\d$€£(]/u.test(rest);
}

/** @param rest the text behind the quantity */
function comparatorOf(groups: Groups, rest: string): Comparator {
  const word = groups["before"];
  if (word !== undefined) {
    for (const [comparator, words] of before) {
      if (new RegExp(`^(?:${words})$`, "iu").test(word.trim())) return comparator;
    }
  }
  if (isAddition(groups, rest)) return "exact";
  const behind = (groups["plus"] ?? groups["mid"] ?? groups["after"])?.trim();
  if (behind === undefined || behind === "") return "exact";
  return new RegExp(`^(?:${after.at_most})$`, "iu").test(behind) ? "at_most" : "at_least";
}

/** "23 or older" counts years of age, whether or not it says so. */
const isAge = (groups: Groups): boolean =>
  groups["unit"] === undefined && / (?:of age )?or older$/iu.test(groups["after"] ?? "");

function kindOf(groups: Groups): QuantityKind {
  if (groups["p1"] ?? groups["p2"] ?? groups["percent"]) return "percent";
  if (groups["ca1"] ?? groups["cb1"] ?? groups["ca2"] ?? groups["cb2"]) return "money";
  if (groups["unit"] !== undefined || isAge(groups)) return "duration";
  return "number";
}

function unitOf({ unit: word, noun }: Groups, kind: QuantityKind): string | null {
  if (word !== undefined) return durationUnit(word) ?? durationUnit(word.replace(/^.*[ -]/u, ""));
  return kind === "number" ? (noun?.toLowerCase() ?? null) : null;
}

/** "£30,000 pa" is a year's; "3 PA" are assistants. */
function periodIn({ period, short }: Groups, kind: QuantityKind): string | null {
  if (period !== undefined) return periodOf(period);
  return short !== undefined && kind === "money" ? periodBehindAmount(short) : null;
}

/** The words of the phrase that begins here, as far as one that ends it or a sign. */
function phraseAt(text: string): string[] {
  const words = /^(?:[- ]\p{L}[\p{L}'’-]*){1,4}/u.exec(text)?.[0].toLowerCase().trim().split(/[ -]+/u) ?? [];
  const end = words.findIndex((word) => phraseEnd.test(word));
  return words.filter(Boolean).slice(0, end === -1 ? longestPhrase : end);
}

function toQuantity(match: RegExpExecArray): Quantity | null {
  const groups: Groups = match.groups ?? {};
  const { n1, n2 } = groups;
  if (n1 === undefined) return null;
  const kind = kindOf(groups);
  // "a" and "e" join words as well as ranges: only two digits make a range of them.
  const low = /^an?$/iu.test(n1) ? 1 : numberValue(n1, groups["x1"] ?? (n2 === undefined ? undefined : groups["x2"]));
  const high = n2 === undefined ? low : numberValue(n2, groups["x2"]);
  const rest = match.input.slice(match.index + match[0].length);
  const end = match.index + match[0].length - (isAddition(groups, rest) ? " +".length : 0);
  const money = groups["ca1"] ?? groups["cb1"] ?? groups["ca2"] ?? groups["cb2"];
  const codes = [groups["cb2"], groups["cb1"], groups["ca1"], groups["ca2"]].flatMap((word) =>
    word === undefined ? [] : [currencyCode(word)],
  );
  return {
    kind,
    min: low,
    max: high,
    unit: isAge(groups) ? "year" : unitOf(groups, kind),
    counted: kind === "number" ? phraseAt(match.input.slice(end)) : [],
    currency: money === undefined ? null : (codes.find((code) => code !== "$" && code !== null) ?? codes[0] ?? null),
    period: periodIn(groups, kind),
    tax: groups["tax"] === undefined ? null : taxOf(groups["tax"]),
    comparator: comparatorOf(groups, rest),
    start: match.index,
    end,
    text: match[0].slice(0, end - match.index).trimEnd(),
  };
}

/** "Two (2) years" says one number twice: a view that says it once, and where its characters stand in the text. */
function saidOnce(text: string): { text: string; at(index: number): number } {
  const cuts: { behind: number; length: number }[] = [];
  let removed = 0;
  const shorter = text.replace(writtenTwice, (both, digits: string, index: number) => {
    removed += both.length - digits.length;
    cuts.push({ behind: index + both.length - removed, length: both.length - digits.length });
    return digits;
  });
  const at = (index: number): number =>
    index + cuts.reduce((sum, { behind, length }) => sum + (index >= behind ? length : 0), 0);
  return { text: shorter, at };
}

/** Every quantity in a text, in order of appearance. Pure; linear in the length of the text. */
export function parseQuantities(text: string): Quantity[] {
  const plain = text.replace(/[\u00a0\u2009\u202f]/gu, " ");
  const once = saidOnce(plain);
  return parseOnce(once.text).map((quantity) => {
    const [start, end] = [once.at(quantity.start), once.at(quantity.end)];
    return { ...quantity, start, end, text: plain.slice(start, end) };
  });
}

function parseOnce(view: string): Quantity[] {
  const dates = parseDates(view);
  const withoutDates = blank(view, dates);
  const times = parseTimes(withoutDates);
  const names = [...withoutDates.matchAll(digitNames), ...withoutDates.matchAll(digitFirstNames)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const closedUp = parseClosedUp(blank(withoutDates, times));
  const rest = blank(withoutDates, [...times, ...names, ...closedUp]);
  const others = [...rest.matchAll(pattern)].flatMap((match) => {
    const quantity = toQuantity(match);
    return quantity === null ? [] : [quantity];
  });
  return [...dates, ...times, ...closedUp, ...others].toSorted((a, b) => a.start - b.start);
}
