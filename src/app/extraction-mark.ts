import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { shipped } from "./paths.ts";

const codeFolders = ["ingest", "domain", "adapters/sources"].map((folder) => join(import.meta.dirname, "..", folder));

/**
 * Names the code and vocabularies by which facts are taken: with another mark the same source may give other facts. Made
 * of the files themselves, so that nobody has to remember to count up.
 */
export function extractionMark(): string {
  const hash = createHash("sha256");
  for (const folder of [...codeFolders, shipped.knowledge]) {
    const files = readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((file) => file.isFile() && /\.(?:ts|yaml)$/u.test(file.name) && !file.name.endsWith(".facts.yaml"))
      .map((file) => join(file.parentPath, file.name));
    for (const file of files.toSorted()) hash.update(file.slice(folder.length)).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
}
