import type { Fact } from "../../domain/fact.ts";
import type { LintFinding } from "../../domain/posting.ts";
import { finding } from "./finding.ts";

/** Praise in the place of an amount. */
const praise =
  /(?<!\p{L})(?:competitive|attractive|market[- ]rate|attraktive[rs]?|marktüblich\p{L}*|compétitive?|attractive|competitiv[oa]|atractiv[oa]|competitivo|concurrerend|konkurrenskraftig)(?!\p{L})/iu;
const signs: Readonly<Record<string, readonly string[]>> = {
  $: ["USD", "CAD", "AUD", "SGD"],
  kr: ["SEK", "NOK", "DKK"],
  "¥": ["JPY", "CNY"],
};

function ofAmount({ value, statement, quotes }: Fact): LintFinding[] {
  if (value?.kind !== "money") return [];
  const sign = Object.keys(signs).find((one) => statement.includes(one)) ?? "";
  const periods = ["per hour", "per day", "per month", "per year"];
  return [
    ...(value.period === null
      ? [finding("pay_without_period", "The pay has no period (per hour, month, year); add it.", quotes, periods)]
      : []),
    ...(value.currency === null
      ? [finding("pay_without_currency", "The pay has no certain currency; add its code.", quotes, signs[sign])]
      : []),
  ];
}

/** What candidates will miss in what is said about pay. */
export function lintPay(facts: readonly Fact[]): LintFinding[] {
  const pay = facts.filter(({ topic }) => topic === "compensation");
  const amount = facts.some(({ value, state }) => value?.kind === "money" || (state === "unclear" && pay.length > 0));
  const praised = amount ? [] : pay.filter(({ statement }) => praise.test(statement) && !/\d/u.test(statement));
  return [
    ...facts.flatMap(ofAmount),
    ...praised.map(({ quotes }) =>
      finding("pay_without_amount", "The pay is praised and not stated; give an amount or a range.", quotes),
    ),
  ];
}
