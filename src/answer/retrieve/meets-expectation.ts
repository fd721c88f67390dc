import type { ExpectedValue } from "../../domain/question.ts";
import { stem } from "../../domain/words.ts";
import type { IndexedFact } from "./index-facts.ts";

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
    case "period":
      return quantities.some(({ period }) => period !== null);
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
