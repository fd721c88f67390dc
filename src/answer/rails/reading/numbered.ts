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

const ordinals = new Map([
  ...["first", "second", "third", "fourth", "fifth"].map((word, at) => [word, String(at + 1)] as const),
  ...["1st", "2nd", "3rd", "4th", "5th"].map((word, at) => [word, String(at + 1)] as const),
]);

/** "The first visit by phone, the second on site": the noun need not be said again. */
const ordinalsIn = ({ tokens }: Passage): Numbered[] =>
  tokens.flatMap(({ folded, text, start }): Numbered[] => {
    const number = ordinals.get(folded);
    return number === undefined ? [] : [{ noun: "", numbers: new Set([number]), start, text }];
  });

const namesIn = (passage: Passage): Numbered[] => [...numberedIn(passage), ...ordinalsIn(passage)];

/** What something is said of: of a noun's numbers the last before it, or the first behind it where none is. */
function governing({ start }: { start: number }, noun: string, names: readonly Numbered[]): Numbered | undefined {
  const own = names.filter((one) => one.noun === noun);
  return own.findLast((one) => one.start <= start) ?? own[0];
}

/** Whether a noun has several numbers, so that it matters which of them is told. */
const tellsApart = (noun: string, names: readonly Numbered[]): boolean =>
  new Set(names.filter((one) => one.noun === noun).flatMap(({ numbers }) => [...numbers])).size > 1;

/** Where a fact has what the sentence says: the same value, or the word where the fact has it once. */
function placesOf(said: Quantity | Token, one: Evidence): readonly { start: number }[] {
  if ("kind" in said) return one.quantities.filter((other) => disagreement(said, other, one.text) === null);
  const found = one.tokens.filter(({ stem }) => stem === said.stem);
  return found.length === 1 ? found : [];
}

/**
 * A value or a word said of another number of its noun: "Grade 4 pays $20" of "Grade 3: $20, Grade 4: $22", "the second
 * visit is by phone" of "the first by phone, the second on site". Returns the name.
 */
export function otherNumber(claim: Passage, evidence: readonly Evidence[]): string | null {
  const names = namesIn(claim);
  if (names.length === 0) return null;
  const stated = evidence.map((one) => ({ one, names: namesIn(one) }));
  const all = stated.flatMap((one) => one.names);
  const said = [
    ...claim.quantities.filter(({ kind }) => kind !== "number"),
    ...claim.clauses.flatMap(({ content }) => content.filter(({ folded }) => !ordinals.has(folded))),
  ];
  for (const noun of new Set(names.map((one) => one.noun).filter((one) => tellsApart(one, all)))) {
    for (const one of said) {
      const name = governing(one, noun, names);
      if ("stem" in one && one.stem === noun) continue;
      const known = stated.flatMap(({ one: fact, names: there }) =>
        placesOf(one, fact).flatMap((place) => governing(place, noun, there) ?? []),
      );
      if (name !== undefined && known.length > 0 && !known.some(({ numbers }) => name.numbers.isSubsetOf(numbers)))
        return name.text;
    }
  }
  return null;
}
