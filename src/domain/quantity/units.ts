import type { Period } from "../value.ts";

/** Closed tables: what a unit, a currency or a period is called. Grammar around them is in parse-quantities. */
export type DurationUnit = "year" | "month" | "week" | "day" | "hour" | "minute";

const durationWords: readonly (readonly [DurationUnit, string])[] = [
  ["year", String.raw`years?|yrs?\.?|yoe|jahre?n?|ans|années?|años?|anos?|jaar|jaren|anni|年|년`],
  ["month", String.raw`months?|mos?\.|mths?|monate?n?|mois|mes(?:es)?|mês|개월`],
  ["week", String.raw`weeks?|wks?\.?|wochen?|semaines?|semanas?|setman(?:a|es)|주`],
  [
    "day",
    String.raw`(?:(?:business|working|calendar|vacation|holiday|paid|sick)[ -])?days?|tage?n?|(?:urlaubs|arbeits|werk)tage?n?|jours?|días?(?: laborables| hábiles)?|dias?(?: úteis)?|일`,
  ],
  ["hour", String.raw`hours?|hrs?\.?|h(?= ?(?:/|per|par|pro|por|a ))|stunden?|heures?|horas?|hores?|시간`],
  ["minute", String.raw`minutes?|mins?\.?|minuten?|minutos?`],
];
export const durationPattern = durationWords.map(([, pattern]) => pattern).join("|");

export function durationUnit(word: string): DurationUnit | null {
  // The pattern takes a lone "h" only before a period, which is no longer at hand.
  if (word.toLowerCase() === "h") return "hour";
  for (const [unit, pattern] of durationWords) {
    if (new RegExp(`^(?:${pattern})$`, "iu").test(word)) return unit;
  }
  return null;
}

const currencyWords: Readonly<Record<string, string>> = {
  USD: String.raw`us\$|\$|usd|(?:u\.?s\.? )?dollars?`,
  EUR: String.raw`€|eur|euros?`,
  GBP: String.raw`£|gbp|pounds? sterling`,
  CAD: String.raw`c\$|ca\$|cad`,
  AUD: String.raw`a\$|au\$|aud`,
  CHF: String.raw`chf|sfr\.?|franken`,
  INR: String.raw`₹|inr|rs\.?|rupees?`,
  JPY: String.raw`¥|jpy|yen`,
  CNY: String.raw`cny|rmb|yuan|元`,
  KRW: String.raw`₩|krw|원`,
  PLN: String.raw`pln|zł`,
  SEK: String.raw`sek`,
  NOK: String.raw`nok`,
  DKK: String.raw`dkk`,
  CZK: String.raw`czk|kč`,
  BRL: String.raw`r\$|brl|reais`,
  MXN: String.raw`mxn|mx\$`,
  SGD: String.raw`sgd|s\$`,
  HKD: String.raw`hkd|hk\$`,
  NZD: String.raw`nzd|nz\$`,
  TWD: String.raw`twd|nt\$`,
  ZAR: String.raw`zar`,
  MYR: String.raw`myr|rm(?= ?\d)`,
  AED: String.raw`aed`,
  SAR: String.raw`sar`,
  QAR: String.raw`qar`,
  KES: String.raw`kes|ksh`,
  THB: String.raw`thb`,
  PHP: String.raw`php(?= ?\d)`,
  HUF: String.raw`huf`,
  RON: String.raw`ron(?= ?\d)`,
  NGN: String.raw`ngn|₦`,
  ILS: String.raw`ils|₪`,
  TRY: String.raw`₺`,
};
/** A code that is a word as well counts only before a number. */
const digitsFollow = String.raw`(?= ?\d)`;
export const currencyPattern = Object.values(currencyWords)
  .flatMap((pattern) => pattern.split("|"))
  .toSorted((a, b) => b.length - a.length)
  .join("|");

