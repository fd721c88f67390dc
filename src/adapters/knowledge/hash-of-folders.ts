import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** SHA-256, in hex, of every file of some folders of `folder`, with their names. */
export function hashOfFolders(folder: string, names: readonly string[]): string {
  const hash = createHash("sha256");
  for (const name of names)
    for (const file of readdirSync(join(folder, name)).toSorted())
      hash.update(`${name}/${file}\n`).update(readFileSync(join(folder, name, file)));
  return hash.digest("hex");
}
