import { getDocumentProxy } from "unpdf";
import { InputError } from "../../domain/errors.ts";
import type { Decoded } from "./decode-text.ts";
import { linesOfRuns, type TextRun } from "./pdf-lines.ts";
import { textOfLines } from "./pdf-text.ts";

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Document["getPage"]>>;

/** No posting is a book, and each page takes time. */
const maxPages = 50;

/** Throws InputError where the file is protected or no PDF inside. */
async function open(bytes: Uint8Array, name: string): Promise<Document> {
  try {
    // The library takes over the memory that it is given. Nothing in a document may run or be fetched.
    return await getDocumentProxy(Uint8Array.from(bytes), {
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      verbosity: 0,
    });
  } catch (error) {
    const isProtected = error instanceof Error && error.name === "PasswordException";
    throw new InputError(
      isProtected
        ? `${name} is protected by a password. Save it without one, or paste the posting's text.`
        : `${name} is damaged: it cannot be opened as a PDF. Save it anew, or paste the posting's text.`,
      { cause: error },
    );
  }
}

const at = (numbers: readonly unknown[], index: number): number => {
  const number = numbers[index];
  return typeof number === "number" ? number : 0;
};

/** A page's text, without what is set askew: watermarks and what stands along the edge. */
async function runsOf(page: Page, number: number): Promise<TextRun[]> {
  const view = page.getViewport({ scale: 1 }).transform;
  const turned = (x: number, y: number) => ({
    x: at(view, 0) * x + at(view, 2) * y,
    y: at(view, 1) * x + at(view, 3) * y,
  });
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!("str" in item)) return [];
    const { str, transform, width, fontName } = item;
    const along = turned(at(transform, 0), at(transform, 1));
    if (str.trim() !== "" && (along.x <= 0 || Math.abs(along.y) > 0.1 * along.x)) return [];
    const place = turned(at(transform, 4), at(transform, 5));
    const size = Math.hypot(at(transform, 2), at(transform, 3));
    return [
      { text: str, page: number, x: place.x + at(view, 4), y: place.y + at(view, 5), width, size, font: fontName },
    ];
  });
}

async function readRuns(document: Document, name: string): Promise<TextRun[]> {
  if (document.numPages > maxPages) {
    throw new InputError(
      `${name} has ${document.numPages} pages; a posting may have at most ${maxPages}. Give the posting's pages alone.`,
    );
  }
  const runs: TextRun[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    runs.push(...(await runsOf(page, number)));
    page.cleanup();
  }
  return runs;
}

/** A PDF's text in paragraphs. Throws InputError with what to do where nobody could read it without seeing it. */
export async function decodePdf(bytes: Uint8Array, name: string): Promise<Decoded> {
  const document = await open(bytes, name);
  try {
    const { text, headings, title } = textOfLines(linesOfRuns(await readRuns(document, name)));
    if ((text.match(/\p{L}/gu) ?? []).length < 20) {
      throw new InputError(
        `${name} shows its words as pictures: it was scanned. Run text recognition over it, or paste the posting's text.`,
      );
    }
    return {
      texts: { "": text },
      fields: [],
      headings: headings.map((span) => ({ path: "", ...span })),
      items: [],
      title,
      employer: null,
    };
  } finally {
    await document.loadingTask.destroy();
  }
}
