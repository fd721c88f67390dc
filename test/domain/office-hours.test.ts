import { describe, expect, test } from "vitest";
import { afterOpen, nextOpening, officeTime, readOfficeHours } from "../../src/domain/office-hours.ts";

const berlin = readOfficeHours("Mon-Fri 09:00-17:00 Europe/Berlin");
const at = (iso: string): number => Date.parse(iso);
const hour = 3_600_000;

describe("office hours", () => {
  test.each([
    ["Mon-Fri 09:00-17:00 Europe/Berlin", [1, 2, 3, 4, 5]],
    ["sat-tue 9:30-12:00 UTC", [6, 7, 1, 2]],
    ["Wed 00:00-24:00 Asia/Tokyo", [3]],
  ])("are read from %s", (words, days) => {
    expect(readOfficeHours(words)?.days).toEqual(days);
  });

  test.each([
    "",
    "always",
    "Mon-Fri 9-17 UTC",
    "Mon-Fri 17:00-09:00 UTC",
    "Mon-Fri 09:00-17:00",
    "Mon-Fri 09:00-17:00 Mars/Olympus",
    "Mon-Fre 09:00-17:00 UTC",
    "Mon-Fri 09:00-25:00 UTC",
  ])("are not read from %j", (words) => {
    expect(readOfficeHours(words)).toBeNull();
  });

  test.each([
    ["in them, now", "2026-11-25T10:00:00Z", "2026-11-25T10:00:00Z"],
    ["before them, the same morning", "2026-11-25T05:00:00Z", "2026-11-25T08:00:00Z"],
    ["after them, the next morning", "2026-11-25T16:00:00Z", "2026-11-26T08:00:00Z"],
    ["at the weekend, on Monday", "2026-11-28T10:00:00Z", "2026-11-30T08:00:00Z"],
    ["over the change of the clocks", "2026-03-28T10:00:00Z", "2026-03-30T07:00:00Z"],
  ])("somebody is there %s", (_, asked, opening) => {
    expect(new Date(nextOpening(berlin, at(asked))).toISOString()).toBe(new Date(opening).toISOString());
  });

  test.each([
    ["2026-11-25T10:00:00Z", 2, "2026-11-25T12:00:00.000Z"],
    ["2026-11-25T15:00:00Z", 2, "2026-11-26T09:00:00.000Z"],
    ["2026-11-27T15:00:00Z", 9, "2026-11-30T16:00:00.000Z"],
    ["2026-11-28T03:00:00Z", 8, "2026-11-30T16:00:00.000Z"],
  ])("from %s, %i of them end at %s", (asked, hours, end) => {
    expect(new Date(afterOpen(berlin, at(asked), hours * hour)).toISOString()).toBe(end);
  });

  test("of an office that has none are all hours", () => {
    expect(nextOpening(null, 5)).toBe(5);
    expect(afterOpen(null, 5, hour)).toBe(5 + hour);
  });

  test("are said in the office's time, and rounded so that nobody comes too early", () => {
    expect(officeTime(berlin, at("2026-11-25T08:00:00Z"), "en")).toBe("Wednesday, November 25 at 9:00 AM GMT+1");
    expect(officeTime(berlin, at("2026-11-25T08:00:01Z"), "de")).toContain("09:01");
  });
});
