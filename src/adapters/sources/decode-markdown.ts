import { isMap, isScalar, parseDocument } from "yaml";
import type { SourceField } from "../../domain/source.ts";
import { type Decoded, plainLines } from "./decode-text.ts";

const frontMatter = /^---\n([\s\S]*?)\n(?:---|\.\.\.)\s*(?:\n|$)/u;

/** The scalars of the front matter, each where it stands in the file; none where it is no YAML. */
function frontFields(plain: string, yaml: string, offset: number): SourceField[] {
  const document = parseDocument(yaml);
  if (document.errors.length > 0 || !isMap(document.contents)) return [];
  return document.contents.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !isScalar(value) || value.range === undefined || value.range === null) return [];
    if (plain.slice(offset + value.range[0], offset + value.range[1]).trim() === "") return [];
    const start = offset + (key.range?.[0] ?? value.range[0]);
    const end = offset + value.range[1];
    return start < end ? [{ path: "", name: String(key.value), start, end }] : [];
  });
}

/** Markdown as it is stored; headings and items are read from their marks later. */
export function decodeMarkdown(text: string): Decoded {
  const plain = plainLines(text);
  const front = frontMatter.exec(plain);
  const fields = front === null ? [] : frontFields(plain, front[1] ?? "", 4);
  const value = (name: RegExp): string | null => {
    const field = fields.find((one) => name.test(one.name));
    if (field === undefined) return null;
    return plain
      .slice(field.start, field.end)
      .replace(/^[^:]*:\s*/u, "")
      .replace(/^(["'])(.*)\1$/su, "$2");
  };
  const first = /^#\s+(.+)$/mu.exec(plain)?.[1]?.trim() ?? null;
  return {
    texts: { "": plain },
    fields,
    headings: [],
    items: [],
    title: value(/^(?:title|job_?title|position)$/iu) ?? first,
    employer: value(/^(?:company|employer|organi[sz]ation)$/iu),
  };
}
