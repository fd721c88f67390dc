import { readdir, readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { extname, join } from "node:path";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  // Served under its own name: the page's imports stay as they are written.
  ".ts": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

export interface PageFile {
  contentType: string;
  body: string;
}

/** A page's files by name, read once; TypeScript loses its types here, so that no build is needed. */
export async function readPageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const name of await readdir(folder)) {
    const contentType = contentTypes[extname(name)];
    if (contentType === undefined) continue;
    const source = await readFile(join(folder, name), "utf8");
    files.set(name, { contentType, body: name.endsWith(".ts") ? stripTypeScriptTypes(source) : source });
  }
  return files;
}
