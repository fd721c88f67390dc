/** A stretch of a page's text as it is set; `y` grows downwards, all in points. */
export type TextRun = {
  text: string;
  page: number;
  x: number;
  y: number;
  width: number;
  size: number;
  font: string;
};

/** A line as a page shows it. `font` is null where it is set in several. */
export type PageLine = {
  text: string;
  page: number;
  x: number;
  end: number;
  y: number;
  size: number;
  font: string | null;
};

const listSign = /^\s*[•●○◦▪■·*–-]\s*$/u;

/** Symbol fonts keep their bullets where Unicode leaves room for private signs. */
const legible = (text: string): string =>
  text
    .replace(/[\p{Cc}\ufffd]/gu, "")
    .replace(/\p{Co}/gu, "•")
    .replaceAll("\u00a0", " ");

function isSameLine(line: PageLine, run: TextRun): boolean {
  const size = Math.max(line.size, run.size);
  const gap = run.x - line.end;
  if (line.page !== run.page || Math.abs(line.y - run.y) > size / 2 || gap < -size) return false;
  // What stands far to the right is another cell; only a list sign may stand so far from its text.
  return gap <= 3 * size || (listSign.test(line.text) && gap <= 6 * size);
}

function extended(line: PageLine, run: TextRun): PageLine {
  const apart = run.x - line.end > 0.2 * line.size && !/\s$/u.test(line.text) && !/^\s/u.test(run.text);
  const isBlank = run.text.trim() === "";
  return {
    ...line,
    text: `${line.text}${apart ? " " : ""}${run.text}`,
    end: isBlank ? line.end : Math.max(line.end, run.x + run.width),
    size: Math.max(line.size, isBlank ? 0 : run.size),
    font:
      isBlank || listSign.test(line.text) ? (isBlank ? line.font : run.font) : line.font === run.font ? run.font : null,
  };
}

/** Words, digits aside: a page's number is another one on each page. */
const mask = ({ text, y }: PageLine): string => `${text.replace(/\d+/gu, "0")} at ${Math.round(y / 3)}`;

/** What stands at the same place of most pages is a header or footer and no part of the posting. */
function withoutRunningLines(lines: readonly PageLine[]): PageLine[] {
  const pages = new Set(lines.map(({ page }) => page)).size;
  const shown = Map.groupBy(lines, mask);
  const isRunning = (line: PageLine) => {
    const on = new Set(shown.get(mask(line))?.map(({ page }) => page)).size;
    return on >= 2 && on > pages / 2;
  };
  const edges = new Set(
    [...Map.groupBy(lines, ({ page }) => page).values()].flatMap((own) => {
      const inward = own.findIndex((line) => !isRunning(line));
      const outward = own.findLastIndex((line) => !isRunning(line));
      return own.filter((_, index) => index < inward || index > outward);
    }),
  );
  return lines.filter((line) => !edges.has(line));
}

/** The lines that some runs make, in the order in which the document gives them. */
export function linesOfRuns(runs: readonly TextRun[]): PageLine[] {
  const lines: PageLine[] = [];
  for (const run of runs) {
    const text = legible(run.text);
    const last = lines.at(-1);
    if (last !== undefined && isSameLine(last, run)) lines[lines.length - 1] = extended(last, { ...run, text });
    else if (text.trim() !== "") {
      const { page, x, y, size, font } = run;
      lines.push({ text: text.trimStart(), page, x, y, size, font, end: x + run.width });
    }
  }
  return withoutRunningLines(lines.map((line) => ({ ...line, text: line.text.trimEnd().replace(/ {2,}/gu, " ") })));
}
