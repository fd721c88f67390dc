import { calendarQuantity, type Quantity } from "./quantity.ts";

const pattern =
  /(?<![\p{L}\d.,:])(?:(?<hour>\d{1,2})[:h](?<minute>\d{2}) ?(?<half>[ap]\.?m\.?)?|(?<dotted>\d{1,2})\.(?<past>\d{2}) ?(?<dottedHalf>[ap]\.?m\.?)|(?<bare>\d{1,2}) ?(?:(?<bareHalf>[ap]\.?m\.?)|uhr))(?![\p{L}\d])/giu;

/** Minutes since midnight; `null` for what no clock shows. */
function clockTime(hour: number, minute: number, half: string | undefined): number | null {
  if (hour > 24 || minute > 59 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  const afternoon = half?.toLowerCase().startsWith("p") === true;
  return (half === undefined ? hour : (hour % 12) + (afternoon ? 12 : 0)) * 60 + minute;
}

/** Times of day, so that "5 pm", "5:00 p.m." and "17:00" are one. */
export function parseTimes(text: string): Quantity[] {
  return [...text.matchAll(pattern)].map((match) => {
    const { hour, minute, half, dotted, past, dottedHalf, bare, bareHalf } = match.groups ?? {};
    const value = clockTime(
      Number(hour ?? dotted ?? bare),
      Number(minute ?? past ?? "0"),
      half ?? dottedHalf ?? bareHalf,
    );
    return calendarQuantity("time", value, match);
  });
}
