/** When recruiters are there: on these days of the week (1 is Monday), from one minute of the day to another. */
export type OfficeHours = {
  days: readonly number[];
  fromMinute: number;
  toMinute: number;
  /** As in the tz database, such as Europe/Berlin. */
  timeZone: string;
};

const minuteMs = 60_000;
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const shape =
  /^(?<first>\w{3})(?:-(?<last>\w{3}))?\s+(?<fromHour>\d{1,2}):(?<fromMinute>\d{2})-(?<toHour>\d{1,2}):(?<toMinute>\d{2})\s+(?<zone>\S+)$/u;

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

function daysFrom(first: number, last: number): number[] {
  const length = (last - first + 7) % 7;
  return Array.from({ length: length + 1 }, (_, index) => ((first + index) % 7) + 1);
}

const weekdayOf = (name = ""): number => weekdays.indexOf(name.toLowerCase());

/** Reads `Mon-Fri 09:00-17:00 Europe/Berlin`; `null` where that cannot be read. */
export function readOfficeHours(words: string): OfficeHours | null {
  const parts = shape.exec(words.trim())?.groups;
  if (parts === undefined) return null;
  const first = weekdayOf(parts["first"]);
  const last = parts["last"] === undefined ? first : weekdayOf(parts["last"]);
  const fromMinute = Number(parts["fromHour"]) * 60 + Number(parts["fromMinute"]);
  const toMinute = Number(parts["toHour"]) * 60 + Number(parts["toMinute"]);
  const timeZone = parts["zone"] ?? "";
  const isRead = first >= 0 && last >= 0 && fromMinute < toMinute && toMinute <= 24 * 60 && isZone(timeZone);
  return isRead ? { days: daysFrom(first, last), fromMinute, toMinute, timeZone } : null;
}

const dayIn = (timeZone: string, at: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();

/** The instant of a minute of a day, as the clock on the wall shows it (milliseconds). */
const instantOf = (day: Temporal.PlainDate, minute: number, timeZone: string): number =>
  day.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(timeZone).epochMilliseconds;

/** The opening and the end of a day's hours in milliseconds; `null` on a day on which nobody is there. */
function hoursOf(day: Temporal.PlainDate, { days, fromMinute, toMinute, timeZone }: OfficeHours) {
  if (!days.includes(day.dayOfWeek)) return null;
  return { from: instantOf(day, fromMinute, timeZone), to: instantOf(day, toMinute, timeZone) };
}

/** The hours from an instant on, day by day. */
function* openings(hours: OfficeHours, at: number): Generator<{ from: number; to: number }> {
  let day = dayIn(hours.timeZone, at);
  while (true) {
    const open = hoursOf(day, hours);
    if (open !== null && open.to > at) yield { from: Math.max(open.from, at), to: open.to };
    day = day.add({ days: 1 });
  }
}

/** When somebody is there next; the instant itself where somebody is there. Milliseconds. */
export function nextOpening(hours: OfficeHours | null, at: number): number {
  if (hours === null) return at;
  for (const { from } of openings(hours, at)) return from;
  return at;
}

/** When this much time will have gone by in which somebody is there. Milliseconds. */
export function afterOpen(hours: OfficeHours | null, at: number, openMs: number): number {
  if (hours === null) return at + openMs;
  let left = openMs;
  for (const { from, to } of openings(hours, at)) {
    if (to - from >= left) return from + left;
    left -= to - from;
  }
  return at + openMs;
}

/** An instant as a day and time of the office, in a language. */
export const officeTime = (hours: OfficeHours | null, at: number, language: string): string =>
  new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    timeZone: hours?.timeZone ?? "UTC",
    timeZoneName: "short",
  }).format(Math.ceil(at / minuteMs) * minuteMs);

/**
 * When the week of an instant began, or one so many weeks later: on its first day, when somebody comes; on Monday at
 * nine where the office has no hours. Milliseconds.
 */
export function weekBegin(hours: OfficeHours | null, at: number, weeksLater = 0): number {
  const { days, fromMinute, timeZone } = hours ?? { days: [1], fromMinute: 9 * 60, timeZone: "UTC" };
  const first = days[0] ?? 1;
  const today = dayIn(timeZone, at);
  const begin = (day: Temporal.PlainDate): number => instantOf(day, fromMinute, timeZone);
  const day = today.subtract({ days: (today.dayOfWeek - first + 7) % 7 });
  const current = begin(day) <= at ? day : day.subtract({ weeks: 1 });
  return begin(current.add({ weeks: weeksLater }));
}
