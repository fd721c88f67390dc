import type { Claim } from "../../domain/draft.ts";
import type { Quantity } from "../../domain/quantity/quantity.ts";
import { durationUnit } from "../../domain/quantity/units.ts";
import { parseQuantities } from "../../domain/quantity/parse-quantities.ts";
import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail, ClaimSubject } from "./rail.ts";
import { valuesMayStand } from "./reading/free-text.ts";
import type { Passage } from "./reading/passage.ts";
import { disagreement, isCounted, periodsIn } from "./reading/quantities.ts";
import type { Reader } from "./reading/reader.ts";

/** The values that stand in a sentence's free words; in a fixed one a number word ("more than one way") is none. */
function writtenIn({ segments, origin }: Claim): Quantity[] {
  const free = segments.flatMap((segment) => (segment.kind === "words" ? parseQuantities(segment.text) : []));
  return free.filter((quantity) => isCounted(quantity) && (origin !== "frame" || /\d/u.test(quantity.text)));
}

/** The reason why no fact of the sentence holds the quantity, taken from the one that comes nearest. */
function whyNot(quantity: Quantity, known: readonly Quantity[], context: string): string | null {
  const reasons = known.map((other) => disagreement(quantity, other, context));
  if (reasons.includes(null)) return null;
  return (
    reasons.find((reason) => reason !== "value" && reason !== null) ??
    `"${quantity.text}" does not stand in the posting's words that it cites`
  );
}

/** What may stand between a label's colon and the number: other numbers of the same row. */
const rowOfNumbers = String.raw`(?:[\d.,]+ ?(?:,|or|and|to|[-–/]) ?)*`;
const labelled = new RegExp(String.raw`(?:^|[\n.;/•|–]) ?(\p{L}+): ?${rowOfNumbers}$`, "iu");

/** "Hours: 36 or 40 over four days": the label right before a number tells what it counts. */
function withOwnLabel(stated: Quantity, { text }: Passage): Quantity {
  const label = labelled.exec(text.slice(0, stated.start))?.[1];
  const unit = label === undefined ? null : durationUnit(label);
  return unit === null ? stated : { ...stated, kind: "duration", unit };
}

/** "Working hours per week: 40": a bare number counts what the label before it names. */
function withLabel(bare: Quantity, passage: Passage): Quantity {
  const { text, quantities } = passage;
  const stated = bare.kind === "number" ? withOwnLabel(bare, passage) : bare;
  const label = text.slice(0, stated.start);
  if (stated.kind !== "number" || stated.unit !== null || quantities.length > 1 || !/\p{L}[^.;]*$/u.test(label))
    return stated;
  // "Hours per week" counts hours: what stands behind "per" is the period.
  const period = periodsIn(`${label} ${text.slice(stated.end)}`).at(-1) ?? null;
  const units = new Set(
    (label.match(/\p{L}+/gu) ?? []).map(durationUnit).filter((unit) => unit !== null && unit !== period),
  );
  const [unit, ...others] = units;
  return unit === undefined || others.length > 0
    ? stated
    : { ...stated, kind: "duration", unit, period: stated.period ?? period };
}

const bounds = [
  ["at_least", /\bminimum(?: [\p{L}-]+){0,5} $/iu],
  [
    "at_most",
    /\bmaximum(?: [\p{L}-]+){0,5} $|\bcapped(?: [\p{L}-]+){0,3} at $|\b(?:reimbursed|refunded|repaid|covered|matched) to $/iu,
  ],
] as const;

/** "Minimum age is 15", "capped by contract at 26": the bound stands some words before the value. */
const boundsOf = (stated: Quantity, text: string): Quantity[] =>
  stated.comparator === "exact"
    ? bounds.flatMap(([comparator, before]) =>
        before.test(text.slice(0, stated.start)) ? [{ ...stated, comparator }] : [],
      )
    : [];

/**
 * What a value may be read as beside the one before it: "a limit of 45 hours and 5 days" limits both, "nine weeks in
 * autumn and four in spring" counts weeks twice.
 */
function readingsOf(stated: Quantity, index: number, { text, quantities }: Passage): Quantity[] {
  const before = quantities[index - 1];
  if (before === undefined) return [stated];
  const between = text.slice(before.end, stated.start);
  const limited = between === " and " && stated.comparator === "exact" && before.comparator !== "exact";
  const isBare = stated.kind === "number" && stated.counted.length === 0 && before.kind === "duration";
  const goesOn = isBare && /^[^.;]* (?:and|or) $/u.test(between);
  return [
    stated,
    ...(limited ? [{ ...stated, comparator: before.comparator }] : []),
    ...(goesOn ? [{ ...stated, kind: before.kind, unit: before.unit }] : []),
  ];
}

/** "18 years of age" is told by "18" alone. */
function agesOf(stated: Quantity, { text }: Passage): Quantity[] {
  const isAge =
    stated.unit === "year" &&
    (/^ (?:old|of age)(?!\p{L})/u.test(text.slice(stated.end)) || stated.text.endsWith(" or older"));
  return isAge ? [{ ...stated, kind: "number", unit: null, counted: ["years"] }] : [];
}

/** "Six or more years, or three or more with a PhD": a bare number goes on counting what the one before it counts. */
function withUnitBefore(quantity: Quantity, claimed: readonly Quantity[], known: readonly Quantity[]): Quantity {
  const before = claimed.findLast(({ end }) => end <= quantity.start);
  if (quantity.kind !== "number" || before?.kind !== "duration") return quantity;
  const continued: Quantity = { ...quantity, kind: "duration", unit: before.unit };
  // "At least six years of …, plus two of …": the comparator goes on too, where a fact has it so.
  const readings = [continued, { ...continued, comparator: before.comparator }];
  return readings.find((one) => known.some((other) => disagreement(one, other, "") === null)) ?? quantity;
}

/** Every number, amount, date and length of time is a cited fact's: value, both ends, kind, unit, currency, period, comparator. */
export const quantityRail = (read: Reader): ClaimRail => ({
  name: "quantity",
  check(subject: ClaimSubject) {
    const { claim, text, cited } = subject;
    if (!valuesMayStand(subject)) {
      const [written] = writtenIn(claim);
      if (written !== undefined) return block("quantity", `writes "${written.text}" in free words`);
    }
    const { settled, claim: passage, evidence } = read(subject);
    if (settled) return pass;
    const known =
      passage === null
        ? cited.flatMap(({ statement }) => parseQuantities(statement))
        : evidence.flatMap((one) =>
            one.quantities.flatMap((stated, index) => [
              stated,
              ...readingsOf(withLabel(stated, one), index, one),
              ...agesOf(stated, one),
              ...boundsOf(stated, one.text),
            ]),
          );
    // A label cited beside a bare value may tell its period: "Annual salary", "$45,810 to $66,983".
    const context = cited.map((fact) => `${fact.heading ?? ""} ${fact.statement}`).join("\n");
    const claimed = (passage?.quantities ?? parseQuantities(text)).filter(isCounted);
    for (const quantity of claimed) {
      const reason = whyNot(withUnitBefore(quantity, claimed, known), known, context);
      if (reason !== null) return block("quantity", reason);
    }
    return pass;
  },
});
