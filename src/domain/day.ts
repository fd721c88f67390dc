import { z } from "zod";

/** A day of the calendar, as 2026-12-24. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** The day of an instant, in UTC. `at` in milliseconds. */
export const dayAt = (at: number): Day => new Date(at).toISOString().slice(0, 10);

/** A day as it is written in a language, in UTC. `at` in milliseconds. */
export const dayOf = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(at);

export const dayWords = (day: Day, language: string): string => dayOf(Date.parse(day), language);

/** From Kiribati to Baker Island a day takes two of them, half of the second after midnight in Greenwich. */
const longestDayMs = 36 * 60 * 60 * 1_000;

/** When a day is over everywhere on earth: whoever reads "until the 24th" has all of their 24th (milliseconds). */
export const endOf = (day: Day): number => Date.parse(day) + longestDayMs;
