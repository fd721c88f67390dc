import { createHash } from "node:crypto";
import { basename, extname } from "node:path";
import { InputError } from "../../domain/errors.ts";
import type { DecodedSource, SourceKind } from "../../domain/source.ts";
import { personioPositions } from "./boards/personio.ts";
import { decodeHtml } from "./decode-html.ts";
import { decodeJob, decodeJson } from "./decode-json.ts";
import { decodeMarkdown } from "./decode-markdown.ts";
import { type Decoded, decodeText } from "./decode-text.ts";
import { Json } from "./json.ts";

/** What a posting may have at most: text, markup and all. */
export const maxBytes = 5 * 1024 * 1024;

/** The kinds that a file's name tells; a file without a known ending is read as what it begins like. */
export const kindsByEnding: Readonly<Record<string, SourceKind>> = {
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
  ".xml": "xml",
  ".pdf": "pdf",
  ".docx": "docx",
};

const kindsByType: Readonly<Record<string, SourceKind>> = {
  "text/html": "html",
  "application/xhtml+xml": "html",
  "text/markdown": "markdown",
  "application/json": "json",
  "application/ld+json": "json",
};

/** What a text is: by its media type or its file's name where they tell, else by how it begins. */
function kindOf(name: string, text: string, type: string | null): SourceKind {
  const typed = type === null ? undefined : kindsByType[type];
  const named = typed ?? kindsByEnding[extname(name).toLowerCase()];
  // What is called a PDF or a Word document and is a text is read as the text that it is.
  if (named !== undefined && !["text", "pdf", "docx"].includes(named)) return named;
  const begins = text.trimStart().slice(0, 300);
  if (/^[[{]/u.test(begins) && /[\]}]\s*$/u.test(text.slice(-50))) {
    try {
      JSON.parse(text);
      return "json";
    } catch {
      return "text";
    }
  }
  if (/^(?:<!doctype html|<html|<(?:head|body|div|p|h1|section|article)[\s>])/iu.test(begins)) return "html";
  if (/^<\?xml/iu.test(begins)) return "xml";
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
      `${name} is not a text. Candor reads text, Markdown, HTML, JSON, PDF and DOCX; save the posting as one of these.`,
    );
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** A key as a posting may have one: other signs than letters, digits and `._-` as "-". */
export const keyOf = (name: string): string =>
  name
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[^\p{L}\p{N}]+/u, "") || "posting";

/** The key of a file's posting: the file's base name. */
export const fileKey = (name: string): string => keyOf(basename(name, extname(name)));

export const hashOf = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

function parseJson(text: string, name: string): Json {
  try {
    return Json.parse(JSON.parse(text.replace(/^\ufeff/u, "")));
  } catch (error) {
    throw new InputError(`${name} is not valid JSON: ${error instanceof Error ? error.message : "unknown error"}`, {
      cause: error,
    });
  }
}

function decode(kind: SourceKind, text: string, name: string): Decoded[] {
  switch (kind) {
    case "text":
    case "pdf":
    case "docx":
      return [decodeText(text)];
    case "markdown":
      return [decodeMarkdown(text)];
    case "html":
      return [decodeHtml(text)];
    case "json":
      return decodeJson(parseJson(text, name));
    case "xml": {
      const positions = personioPositions(text);
      if (positions === null)
        throw new InputError(`${name} is XML, but no Personio feed. Save the posting's page or text.`);
      return positions.flatMap((position) => decodeJob(position) ?? []);
    }
  }
}

const isReadable = ({ texts }: Decoded): boolean => Object.values(texts).some((one) => one.trim() !== "");

export function refuseTooLarge(bytes: Uint8Array, name: string): void {
  if (bytes.byteLength <= maxBytes) return;
  throw new InputError(
    `${name} has ${Math.ceil(bytes.byteLength / 1024 / 1024)} MB; a posting may have at most 5 MB. Give the posting alone.`,
  );
}

/**
 * The postings in the bytes of a text; throws InputError with what to do where they cannot be a posting.
 * @param type the media type that they came with, where there was one
 */
export function decodeSource(bytes: Uint8Array, name: string, type: string | null = null): DecodedSource[] {
  refuseTooLarge(bytes, name);
  const text = textOf(bytes, name);
  if (text.trim() === "") throw new InputError(`${name} is empty. Paste the posting's text into it.`);
  const kind = kindOf(name, text, type);
  const sha256 = hashOf(bytes);
  const decoded = decode(kind, text, name).filter(isReadable);
  if (decoded.length === 0) throw new InputError(`${name} holds no text that can be read as a posting.`);
  return decoded.map((one, index) => ({
    ...one,
    key: decoded.length > 1 ? `${fileKey(name)}-${index + 1}` : fileKey(name),
    kind,
    sha256,
  }));
}
