import type { Evidence, Passage } from "./passage.ts";
import type { Quantity } from "../../../domain/quantity/quantity.ts";
import { disagreement } from "./quantities.ts";
import type { Token } from "./tokens.ts";

/** "Grade 4", "Steps 1 to 3", "level 2": a noun whose numbers tell one of its kind from another. */
type Numbered = { noun: string; numbers: ReadonlySet<string>; start: number; text: string };

const numeral = /^(?:\d{1,3}|[ivx]{1,4})$/u;
/** What may stand between the numbers of one noun: "Grades 3 and 4", "months 1-3", "Step 1 or 2". */
const goesOn = /^(?:and|or|to|through)$/u;

/** The number behind a noun, as it names one: roman only in capitals, so that "I" after a verb is none. */
const isNumeral = ({ folded, text }: Token, noun: Token): boolean =>
  numeral.test(folded) && (/^\d/u.test(text) || (text === text.toUpperCase() && /^\p{Lu}/u.test(noun.text)));

function numbersFrom(tokens: readonly Token[], at: number, noun: Token): string[] {
  const numbers: string[] = [];
  for (let next = at; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (token === undefined || /[.;:()$€£]/u.test(token.gap)) break;
    if (isNumeral(token, noun)) numbers.push(token.folded);
    else if (numbers.length === 0 || !goesOn.test(token.folded)) break;
  }
  return numbers;
}

/** Numbers that belong to a value count something; they name nothing. */
function numberedIn({ tokens, quantities }: Passage): Numbered[] {
  const counts = (token: Token): boolean =>
    quantities.some(({ kind, start, end }) => kind !== "number" && token.start < end && token.end > start);
  return tokens.flatMap((noun, at): Numbered[] => {
    const next = tokens[at + 1];
    if (next === undefined || !/^\p{L}{3,}$/u.test(noun.text) || next.gap !== " " || counts(next)) return [];
    const numbers = numbersFrom(tokens, at + 1, noun);
    const text = `${noun.text} ${next.text}`;
    return numbers.length === 0 ? [] : [{ noun: noun.stem, numbers: new Set(numbers), start: noun.start, text }];
  });
}

/** Of a noun's numbers the one that a value is said of: the last before it, or the first behind it where none is. */
function governing(value: Quantity, noun: string, names: readonly Numbered[]): Numbered | undefined {
  const own = names.filter((one) => one.noun === noun);
  return own.findLast(({ start }) => start < value.start) ?? own[0];
}

/**
 * A value said of another number of its noun: "Grade 4 pays $20" of "Grade 3: $20, Grade 4: $22". Returns the name.
 */
export function otherNumber(claim: Passage, evidence: readonly Evidence[]): string | null {
  const names = numberedIn(claim);
  if (names.length === 0) return null;
  const stated = evidence.map((one) => ({ one, names: numberedIn(one) }));
  for (const value of claim.quantities.filter(({ kind }) => kind !== "number")) {
    for (const noun of new Set(names.map((one) => one.noun))) {
      const said = governing(value, noun, names);
      const known = stated.flatMap(({ one, names: there }) =>
        one.quantities
          .filter((other) => disagreement(value, other, one.text) === null)
          .flatMap((other) => governing(other, noun, there) ?? []),
      );
      if (said !== undefined && known.length > 0 && !known.some(({ numbers }) => said.numbers.isSubsetOf(numbers)))
        return said.text;
    }
  }
  return null;
}
