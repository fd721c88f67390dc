/** A line as a page shows it: from the left and the top, in points. */
export type SetLine = { text: string; x?: number; y: number; size?: number; font?: "F1" | "F2"; turned?: boolean };

/** Widths of Helvetica from the space on, in thousandths: readers need them to know where a word ends. */
const widths =
  "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584";

const escaped = (text: string): string =>
  Buffer.from(text.replace(/[\\()]/gu, "\\$&").replaceAll("•", "\u0095"), "latin1").toString("latin1");

const drawn = ({ text, x = 72, y, size = 11, font = "F1", turned = false }: SetLine): string => {
  const matrix = turned ? `0.7 0.7 -0.7 0.7 ${x} ${842 - y}` : `1 0 0 1 ${x} ${842 - y}`;
  return `BT /${font} ${size} Tf ${matrix} Tm (${escaped(text)}) Tj ET`;
};

const fontNamed = (name: string): string =>
  `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [${widths}] >>`;

/** A PDF of an A4 page for each list of lines, written by hand; `trailer` takes further entries, such as encryption. */
export function pdfOf(pages: readonly (readonly SetLine[])[], trailer = ""): Uint8Array {
  const kids = pages.map((_, index) => `${5 + index * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    fontNamed("Helvetica"),
    fontNamed("Helvetica-Bold"),
    ...pages.flatMap((lines, index) => {
      const content = lines.map(drawn).join("\n");
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + index * 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

/** Lines one under another, as a word processor sets a paragraph. */
export const setLines = (top: number, ...lines: readonly (string | Omit<SetLine, "y">)[]): SetLine[] =>
  lines.map((line, index) => ({ ...(typeof line === "string" ? { text: line } : line), y: top + index * 14 }));

const widthOf = (text: string, size: number): number => {
  const each = widths.split(" ").map(Number);
  const signs = Array.from(text, (sign) => each[(sign.codePointAt(0) ?? 32) - 32] ?? 556);
  return signs.reduce((sum, one) => sum + one, 0) * (size / 1000);
};

/** A paragraph wrapped at its column's width, as a word processor does; a word may be parted after a hyphen. */
export function setParagraph(top: number, text: string, width = 450, size = 11): SetLine[] {
  const lines: string[] = [""];
  for (const [piece] of text.matchAll(/\S+?(?:(?<=\p{L})-(?=\p{L})|(?=\s|$))\s?/gu)) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && widthOf((line + piece).trimEnd(), size) > width) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  return setLines(top, ...lines.map((line) => ({ text: line.trimEnd(), size })));
}
