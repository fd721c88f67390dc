import { parseQuantities } from "../../domain/quantity/parse-quantities.ts";
import type { StatedDate } from "../../domain/value.ts";

const isReal = (iso: string): boolean => {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
};

/** The one date that a statement names; ISO where year, month and day are all said in an order that is not in doubt. */
export function dateOf(words: string): StatedDate | null {
  const stamp = /(?<!\d)(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}/u.exec(words)?.[1];
  if (stamp !== undefined) return isReal(stamp) ? { kind: "date", iso: stamp, text: stamp } : null;
  const dates = parseQuantities(words).filter(({ kind }) => kind === "date");
  const [date] = dates;
  if (date === undefined || dates.length !== 1) return null;
  const digits = date.min === null ? "" : String(date.min).padStart(8, "0");
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  // What happened long ago, or how something began, is history.
  if (digits !== "" && Number(digits.slice(0, 4)) !== 0 && Number(digits.slice(0, 4)) < 2_000) return null;
  if (/(?<!\p{L})(?:founded|established|since|gegründet|fondée?|fundad\p{L}+)(?!\p{L})/iu.test(words)) return null;
  const complete = digits !== "" && !iso.startsWith("0000") && !iso.includes("-00") && isReal(iso);
  return { kind: "date", iso: complete ? iso : null, text: date.text };
}
