import type { ExpectedValue } from "../../domain/question.ts";
import { isSomebody } from "../../domain/value.ts";
import { fold, stem } from "../../domain/words.ts";
import type { IndexedFact } from "./fact-index.ts";

/** How often something comes, without an amount: "paid weekly", "every second Friday". */
const rhythm =
  / (?:hourly|daily|weekly|(?:bi|semi)(?: )?(?:weekly|monthly)|fortnightly|monthly|quarterly|yearly|annually|(?:every|each) (?:[\p{L}\d]+ )?(?:day|week|fortnight|month|year|monday|tuesday|wednesday|thursday|friday)|(?:once|twice) an? (?:week|month|year)|monatlich|wochentlich|jahrlich|mensuel\p{L}*|hebdomadaire\p{L}*|mensual\p{L}*|semanal\p{L}*|quincenal\p{L}*|mensal\p{L}*|quinzenal\p{L}*) /u;

/**
 * Whether a fact holds the kind of value that was asked for. "How many days in the office" is not answered by
 * "hybrid", and "is that per year?" only by a fact that names a period.
 */
export function meetsExpectation(
  { fact, quantities, namesEmployer }: IndexedFact,
  expects: ExpectedValue | null,
): boolean {
  if (expects === null) return true;
  switch (expects.kind) {
    case "money":
      return (
        quantities.some(({ kind }) => kind === "money" || kind === "percent" || kind === "number") ||
        fact.value?.kind === "money"
      );
    case "employer":
      return namesEmployer;
    case "contact":
      // An address that lost its "@" is the one that was asked for all the same.
      if (fact.state === "unclear" && fact.topic === "accommodations") return true;
      return isSomebody(fact.value);
    case "period":
      return quantities.some(({ period }) => period !== null) || rhythm.test(fold(fact.statement));
    case "date":
      if (expects.unit === "year") return /(?<!\d)(?:19|20)\d\d(?!\d)/u.test(fact.statement);
      // "After 30 days of employment" is a day too.
      return quantities.some(({ kind }) => kind === "date" || kind === "time" || kind === "duration");
    case "duration":
      // "1-3" under "Experience" is years that lost their unit: it is quoted as it stands.
      return quantities.some(
        ({ kind, unit }) =>
          (kind === "duration" && (expects.unit === null || unit === expects.unit)) ||
          (kind === "number" && fact.topic === "experience"),
      );
    case "number": {
      const counted = stem(expects.unit ?? "", "en");
      return (
        quantities.some(({ kind }) => kind === "number" || kind === "duration") ||
        (counted !== "" && quantities.some(({ unit }) => unit !== null && stem(unit, "en") === counted))
      );
    }
  }
}
