import { calendarQuantity, type Quantity } from "./quantity.ts";

const monthNames: readonly string[] = [
  "jan(?:uary|uar|vier|eiro)?|janv|ene(?:ro)?",
  "feb(?:ruary|ruar|rero)?|févr?(?:ier)?|fev(?:ereiro)?",
  "mar(?:ch|s|zo|ço)?|märz|mrz",
  "apr(?:il)?|avr(?:il)?|abr(?:il)?",
  "may|mai|mayo|maio",
  "june?|juni|juin|junio|junho",
  "july?|juli|juil(?:let)?|julio|julho",
  "aug(?:ust)?|août|ago(?:sto)?",
  "sept?(?:ember|embre|iembre)?|set(?:embro)?",
  "oct(?:ober|obre|ubre)?|okt(?:ober)?|out(?:ubro)?",
  "nov(?:ember|embre|iembre|embro)?",
  "dec(?:ember)?|dez(?:ember|embro)?|déc(?:embre)?|dic(?:iembre)?",
];
const month = monthNames.map((names) => `(?:${names})`).join("|");
const day = String.raw`\d{1,2}(?:st|nd|rd|th|er|º|\.)?`;
const edge = String.raw`(?![\p{L}\d])`;
/** "2027年4月30日", "4월 30일". */
const eastAsian = String.raw`(?<![\d])(?:(?:(?<y5>\d{4}) ?[年년] ?)(?<m5>\d{1,2}) ?[月월](?: ?(?<d5>\d{1,2}) ?[日号일])?|(?<m6>\d{1,2}) ?[月월] ?(?<d6>\d{1,2}) ?[日号일])`;
const pattern = new RegExp(
  [
    String.raw`(?<iso>\d{4}-\d{2}-\d{2})(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?`,
    String.raw`(?<numeric>\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))`,
    String.raw`(?<m1>${month})\.? (?<d1>${day}),?(?: (?<y1>\d{4}))?`,
    String.raw`(?<d2>${day}),? (?:(?:of|de) )?(?<m2>${month})\.?,?(?: (?:de )?(?<y2>\d{4}))?`,
    String.raw`(?<y4>\d{4}),? (?<m4>${month})(?! ?\d)`,
    String.raw`(?<m3>${month})\.?,? (?:de )?(?<y3>\d{4})`,
  ]
    .map((alternative) => `(?<![\\p{L}\\d])(?:${alternative})${edge}`)
    .concat(eastAsian)
    .join("|"),
  "giu",
);

const monthNumber = (name: string): number =>
  monthNames.findIndex((names) => new RegExp(`^(?:${names})$`, "iu").test(name)) + 1;

/** "31/12/2026", "12.01.2027": a day past the twelfth, or dots, which only the order day, month, year uses. */
function numericValue(numeric: string): number | null {
  const [first = 0, second = 0, year = 0] = numeric.split(/[./-]/u).map(Number);
  if (year < 1_000) return null;
  if (second <= 12 && (first > 12 || numeric.includes("."))) return year * 10_000 + second * 100 + first;
  return second > 12 && first <= 12 ? year * 10_000 + first * 100 + second : null;
}

/** Year, month and day as one number, yyyymmdd; what is not said is 0. An order that is in doubt is not guessed: no value. */
function dateValue(groups: Readonly<Record<string, string | undefined>>): number | null {
  if (groups["iso"] !== undefined) return Number(groups["iso"].replaceAll("-", ""));
  if (groups["numeric"] !== undefined) return numericValue(groups["numeric"]);
  const name = groups["m1"] ?? groups["m2"] ?? groups["m3"] ?? groups["m4"] ?? "";
  const dayNumber = Number.parseInt(groups["d1"] ?? groups["d2"] ?? groups["d5"] ?? groups["d6"] ?? "0", 10);
  const year = Number(groups["y1"] ?? groups["y2"] ?? groups["y3"] ?? groups["y4"] ?? groups["y5"] ?? "0");
  const monthOfYear = groups["m5"] ?? groups["m6"];
  return year * 10_000 + (monthOfYear === undefined ? monthNumber(name) : Number(monthOfYear)) * 100 + dayNumber;
}

export const parseDates = (text: string): Quantity[] =>
  [...text.matchAll(pattern)].map((match) => calendarQuantity("date", dateValue(match.groups ?? {}), match));
