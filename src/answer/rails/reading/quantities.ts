import type { Quantity } from "../../../domain/quantity/quantity.ts";
import { periodOf, periodPattern, taxOf } from "../../../domain/quantity/units.ts";
import { stem } from "../../../domain/words.ts";
import type { Token } from "./tokens.ts";

/** Whether a word belongs to a value: "hours" in "40 hours a week". */
export const isInside = (token: Token, { start, end }: Quantity): boolean => token.start < end && token.end > start;

/** The same of any of several values. */
export const isInAny = (token: Token, quantities: readonly Quantity[]): boolean =>
  quantities.some((quantity) => isInside(token, quantity));

const dateParts = (value: number): number[] => [Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100];

/** A date may be said with less than the fact says, never with more: yyyymmdd, where 0 is not said. */
function datesAgree(claimed: number, stated: number): boolean {
  return dateParts(claimed).every((part, index) => part === 0 || part === dateParts(stated)[index]);
}

/** The ends that the sentence names are the fact's: one end of a range only with the comparator that says so. */
function valuesAgree(claimed: Quantity, stated: Quantity): boolean {
  if (claimed.min === null || stated.min === null) return claimed.text.toLowerCase() === stated.text.toLowerCase();
  if (claimed.kind === "date") return datesAgree(claimed.min, stated.min);
  return claimed.min === stated.min && claimed.max === stated.max;
}

const comparatorWords: Readonly<Record<Quantity["comparator"], string>> = {
  exact: "exactly that",
  at_least: "at least",
  at_most: "at most",
  more_than: "more than",
  less_than: "less than",
  about: "about",
};

const beginning = (word: string): string => stem(word, "en").slice(0, 4);

/** The noun that is counted, where both name one: "two references" are some of "two satisfactory references". */
function unitsAgree(claimed: Quantity, stated: Quantity, context: string): boolean {
  if (claimed.kind === "duration") return claimed.unit === stated.unit;
  const [first] = claimed.counted;
  if (claimed.kind !== "number" || first === undefined || stated.counted.length === 0) return true;
  const written = new Set(stated.counted.map(beginning));
  // A noun that the facts do not have at all is the words rail's matter; here it must not be another number's noun.
  return (
    claimed.counted.some((word) => written.has(beginning(word))) || !context.toLowerCase().includes(first.slice(0, 4))
  );
}

/** "One" and its kin are articles and pronouns as often as numbers; as a length of time, or as an end of a range, they count. */
export const isCounted = ({ kind, min, max, comparator, text }: Quantity): boolean =>
  kind !== "number" || min !== 1 || max !== 1 || comparator !== "exact" || /\d/u.test(text);

const adjectives = new RegExp(`(?<![\\p{L}])(?:${periodPattern})`, "giu");

/** Periods that the cited words name by themselves, as "annual salary" does. */
export const periodsIn = (context: string): (string | null)[] =>
  [...context.matchAll(adjectives)].map(([words]) => periodOf(words));

/** "Vesting over four years" takes four years, as "$9,000 over four years" does: no "more than" is meant. */
const lastsOver = (claimed: Quantity, stated: Quantity): boolean =>
  claimed.kind === "duration" &&
  [claimed, stated].every(({ comparator, text }) =>
    comparator === "more_than" ? text.toLowerCase().startsWith("over ") : comparator === "exact",
  );

/**
 * Why the sentence's quantity is not the fact's: `null` where it is, "value" where it is another value altogether.
 * Kinds are never compared across: "3 months" is not "three instalments".
 */
export function disagreement(claimed: Quantity, stated: Quantity, context: string): string | null {
  if (claimed.kind !== stated.kind || !valuesAgree(claimed, stated)) return "value";
  const { text } = claimed;
  if (!unitsAgree(claimed, stated, context)) return `"${text}" counts something else than "${stated.text}"`;
  if (
    claimed.currency !== null &&
    claimed.currency !== stated.currency &&
    !(claimed.currency === "$" && stated.currency === "USD")
  ) {
    return `names another currency than "${stated.text}"`;
  }
  if (
    claimed.period !== null &&
    claimed.period !== stated.period &&
    !(stated.period === null && periodsIn(context).includes(claimed.period))
  ) {
    return `says "${text}" for a period that the posting does not give`;
  }
  if (claimed.tax !== null && claimed.tax !== stated.tax && !(stated.tax === null && taxOf(context) === claimed.tax)) {
    return `says "${claimed.tax}" where the posting says "${stated.text}"`;
  }
  if (claimed.comparator !== stated.comparator && !lastsOver(claimed, stated)) {
    return `says "${comparatorWords[claimed.comparator]}" where the posting says "${stated.text}"`;
  }
  return null;
}
