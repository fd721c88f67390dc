import { open, readdir, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { InputError } from "../../domain/errors.ts";
import { factsSuffix } from "./facts-file.ts";
import { kindsByEnding, maxBytes } from "./decode-source.ts";

const code = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "unknown error";

const tooLarge = (path: string, size: number): InputError =>
  new InputError(
    `${path} has ${Math.ceil(size / 1024 / 1024)} MB; a posting may have at most 5 MB. Give the posting alone.`,
  );

/** A file's bytes; what it grows by meanwhile is not read. */
export async function readFileBytes(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > maxBytes) throw tooLarge(path, size);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const why = code(error);
    const what = why === "ENOENT" ? "There is no file" : why === "EISDIR" ? "This is a folder" : `${why}: cannot read`;
    throw new InputError(`${what} ${path}.`, { cause: error });
  }
}

const isSource = (name: string): boolean =>
  name.endsWith(factsSuffix) || kindsByEnding[extname(name).toLowerCase()] !== undefined;

/** The files of a folder that may be postings, in order of their names; the path itself where it is a file. */
export async function listFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new InputError(`There is no file or folder ${path}.`, { cause });
  });
  if (!found.isDirectory()) return [path];
  const files = await readdir(path, { withFileTypes: true });
  const sources = files.filter((file) => file.isFile() && isSource(file.name) && !file.name.startsWith("."));
  if (sources.length === 0) throw new InputError(`${path} holds no .txt, .md, .html, .json, .pdf or .docx file.`);
  return sources.map(({ name }) => join(path, name)).toSorted();
}

/** A file's name without folder and ending: reviewed facts stand beside the source of the same name. */
export const stem = (path: string): string =>
  path.endsWith(factsSuffix) ? basename(path, factsSuffix) : basename(path, extname(path));

/** Standard input up to what a posting may have. */
export async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<unknown>) {
    if (!(chunk instanceof Uint8Array)) throw new Error("standard input gives no bytes");
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge("Standard input", size);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
