import { expect, test } from "vitest";
import { cleanPosting, factWith, ingest } from "./sample-source.ts";

test("what is repaired by itself is counted, and the quote stays as it stood", () => {
  const posting = ingest("The range is 90,000â€”120,000 USD per year.\nDyes &amp; wool\u00a0only.\nC\\+\\+ helps.\n");
  expect(posting.damage?.repaired).toEqual({ mojibake: 1, entities: 1, noBreakSpaces: 1, escapes: 2 });
  expect(factWith(posting, "Dyes & wool only").quotes[0]?.raw).toBe("Dyes &amp; wool\u00a0only.");
});

test("what only reads badly is counted and left", () => {
  const posting = ingest("Youll run the looms and we dont rush.Our mill is old.\n");
  expect(posting.damage?.leftAsRead).toEqual({ apostrophes: 2, gluedTexts: 1 });
  expect(factWith(posting, "Youll").statement).toContain("Youll");
});

test("a clean posting has no damage", () => {
  expect(ingest(cleanPosting).damage).toEqual({
    repaired: { mojibake: 0, entities: 0, noBreakSpaces: 0, escapes: 0 },
    leftAsRead: { apostrophes: 0, gluedTexts: 0 },
    signsLost: false,
  });
});

test("signs that are gone everywhere are noticed", () => {
  const text = `${cleanPosting}You'll learn, don't worry.\n`.replace(/[+/@#$'’]/gu, "").replaceAll("https:", "");
  expect(ingest(text).damage?.signsLost).toBe(true);
});
