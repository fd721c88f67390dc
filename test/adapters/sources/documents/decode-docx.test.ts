import { expect, test } from "vitest";
import { decodeFile } from "../../../../src/adapters/sources/decode-file.ts";
import { docxOf, paragraph, zipOf } from "./docx.ts";

test("a Word document gives its paragraphs, headings and list items", async () => {
  const body =
    paragraph("Lock Keeper", "Title") +
    paragraph("About the canal", "Heading1") +
    paragraph("The Marl Canal Trust keeps forty locks &amp; two bridges.") +
    paragraph("What you need", "bold") +
    paragraph("Two years of work outdoors", "item") +
    paragraph("A driving licence", "item");
  const [source] = await decodeFile(docxOf(body), "lock-keeper.docx");
  const text = source?.texts[""] ?? "";
  const words = (spans: readonly { start: number; end: number }[] = []) =>
    spans.map(({ start, end }) => text.slice(start, end));
  expect(text.split("\n")).toEqual([
    "Lock Keeper",
    "About the canal",
    "The Marl Canal Trust keeps forty locks & two bridges.",
    "What you need",
    "Two years of work outdoors",
    "A driving licence",
  ]);
  expect(words(source?.headings)).toEqual(["Lock Keeper", "About the canal", "What you need"]);
  expect(words(source?.items)).toEqual(["Two years of work outdoors", "A driving licence"]);
  expect(source).toMatchObject({ title: "Lock Keeper", kind: "docx", key: "lock-keeper" });
});

test("markup written as a document's words stays words", async () => {
  const [source] = await decodeFile(docxOf(paragraph("We write &lt;h1&gt; by hand")), "a.docx");
  expect(source?.texts).toEqual({ "": "We write <h1> by hand" });
});

test.for([
  ["another archive", zipOf({ "a.txt": "Baker" }), /is no Word document inside/u],
  ["an archive cut short", docxOf(paragraph("Baker")).subarray(0, 400), /is damaged or unpacks to more/u],
  ["a bomb", zipOf({ "word/document.xml": Buffer.alloc(60 * 1024 * 1024) }), /unpacks to more than a posting/u],
  ["an old or protected document", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), /old Word file\. Save it as \.docx/u],
  ["nothing written", docxOf(paragraph(" ")), /holds no text/u],
] as const)("%s is refused with what to do", async ([, bytes, message]) => {
  await expect(decodeFile(bytes, "a.docx")).rejects.toThrow(message);
});
