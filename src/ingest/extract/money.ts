import type { Quantity } from "../../domain/quantity/quantity.ts";
import { parseQuantities } from "../../domain/quantity/parse-quantities.ts";
import { taxOf } from "../../domain/quantity/units.ts";
import type { Money, Period } from "../../domain/value.ts";

const periods: ReadonlySet<string> = new Set(["hour", "day", "week", "month", "year", "total"]);
const isPeriod = (word: string | null): word is Period => word !== null && periods.has(word);

const bases: readonly (readonly [NonNullable<Money["basis"]>, RegExp])[] = [
  ["ote", /(?<!\p{L})(?:ote|on[- ]target earnings)(?!\p{L})/iu],
  ["base", /(?<!\p{L})(?:base (?:salary|pay|compensation)|grundgehalt|salaire de base|salario base)(?!\p{L})/iu],
  ["total", /(?<!\p{L})total (?:cash|compensation|rewards)/iu],
  ["rate", /(?<!\p{L})(?:hourly|day|daily|contract\p{L}*) rates?(?!\p{L})|^rates?\s*:/iu],
];

function basisOf(words: string): Money["basis"] {
  const found = bases.filter(([, pattern]) => pattern.test(words));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}

/** "annual salary", "hourly rate": the period as a word before the noun. */
const labelled: readonly (readonly [RegExp, Period])[] = [
  [
    /(?<!\p{L})(?:annual|yearly) (?:\p{L}+ )?(?:salary|pay|compensation|wage)|jahresgehalt|(?:salaire|rémunération|salario|salário|vencimento)(?: brut\p{L}*)? an(?:nuel|ual)\p{L}*|brut annuel|brut\p{L}* anual|brut anual|年薪|연봉/iu,
    "year",
  ],
  [
    /(?<!\p{L})monthly (?:\p{L}+ )?(?:salary|pay|wage)|monatsgehalt|(?:salaire|salario|salário|vencimento)(?: brut\p{L}*)? mens(?:uel|ual|al)\p{L}*|月薪|월급/iu,
    "month",
  ],
  [/(?<!\p{L})hourly (?:\p{L}+ )?(?:rate|pay|wage)|stundenlohn|시급/iu, "hour"],
];

export function periodOfLabel(words: string): Period | null {
  const found = labelled.filter(([pattern]) => pattern.test(words));
  return found.length === 1 ? (found[0]?.[1] ?? null) : null;
}

const pay =
  /(?<!\p{L})(?:salar\p{L}*|base pay|pay|paid|wages?|compensation|remuneration|rate|rates|ote|earnings|gehalt|vergütung|entgelt|\p{L}*lohn|salaire|rémunération|tjm|retribu\p{L}+|salaris|\p{L}*loon|sueldo|vencimento|remuneração|stipendio|ral|salaris)(?!\p{L})|薪|급여|연봉/iu;
/** Money beside the pay: a benefit's, a bonus's, an expense's. */
const beside =
  /(?<!\p{L})(?:\p{L}*(?:zuschuss|zulage|budget|prämie|guthaben)|primes?|bono|plus de|ayuda|subsídio|subsidio|presupuesto|vergoeding|tegoed|bonus|extra|differential|supplement|surcharge|\p{L}*zuschlag|stipend|allowance|budget|premium|reimburs\p{L}*|mile(?:age)?|on top|in addition to|for each|relocation|match|discount|referral|tuition|courses|books|insurance|401|raised|revenue|funding)(?!\p{L})/iu;

/** "Our customers process $3 a year": said of somebody else, a pay word apart. */
const ofOthers = /^(?:we|our|the (?:company|team)|wir|unser\p{L}*|nous|notre|nuestr\p{L}+|a nossa|wij|onze)(?!\p{L})/iu;
/** More than anybody is paid in a currency whose unit is worth about a dollar: turnover, funding, assets. */
const mostPaid = 1_500_000;
const large: ReadonlySet<string | null> = new Set(["$", "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"]);

/** "for your home office", "towards lunch": what is given for something is no pay; "for this role" is. */
const purpose =
  /^\s*(?:for|towards?|für|zur|zum|pour|para|por|voor) (?!th(?:is|e) (?:role|position|job)|a (?:full|40)|an? (?:hour|day|week|month|year)|annum)(?:\p{L}+ ?)/iu;

/** Whether the words around an amount make it the pay: a pay word in them or in their heading, or nothing but the amount. */
function isPay(words: string, heading: string | null, amount: Quantity): boolean {
  if (
    beside.test(words) ||
    (amount.period === null && purpose.test(words.slice(amount.end))) ||
    (heading !== null && beside.test(heading))
  )
    return false;
  const own = words.replace(/^[^:：]*[:：]\s*/u, "");
  // "£41 million last year" is an amount of a time, not for one.
  const isMostly = amount.unit === null && amount.text.length >= 0.5 * own.length;
  if (pay.test(words) || isMostly) return true;
  // Under a heading of pay a sentence may still speak of turnover: a period, or little else, makes it the pay.
  const isShort = own.split(/\s+/u).length <= amount.text.split(/\s+/u).length + 4;
  return heading !== null && pay.test(heading) && !ofOthers.test(words) && (amount.period !== null || isShort);
}

/** The amount of pay that a statement names; `null` where it names none, several, or one whose digits are damaged. */
export function moneyOf(statement: string, heading: string | null = null): Money | null {
  if (!/\d/u.test(statement)) return null;
  const amounts = parseQuantities(statement).filter(({ kind }) => kind === "money");
  const [amount] = amounts;
  if (amount === undefined || amounts.length !== 1 || !isPay(statement, heading, amount)) return null;
  const { min, max, comparator } = amount;
  if (min === null || max === null || max < min || max <= 1 || comparator === "about") return null;
  if (max > mostPaid && large.has(amount.currency)) return null;
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