/** ISO 4217 code. A bare "$" is a dollar of a country that is not said: its code is still USD only where "US" or "USD" stands. */
export function currencyCode(word: string): string | null {
  const bare = word.trim().toLowerCase();
  if (bare === "$" || /^dollars?$/u.test(bare)) return "$";
  if (bare === "¥") return "¥";
  for (const [code, pattern] of Object.entries(currencyWords)) {
    if (new RegExp(`^(?:${pattern.replaceAll(digitsFollow, "")})$`, "iu").test(bare)) return code;
  }
  return null;
}

const periodWords: readonly (readonly [Period, string])[] = [
  ["hour", String.raw`hour|hr|h|hourly|stunde|stündlich|heure|hora|uur|ora`],
  ["day", String.raw`day|daily|tag|täglich|jour|día|dia`],
  ["week", String.raw`week|wk|weekly|woche|wöchentlich|semaine|semana(?:l(?:es)?)?|semanais|setmana(?:ls?)?|week`],
  ["month", String.raw`month|mo|monthly|monat|monatlich|mois|mes|mês|mensual|mensal|mensuel(?:le)?|maand|mese`],
  [
    "year",
    String.raw`year|yr|annum|annually|annuali[sz]ed|annual|yearly|a|jahr|jährlich|an|année|annuel(?:le)?|año|anual|ano|jaar|anno`,
  ],
  ["total", String.raw`total`],
];

const introduced = String.raw`(?:per|al|ao|an?|each|every|pro|par|por|im|le|la|p?/(?: ?per)?|p\.) ?`;
const alone = String.raw`hourly|daily|weekly|monthly|annually|annuali[sz]ed|annual|yearly|jährlich|monatlich|stündlich|mensual(?:es)?|mensal|anual(?:es)?|annuels?|mensuels?|semanales?|semanal|semanais|setmanals?`;
/** Short forms that are a period only right behind an amount: elsewhere "PA" is a state, "ph" a phone. */
const behindAmount: Readonly<Record<string, Period>> = {
  pa: "year",
  ph: "hour",
  pw: "week",
  pcm: "month",
  pm: "month",
};
export const behindAmountPattern = String.raw`(?:${Object.keys(behindAmount).join("|")})(?!\p{L})`;

/** A period as it may follow an amount: "per year", "/hr", "p.a.", "annually". */
export const periodPattern = String.raw`(?:${introduced}(?:${periodWords.map(([, pattern]) => pattern).join("|")})|${alone})(?![\p{L}])`;

/** What a short form right behind an amount counts by: "£30,000 pa". */
export const periodBehindAmount = (words: string): Period | null => behindAmount[words.trim().toLowerCase()] ?? null;

export function periodOf(words: string): Period | null {
  const bare = words
    .trim()
    .toLowerCase()
    .replace(new RegExp(`^${introduced}`, "iu"), "")
    .replace(/\.$/u, "");
  for (const candidate of [bare, words.trim().toLowerCase(), bare.replace(/(?<=l)(?:es|s)$/u, "")]) {
    for (const [period, pattern] of periodWords) {
      if (new RegExp(`^(?:${pattern})$`, "iu").test(candidate)) return period;
    }
  }
  return null;
}

const grossWords = "gross|brutto|bruts?|brute|brutos?|bruta|lordi";
const netWords = "net|netto|nets?|netos?|líquido";
export const taxPattern = String.raw`(?:${grossWords}|${netWords})(?!\p{L})`;

/** Whether words speak of an amount before or after tax; `null` where they name neither or both. */
export function taxOf(words: string): "gross" | "net" | null {
  const gross = new RegExp(String.raw`(?<!\p{L})(?:${grossWords})(?!\p{L})`, "iu").test(words);
  const net = new RegExp(String.raw`(?<!\p{L})(?:${netWords})(?!\p{L})`, "iu").test(words);
  return gross === net ? null : gross ? "gross" : "net";
}
