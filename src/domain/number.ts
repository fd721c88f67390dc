/** Number words up to twelve in the languages of the phrasebook; English ones up to ninety. */
const wordValues: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  twice: 2,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  ein: 1,
  eine: 1,
  einen: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  zwölf: 12,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  douze: 12,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  doce: 12,
  dois: 2,
  duas: 2,
  três: 3,
  quatro: 4,
  sete: 7,
  oito: 8,
  dez: 10,
  doze: 12,
};

const tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
const ones = "one|two|three|four|five|six|seven|eight|nine";
/** "Twenty-five", "one and a half": two words that make one number. */
const compound = new RegExp(`^(?:(${tens})[- ](${ones})|(${ones}) and a half)$`, "u");

/** Written numbers that may stand before a unit. */
export const numberWordPattern = [
  `(?:${tens})[- ](?:${ones})`,
  `(?:${ones}) and a half`,
  ...Object.keys(wordValues).toSorted((a, b) => b.length - a.length),
].join("|");

/** The value of a number word, or of two that make one; `undefined` where it is none. */
function wordValue(written: string): number | undefined {
  const [, ten = "", one = "", whole] = compound.exec(written) ?? [];
  if (whole !== undefined) return (wordValues[whole] ?? 0) + 0.5;
  return ten === "" ? wordValues[written] : (wordValues[ten] ?? 0) + (wordValues[one] ?? 0);
}

/** Digits with group and decimal marks, as they are written in any of the languages ("159,000", "53.900", "1 200,50"). */
export const digitsPattern = String.raw`\d{1,3}(?:[.,’' ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d+(?:[.,]\d+)?`;

const multipliers: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  thousand: 1e3,
  billion: 1e9,
  lakh: 1e5,
  lpa: 1e5,
  crore: 1e7,
};
export const multiplierPattern = String.raw`k|m(?:n|io)?|million|thousand|b(?:n|illion)?|lakh|crore`;

/**
 * The value of a written number. `null` where the digits are grouped in no known way ("4,0000"): damaged, so no value.
 */
export function numberValue(written: string, multiplier?: string): number | null {
  const factor = multiplier === undefined || multiplier === "" ? 1 : (multipliers[multiplier.toLowerCase()] ?? 1);
  const word = wordValue(written.toLowerCase());
  if (word !== undefined) return word * factor;
  const digits = written.replace(/[’' ]/gu, "");
  const grouped = /^(?:\d{1,3}(?:[.,]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:[.,]\d{1,2})?$/u.test(digits);
  if (grouped) {
    const decimals = /^(.*\d{3})[.,](\d{1,2})$/u.exec(digits);
    const whole = Number((decimals?.[1] ?? digits).replace(/[.,]/gu, ""));
    return (whole + (decimals?.[2] === undefined ? 0 : Number(`0.${decimals[2]}`))) * factor;
  }
  if (/^\d+(?:[.,]\d{1,2})?$/u.test(digits)) return Number(digits.replace(",", ".")) * factor;
  return /^\d+\.\d+$/u.test(digits) ? Number(digits) * factor : null;
}
