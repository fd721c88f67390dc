import type { Fact, Quote } from "../domain/fact.ts";
import type { DecodedSource, SourceField } from "../domain/source.ts";
import type { Money } from "../domain/value.ts";
import { periodOfLabel } from "./extract/money.ts";
import { repair } from "./repair.ts";

export type FieldFact = Omit<Fact, "id"> & { damage: "placeholder" | null };

export const quoteOf = (source: DecodedSource, { path, start, end }: SourceField): Quote => {
  const raw = (source.texts[path] ?? "").slice(start, end);
  return path === "" ? { start, end, raw } : { path, start, end, raw };
};

/** One end, the currency or the period of what a payload says is paid. */
export const isPayPart = ({ name }: SourceField) =>
  /^(?:baseSalary|salaryCurrency)$|(?:salary|compensation|pay_input|pay)[^]*\.(?:min|max|currency|interval|unitText|period|title)[A-Za-z_]*$|baseSalary\.(?:value|value\.value|price|priceCurrency)$/iu.test(
    name,
  );

/** Where such parts stand together. */
export const payGroup = ({ path }: SourceField): string => path.replace(/\/value\/[^/]*$|\/[^/]*$/u, "");

const intervals: Readonly<Record<string, Money["period"]>> = {
  year: "year",
  yearly: "year",
  annual: "year",
  month: "month",
  monthly: "month",
  week: "week",
  day: "day",
  hour: "hour",
  hourly: "hour",
};

/** Sibling leaves that together say what is paid: ends, currency, interval, each with its own quote. */
export function payOf(source: DecodedSource, group: readonly SourceField[]): FieldFact | null {
  const pick = (pattern: RegExp) => group.find(({ name }) => pattern.test(name.split(".").at(-1) ?? ""));
  const read = (field: SourceField | undefined) => (field === undefined ? null : quoteOf(source, field).raw.trim());
  const currency = pick(/currency/iu);
  const range = [pick(/^min/iu), pick(/^max/iu)];
  const single = pick(/^(?:value|price|baseSalary)$/u);
  const [low, high] = range.every((field) => field === undefined) ? [single, single] : range;
  const interval = pick(/interval|unitText|period/iu) ?? pick(/^title$/iu);
  const ends = [...new Set([low, high])].filter((field) => field !== undefined);
  // "$40 to $50 per hour" in the place of an amount says more than its siblings.
  if (ends.length === 0 || ends.some((field) => /[\p{L}\p{Sc}]/u.test(read(field) ?? ""))) return null;
  const amount = (field: SourceField | undefined): number | null => {
    const words = read(field) ?? "";
    // Thirty or thirty thousand: "30.000" has no single reading.
    if (/^\d{1,3}(?:\.\d{3})+$/u.test(words)) return null;
    const number = Number(words.replaceAll(",", ""));
    return Number.isFinite(number) && number > 1 ? number : null;
  };
  const [min, max] = [amount(low), amount(high)];
  const quotes = [...ends, currency, interval]
    .filter((field) => field !== undefined)
    .map((field) => quoteOf(source, field));
  const shared = {
    topic: "compensation" as const,
    statement: quotes.map(({ raw }) => repair(raw)).join(" "),
    quotes,
    provenance: { kind: "tag" as const, label: ends[0]?.name.replace(/\.[^.]*$/u, "") ?? "pay" },
  };
  if ((min === null && max === null) || (min !== null && max !== null && (max < min || max > min * 20))) {
    return { ...shared, state: "unclear", damage: "placeholder" };
  }
  const code = read(currency);
  const words =
    interval === undefined
      ? ""
      : (read(interval) ?? "")
          .toLowerCase()
          .replace(/^(?:1 |per[- ]?|per-)/u, "")
          .replace(/-salary$|-wage$/u, "");
  return {
    ...shared,
    state: "inferred",
    damage: null,
    value: {
      kind: "money",
      min,
      max,
      currency: code !== null && /^[A-Z]{3}$/u.test(code) ? code : null,
      period: intervals[words] ?? periodOfLabel(words),
      basis: null,
      tax: null,
      qualifier: min !== null && max !== null ? (min === max ? "exact" : "range") : min === null ? "up_to" : "from",
    },
  };
}
