import { parseQuantities } from "../../domain/quantity/parse-quantities.ts";
import { taxOf } from "../../domain/quantity/units.ts";
import type { Money, Period } from "../../domain/value.ts";

const periods: ReadonlySet<string> = new Set(["hour", "day", "week", "month", "year", "total"]);
const isPeriod = (word: string | null): word is Period => word !== null && periods.has(word);

const bases: readonly (readonly [NonNullable<Money["basis"]>, RegExp])[] = [
  ["ote", /(?<!\p{L})(?:ote|on[- ]target earnings)(?!\p{L})/iu],
  ["base", /(?<!\p{L})(?:base (?:salary|pay|compensation)|grundgehalt|salaire de base|salario base)(?!\p{L})/iu],
  ["total", /(?<!\p{L})total (?:cash|compensation|rewards)/iu],
  ["rate", /(?<!\p{L})(?:hourly|day|daily|contract\p{L}*) rates?(?!\p{L})/iu],
];

function basisOf(words: string): Money["basis"] {
  const found = bases.filter(([, pattern]) => pattern.test(words));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}

/** "annual salary", "hourly rate": the period as a word before the noun. */
const labelled: readonly (readonly [RegExp, Period])[] = [
  [
    /(?<!\p{L})(?:annual|yearly) (?:\p{L}+ )?(?:salary|pay|compensation|wage)|jahresgehalt|brut annuel|brut\p{L}* anual|brut anual|年薪|연봉/iu,
    "year",
  ],
  [/(?<!\p{L})monthly (?:\p{L}+ )?(?:salary|pay|wage)|monatsgehalt|月薪|월급/iu, "month"],
  [/(?<!\p{L})hourly (?:\p{L}+ )?(?:rate|pay|wage)|stundenlohn|시급/iu, "hour"],
];

export function periodOfLabel(words: string): Period | null {
  const found = labelled.filter(([pattern]) => pattern.test(words));
  return found.length === 1 ? (found[0]?.[1] ?? null) : null;
}

const pay =
  /(?<!\p{L})(?:salar\p{L}*|base pay|pay|paid|wages?|compensation|remuneration|rate|rates|ote|earnings|gehalt|vergütung|entgelt|\p{L}*lohn|salaire|rémunération|tjm|retribu\p{L}+|sueldo|vencimento|remuneração|stipendio|ral|salaris)(?!\p{L})|薪|급여|연봉/iu;
/** Money beside the pay: a benefit's, a bonus's, an expense's. */
const beside =
  /(?<!\p{L})(?:bonus|stipend|allowance|budget|premium|reimburs\p{L}*|mile(?:age)?|on top|in addition to|for each|relocation|match|discount|referral|tuition|courses|books|insurance|401|raised|revenue|funding)(?!\p{L})/iu;

/** Whether the words around an amount make it the pay: a pay word in them or in their heading, or nothing but the amount. */
function isPay(words: string, heading: string | null, amount: string): boolean {
  if (beside.test(words) || (heading !== null && beside.test(heading))) return false;
  return (
    pay.test(words) ||
    (heading !== null && pay.test(heading)) ||
    amount.length >= 0.5 * words.replace(/^[^:：]*[:：]\s*/u, "").length
  );
}

/** The amount of pay that a statement names; `null` where it names none, several, or one whose digits are damaged. */
export function moneyOf(statement: string, heading: string | null = null): Money | null {
  if (!/\d/u.test(statement)) return null;
  const amounts = parseQuantities(statement).filter(({ kind }) => kind === "money");
  const [amount] = amounts;
  if (amount === undefined || amounts.length !== 1 || !isPay(statement, heading, amount.text)) return null;
  const { min, max, comparator } = amount;
  if (min === null || max === null || max < min || max <= 1 || comparator === "about") return null;
  const shared = {
    kind: "money" as const,
    currency: amount.currency !== null && /^[A-Z]{3}$/u.test(amount.currency) ? amount.currency : null,
    period: isPeriod(amount.period) ? amount.period : periodOfLabel(`${heading ?? ""} ${statement}`),
    basis: basisOf(statement),
    tax: taxOf(statement),
  };
  // A lower end of nothing is a field that was left empty.
  if (min !== max) return { ...shared, min: min === 0 ? null : min, max, qualifier: min === 0 ? "up_to" : "range" };
  if (comparator === "at_most" || comparator === "less_than") return { ...shared, min: null, max, qualifier: "up_to" };
  const opens =
    comparator === "at_least" ||
    comparator === "more_than" ||
    /(?<!\p{L})(?:starts?|starting|from|ab|desde|à partir)(?!\p{L})/iu.test(statement.slice(0, amount.start));
  if (opens) return { ...shared, min, max: null, qualifier: "from" };
  return { ...shared, min, max, qualifier: /(?<!\p{L})average(?!\p{L})/iu.test(statement) ? "average" : "exact" };
}
