import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { InputError } from "../../domain/errors.ts";
import type { DecodedSource, SourceKind } from "../../domain/source.ts";
import { decodeHtml } from "./decode-html.ts";
import { decodeJson, Json } from "./decode-json.ts";
import { decodeMarkdown } from "./decode-markdown.ts";
import { type Decoded, decodeText } from "./decode-text.ts";

const maxBytes = 5 * 1024 * 1024;
const kinds: Readonly<Record<string, SourceKind>> = {
  ".txt": "text",
  ".text": "text",
  "": "text",
  ".md": "markdown",
  ".markdown": "markdown",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
  ".json": "json",
  ".jsonld": "json",
};

/** What a text is: by its file's name where that tells, else by how it begins. */
function kindOf(name: string, text: string): SourceKind {
  const named = kinds[extname(name).toLowerCase()];
  if (named !== undefined && named !== "text") return named;
  const begins = text.trimStart().slice(0, 300);
  if (/^[[{]/u.test(begins) && /[\]}]\s*$/u.test(text.slice(-50))) {
    try {
      JSON.parse(text);
      return "json";
    } catch {
      return named ?? "text";
    }
  }
  if (/^(?:<!doctype html|<html|<(?:head|body|div|p|h1|section|article)[\s>])/iu.test(begins)) return "html";
  return "text";
}

/** UTF-8, or what Windows writes where the bytes are none: cp1252 is accepted for text without NUL and control bytes. */
function textOf(bytes: Uint8Array, name: string): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  const binary = bytes
    .subarray(0, 65_536)
    .some((byte) => byte === 0 || (byte < 9 && byte > 0) || (byte > 13 && byte < 27));
  if (binary) {
    throw new InputError(
      `${name} is not a text. Candor reads text, Markdown, HTML and JSON; save the posting as one of these.`,
    );
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** A key as a posting may have one: the file's base name, other signs as "-". */
const keyOf = (name: string): string =>
  basename(name, extname(name))
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[^\p{L}\p{N}]+/u, "") || "posting";

function decode(kind: SourceKind, text: string, name: string): Decoded[] {
  switch (kind) {
    case "text":
      return [decodeText(text)];
    case "markdown":
      return [decodeMarkdown(text)];
    case "html":
      return [decodeHtml(text)];
    case "json": {
      let json: Json;
      try {
        json = Json.parse(JSON.parse(text.replace(/^\ufeff/u, "")));
      } catch (error) {
        throw new InputError(`${name} is not valid JSON: ${error instanceof Error ? error.message : "unknown error"}`, {
          cause: error,
        });
      }
      return decodeJson(json);
    }
  }
}

/** The postings in some bytes; throws InputError with what to do where they cannot be a posting. */
export function decodeSource(bytes: Uint8Array, name: string): DecodedSource[] {
  if (bytes.byteLength > maxBytes) {
    throw new InputError(
      `${name} has ${Math.ceil(bytes.byteLength / 1024 / 1024)} MB; a posting may have at most 5 MB. Give the posting alone.`,
    );
  }
  const text = textOf(bytes, name);
  if (text.trim() === "") throw new InputError(`${name} is empty. Paste the posting's text into it.`);
  const kind = kindOf(name, text);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const decoded = decode(kind, text, name).filter(({ texts }) => Object.values(texts).some((one) => one.trim() !== ""));
  if (decoded.length === 0) throw new InputError(`${name} holds no text that can be read as a posting.`);
  return decoded.map((one, index) => ({
    ...one,
    key: decoded.length > 1 ? `${keyOf(name)}-${index + 1}` : keyOf(name),
    kind,
    sha256,
  }));
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) {
      throw new InputError(
        `${path} has ${Math.ceil(size / 1024 / 1024)} MB; a posting may have at most 5 MB. Give the posting alone.`,
      );
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    const what =
      code === "ENOENT" ? "There is no file" : code === "EISDIR" ? "This is a folder" : `${code}: cannot read`;
    throw new InputError(`${what} ${path}.`, { cause: error });
  }
}

/** The files of a folder that may be postings, in order of their names; the path itself where it is a file. */
export async function listSources(path: string): Promise<string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new InputError(`There is no file or folder ${path}.`, { cause });
  });
  if (!found.isDirectory()) return [path];
  const files = await readdir(path, { withFileTypes: true });
  const sources = files.filter(
    (file) => file.isFile() && kinds[extname(file.name).toLowerCase()] !== undefined && !file.name.startsWith("."),
  );
  if (sources.length === 0) throw new InputError(`${path} holds no .txt, .md, .html or .json file.`);
  return sources.map(({ name }) => join(path, name)).toSorted();
}

/** Every posting in one file; a board's payload holds several. */
export const readSources = async (path: string): Promise<DecodedSource[]> =>
  decodeSource(await bytesOf(path), basename(path));

/** The one posting in a file. */
export async function readSource(path: string): Promise<DecodedSource> {
  const [first, ...others] = await readSources(path);
  if (first === undefined || others.length > 0) {
    throw new InputError(`${path} holds ${others.length + 1} postings; here one is needed.`);
  }
  return first;
}
