import { z } from "zod";

/** What kind of thing is counted; quantities of different kinds never license one another. */
export const QuantityKind = z.enum(["money", "percent", "duration", "date", "time", "number"]);
export type QuantityKind = z.infer<typeof QuantityKind>;

export const Comparator = z.enum(["exact", "at_least", "at_most", "more_than", "less_than", "about"]);
export type Comparator = z.infer<typeof Comparator>;

/** A quantity found in a text. `start` and `end` are UTF-16 offsets, `text` the words between them. */
export type Quantity = {
  kind: QuantityKind;
  /** Lower and upper end; equal for a single value; both `null` where the digits are damaged. */
  min: number | null;
  max: number | null;
  /** Duration unit, or the noun that is counted ("rounds"), stemmed by the reader; `null` where there is none. */
  unit: string | null;
  /** The words behind a bare number as far as its phrase goes, lower case: "satisfactory", "references". */
  counted: readonly string[];
  /** ISO 4217 code, or the bare sign where the sign alone does not tell ("$"). */
  currency: string | null;
  period: string | null;
  /** Before or after tax, where the words beside an amount say so. */
  tax: "gross" | "net" | null;
  comparator: Comparator;
  start: number;
  end: number;
  text: string;
};

/** A date or a time of day, as it stands at a place in a text: it has neither unit nor currency nor period. */
export const calendarQuantity = (kind: "date" | "time", value: number | null, match: RegExpExecArray): Quantity => ({
  kind,
  min: value,
  max: value,
  unit: null,
  counted: [],
  currency: null,
  period: null,
  tax: null,
  comparator: "exact",
  start: match.index,
  end: match.index + match[0].length,
  text: match[0],
});
