import type { Period } from "../value.ts";
import { digitsPattern, numberValue } from "../number.ts";
import type { Comparator, Quantity } from "./quantity.ts";
import type { DurationUnit } from "./units.ts";

/** Chinese, Japanese and Korean close up a number with what it counts: "试用期三个月", "4年以上", "주 40시간". */
const figures: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Array.from("一二三四五六七八九十", (figure, index) => [figure, index + 1])),
  两: 2,
  十二: 12,
  한: 1,
  두: 2,
  세: 3,
  네: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
};
const multipliers: Readonly<Record<string, number>> = {
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  천: 1e3,
  만: 1e4,
  억: 1e8,
  k: 1e3,
};
const units: readonly (readonly [DurationUnit, string])[] = [
  ["month", "个月|個月|か月|ヶ月|개월|달"],
  ["year", "年|년"],
  ["week", "个星期|周|週間|주"],
  ["hour", "个小时|小时|時間|시간"],
  ["minute", "分钟|分間|분"],
  ["day", "天|日|일"],
];
const currencies: readonly (readonly [string, string])[] = [
  ["CNY", "元|人民币|RMB"],
  ["KRW", "원"],
  ["JPY", "円"],
];
/** What counts things that are no time: rounds, times, persons. */
const counters = "轮|次|名|位|项|人|薪|번|회|차례|명|가지|回|社";
const comparators: readonly (readonly [Comparator, string, string])[] = [
  ["at_least", "至少|最少|最低|不少于|不低于|최소|最低", "及以上|以上|이상"],
  ["at_most", "最多|至多|不超过|최대", "以下|以内|之内|이하|이내"],
  ["more_than", "超过|多于", "초과"],
  ["less_than", "少于|不到", "미만|未満"],
  ["about", "大约|约|약", "左右|정도|程度"],
];
const periods: readonly (readonly [Period, string])[] = [
  ["hour", "每小时|시간당|時給"],
  ["day", "每天|每日|하루|매일|日給"],
  ["week", "每周|每星期|매주|주|週"],
  ["month", "每个?月|月薪|매월|매달|월급|월|月給"],
  ["year", "每年|年薪|매년|연봉|연간|연|年収"],
];
const behindPeriods: readonly (readonly [Period, string])[] = [
  ["hour", "[/每](?:个?小时)"],
  ["day", "[/每][天日]"],
  ["week", "[/每](?:周|星期)"],
  ["month", "[/每]个?月"],
  ["year", "[/每]年"],
];

const any = (lists: readonly (readonly string[])[], at: number): string => lists.map((one) => one[at]).join("|");
const digits = String.raw`(?<![\d.,])(?:${digitsPattern})`;
const written = Object.keys(figures)
  .toSorted((a, b) => b.length - a.length)
  .join("|");
const factor = Object.keys(multipliers).join("|");
const amount = (id: string): string => `(?:(?<n${id}>${digits})(?: ?(?<x${id}>${factor}))?|(?<w${id}>${written}))`;
const pattern = new RegExp(
  `(?:(?<pre>${any(periods, 1)}) ?)?(?:(?<before>${any(comparators, 1)}) ?)?` +
    `${amount("1")}(?: ?(?:-|–|~|至|到|에서) ?${amount("2")})? ?` +
    `(?:(?<unit>${any(units, 1)})|(?<money>${any(currencies, 1)})|(?<counter>${counters}))` +
    `(?: ?(?<after>${any(comparators, 2)}))?(?: ?(?<post>${any(behindPeriods, 1)}))?`,
  "gu",
);

const labelOf = <Label>(
  lists: readonly (readonly [Label, ...string[]])[],
  at: number,
  word: string | undefined,
): Label | null =>
  word === undefined
    ? null
    : (lists.find((one) => new RegExp(`^(?:${String(one[at])})$`, "u").test(word))?.[0] ?? null);

type Groups = Readonly<Record<string, string | undefined>>;

function valueOf(groups: Groups, id: string): number | null {
  const figure = groups[`w${id}`];
  if (figure !== undefined) return figures[figure] ?? null;
  const value = numberValue(groups[`n${id}`] ?? "");
  return value === null ? null : value * (multipliers[groups[`x${id}`] ?? ""] ?? 1);
}

/** A Korean number word or period stands alone: within a longer word its letters are none, as "주" in "입주". */
const isOwnWord = (text: string, start: number, word: string): boolean =>
  !/\p{Script=Hangul}/u.test(word) || !/\p{L}/u.test(text[start - 1] ?? " ");

export function parseClosedUp(text: string): Quantity[] {
  if (!/[\p{Script=Han}\p{Script=Hangul}]/u.test(text)) return [];
  return [...text.matchAll(pattern)].flatMap((match): Quantity[] => {
    const groups: Groups = match.groups ?? {};
    const { pre, unit, money, counter, before, after } = groups;
    const kept = pre !== undefined && isOwnWord(text, match.index, pre);
    const skipped = pre === undefined || kept ? 0 : pre.length;
    const start = match.index + skipped;
    if (!isOwnWord(text, start, groups["w1"] ?? "")) return [];
    const low = valueOf(groups, "1");
    const hasEnd = (groups["n2"] ?? groups["w2"]) !== undefined;
    const duration = labelOf(units, 1, unit);
    const end = match.index + match[0].length;
    const period = labelOf(behindPeriods, 1, groups["post"]) ?? (kept ? labelOf(periods, 1, pre) : null);
    return [
      {
        kind: money !== undefined ? "money" : duration !== null ? "duration" : "number",
        min: low,
        max: hasEnd ? valueOf(groups, "2") : low,
        unit: duration ?? counter ?? null,
        counted: counter === undefined ? [] : [counter],
        currency: labelOf(currencies, 1, money),
        period,
        tax: null,
        comparator: labelOf(comparators, 2, after) ?? labelOf(comparators, 1, before) ?? "exact",
        start,
        end,
        text: text.slice(start, end),
      },
    ];
  });
}
