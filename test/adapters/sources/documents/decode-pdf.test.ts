import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeFile } from "../../../../src/adapters/sources/decode-file.ts";
import { InputError } from "../../../../src/domain/errors.ts";
import { pdfOf, type SetLine, setLines, setParagraph } from "./pdf.ts";

async function read(...pages: readonly (readonly SetLine[])[]) {
  const [source] = await decodeFile(pdfOf(pages), "lock-keeper.pdf");
  if (source === undefined) throw new Error("nothing decoded");
  const text = source.texts[""] ?? "";
  return { ...source, text, headingWords: source.headings.map(({ start, end }) => text.slice(start, end)) };
}

const posting: SetLine[] = [
  { text: "Lock Keeper", y: 72, size: 20 },
  { text: "About the canal", y: 110, font: "F2" },
  ...setLines(
    128,
    "The Marl Canal Trust keeps forty locks open between the two rivers, and the people who",
    "work them live along the towpath. You will look after six locks near Marlow Bridge.",
  ),
  { text: "What you need", y: 180, font: "F2" },
  ...setLines(
    198,
    { text: "•   Two years of work outdoors, in all weathers, with machines that are older than you, or", x: 90 },
    { text: "with boats", x: 104 },
    { text: "•   A driving licence", x: 90 },
  ),
];

test("wrapped lines are one paragraph again, items stay apart, and headings are what is set larger or in a font of its own", async () => {
  const { text, title, headingWords, kind, key } = await read(posting);
  expect(text.split("\n")).toEqual([
    "Lock Keeper",
    "",
    "About the canal",
    "The Marl Canal Trust keeps forty locks open between the two rivers, and the people who work them live along the towpath. You will look after six locks near Marlow Bridge.",
    "",
    "What you need",
    "• Two years of work outdoors, in all weathers, with machines that are older than you, or with boats",
    "• A driving licence",
  ]);
  expect(headingWords).toEqual(["Lock Keeper", "About the canal", "What you need"]);
  expect({ title, kind, key }).toEqual({ title: "Lock Keeper", kind: "pdf", key: "lock-keeper" });
});

test("a line that ended early on purpose is not continued by the next", async () => {
  const { text } = await read([
    ...setLines(
      72,
      "The wage is paid on the last Friday of every month, by bank transfer to your account.",
      "Full-time",
    ),
    ...setLines(100, "Marlow Bridge"),
  ]);
  expect(text).toContain("\nFull-time\nMarlow Bridge");
});

test("a hyphen at a line's end stays, since nobody can tell whether the word has one; one that waits for a word too", async () => {
  const { text } = await read(
    setLines(
      72,
      "Because the locks are old we look for somebody who has worked with machines and is self-",
      "reliant. We pay for the course in canal work, and for travel, and we cover all of it on-",
      "and off-site.",
    ),
  );
  expect(text).toContain("is self-reliant. We pay");
  expect(text).toMatch(/all of it on-\s+and off-site\.$/u);
});

test("however wide a column is, a paragraph wrapped into it is read as it was written", async () => {
  const written =
    "You will look after six locks near Marlow Bridge, know every boat by its name, and write down what the water does. " +
    "The post is a full-time one with four weeks of leave, well-kept boots and a room over the lock-house; on Sundays " +
    "nobody works, but in floods everybody does, and whoever stays for the night is paid twice for it.";
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 260, max: 470 }), fc.integer({ min: 9, max: 12 }), async (width, size) => {
      const { text, headings } = await read(setParagraph(72, written, width, size));
      // Where a sentence ends with a line, that the next goes on is not always to be seen.
      expect(text.replace(/(?<=\.)\n/gu, " ")).toBe(written);
      expect(headings).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("every heading is a stretch of the text, whatever is set wherever", async () => {
  const line = fc.record({
    text: fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 60 }),
    x: fc.integer({ min: 0, max: 500 }),
    y: fc.integer({ min: 10, max: 830 }),
    size: fc.integer({ min: 6, max: 30 }),
    font: fc.constantFrom("F1" as const, "F2" as const),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
      const { text, headings } = await read([...posting, ...lines]);
      for (const { start, end } of headings) {
        expect(start).toBeLessThan(end);
        expect(text.slice(start, end)).not.toContain("\n");
        expect(text.slice(start, end).trim()).not.toBe("");
      }
      expect(headings.every(({ end }) => end <= text.length)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

const framed = (number: number, body: readonly SetLine[]): SetLine[] => [
  { text: "Marl Canal Trust", y: 30, size: 8 },
  ...body,
  { text: `Page ${number} of 2`, y: 820, size: 8 },
];

test("a paragraph goes on over a page's end, past the footers and headers", async () => {
  const { text } = await read(
    framed(
      1,
      setLines(72, "You will look after six locks near Marlow Bridge and know every boat by its name, and its"),
    ),
    framed(2, setLines(72, "owner by theirs.")),
  );
  expect(text).toBe(
    "You will look after six locks near Marlow Bridge and know every boat by its name, and its owner by theirs.",
  );
});

test("a narrow column's heading goes on where its next line begins with a small letter", async () => {
  const { text } = await read([
    ...posting,
    { text: "Sign-on", y: 300, font: "F2" },
    { text: "bonus", y: 314, font: "F2" },
    { text: "Six hundred pounds in the first month.", x: 160, y: 300 },
  ]);
  expect(text).toContain("Sign-on bonus\nSix hundred pounds");
});

test("a heading line with an amount or a label is a statement, not a heading", async () => {
  const { headingWords } = await read([
    ...posting,
    { text: "Wage: 31,000 GBP a year", y: 260, font: "F2" },
    { text: "Sundays are free", y: 280, font: "F2" },
  ]);
  expect(headingWords).not.toContain("Wage: 31,000 GBP a year");
  expect(headingWords).toContain("Sundays are free");
});

test("what is set askew is a watermark", async () => {
  const { text } = await read([...posting, { text: "CONFIDENTIAL DRAFT", y: 400, x: 200, size: 60, turned: true }]);
  expect(text).not.toContain("CONFIDENTIAL");
});

const refusal = (bytes: Uint8Array) =>
  decodeFile(bytes, "a.pdf").then(
    () => "",
    (error: unknown) => (error instanceof InputError ? error.message : String(error)),
  );

test("a scan, a protected file, a damaged one and a book are refused with what to do", async () => {
  const protection = `/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"ab".repeat(32)}> /U <${"cd".repeat(32)}> >>`;
  expect(await refusal(pdfOf([[]]))).toMatch(/it was scanned\. Run text recognition/u);
  expect(await refusal(pdfOf([posting], protection))).toMatch(/protected by a password\. Save it without/u);
  expect(await refusal(Buffer.from("%PDF-1.4\nnothing more"))).toMatch(/damaged: it cannot be opened/u);
  expect(await refusal(pdfOf(Array.from({ length: 51 }, () => posting)))).toMatch(
    /51 pages; a posting may have at most/u,
  );
});
