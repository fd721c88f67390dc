import { parseDocument } from "yaml";
import { decodePayload } from "./decode-json.ts";
import { type Decoded, plainLines } from "./decode-text.ts";
import { isObject, Json, type JsonObject } from "./json.ts";

const frontMatter = /^---\n([\s\S]*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|$)/u;

/** What a page's generator needs and a reader never sees. */
const silent =
  /^(?:layout|extra_?(?:css|js)|stylesheets?|scripts?|permalink|draft|weight|aliases|toc|template|slug)$/iu;

/** The entries of the front matter; `null` where it is no YAML that says something, and so a text as any other. */
function frontOf(yaml: string): JsonObject | null {
  const document = parseDocument(yaml);
  if (document.errors.length > 0) return null;
  const front = Json.safeParse(document.toJS({ maxAliasCount: 20 }));
  if (!front.success || !isObject(front.data)) return null;
  return Object.fromEntries(Object.entries(front.data).filter(([key]) => !silent.test(key)));
}

const named = (front: JsonObject, name: RegExp): string | null => {
  const [, value] = Object.entries(front).find(([key]) => name.test(key)) ?? [];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
};

/**
 * Markdown as it is stored, under ""; headings and items are read from their marks later. The front matter's entries
 * stand under `/front`, as those of a payload.
 */
export function decodeMarkdown(text: string): Decoded {
  const plain = plainLines(text);
  const [marked = "", yaml = ""] = frontMatter.exec(plain) ?? [];
  const front = frontOf(yaml);
  const body = front === null ? plain : plain.slice(marked.length);
  const first = /^#\s+(.+)$/mu.exec(body)?.[1]?.trim() ?? null;
  const entries = decodePayload(front ?? {}, "/front");
  return {
    ...entries,
    texts: { ...entries.texts, ...(body.trim() === "" ? {} : { "": body }) },
    title: named(front ?? {}, /^(?:title|job_?title|position)$/iu) ?? first,
    employer: named(front ?? {}, /^(?:company|employer|organi[sz]ation)$/iu),
  };
}
