import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeText } from "../../../src/adapters/slack/slack-text.ts";
import { unescape } from "../../../src/adapters/slack/unescape.ts";

describe("unescape", () => {
  test.each([
    ["R&amp;D &lt;b&gt;", "R&D <b>"],
    ["&amp;lt;", "&lt;"],
    ["see <https://jobs.example.com/1>", "see https://jobs.example.com/1"],
    ["see <https://jobs.example.com/?a=1&amp;b=2>", "see https://jobs.example.com/?a=1&b=2"],
    ["see <https://jobs.example.com/1|this job &amp; that>", "see this job & that"],
    ["write <mailto:ana@example.com|ana@example.com>", "write ana@example.com"],
    ["write <mailto:ana@example.com>", "write ana@example.com"],
    ["call <tel:+49301234567|+49 30 1234567>", "call +49 30 1234567"],
    ["<@U123> and <@U123|ana>", "@someone and @someone"],
    ["<#C123|general> <#C123> <#C123|>", "#general #channel #channel"],
    ["<!channel> <!here|here> <!everyone>", "@channel @here @everyone"],
    ["<!subteam^S123|@recruiting> <!subteam^S123>", "@recruiting @group"],
    ["on <!date^1392734382^{date_num}|2014-02-18>", "on 2014-02-18"],
    ["5 > 4 is no reference", "5 > 4 is no reference"],
    ["half <of one", "half <of one"],
    ["", ""],
  ])("%j reads as %j", (given, expected) => {
    expect(unescape(given)).toBe(expected);
  });

  test("whatever was escaped comes back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(unescape(escapeText(text))).toBe(text);
      }),
    );
  });

  test("a hostile 40,000 characters take no time", () => {
    const started = performance.now();
    unescape("<".repeat(20_000) + "&lt".repeat(6_000));
    unescape("<a|".repeat(13_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
