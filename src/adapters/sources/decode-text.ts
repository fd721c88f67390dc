import type { DecodedSource, SourceField, Span } from "../../domain/source.ts";

export type Decoded = Omit<DecodedSource, "key" | "kind" | "sha256">;

/** Line ends are LF in what facts quote; a byte order mark is no text. */
export const plainLines = (text: string): string => text.replace(/^\ufeff/u, "").replace(/\r\n?/gu, "\n");

const row = /^([a-z][a-z\d]*(?:_[a-z\d]+)*): (.*)$/u;
/** Columns whose cells are prose. */
const longColumn =
  /^(?:description|requirements|benefits|responsibilities|company_profile|about|summary|content|body)$/u;

type Row = { fields: SourceField[]; columns: Span[] };

/** A table's row, written as `column: value` lines: short cells are fields, long ones prose under their column's name. */
function readRow(text: string): Row {
  const lines = text.split("\n");
  const rows = lines.filter((line) => row.test(line));
  const snake = rows.filter((line) => /^[a-z\d]+_[a-z_\d]+: /u.test(line));
  if (rows.length < 4 || snake.length < 1 || rows.length * 2 < lines.filter((line) => line.trim() !== "").length) {
    return { fields: [], columns: [] };
  }
  const fields: SourceField[] = [];
  const columns: Span[] = [];
  let at = 0;
  for (const line of lines) {
    const [, name = "", value = ""] = row.exec(line) ?? [];
    const isField = !longColumn.test(name) && value.length <= 160;
    if (name !== "" && value.trim() !== "") {
      if (isField) fields.push({ path: "", name, start: at, end: at + line.trimEnd().length });
      else columns.push({ path: "", start: at, end: at + name.length + 1 });
    }
    at += line.length + 1;
  }
  return { fields, columns };
}

const cell = (text: string, fields: readonly SourceField[], name: RegExp): string | null => {
  const field = fields.find((one) => name.test(one.name));
  return field === undefined ? null : text.slice(field.start, field.end).replace(/^[^:]*: */u, "");
};

/** Plain text, pasted or exported. */
export function decodeText(text: string): Decoded {
  const plain = plainLines(text);
  const { fields, columns } = readRow(plain);
  return {
    texts: { "": plain },
    fields,
    headings: columns,
    items: [],
    title: cell(plain, fields, /^(?:job_)?title$/u),
    employer: cell(plain, fields, /^(?:company|employer|company_name)$/u),
  };
}
