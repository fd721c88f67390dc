import { existsSync } from "node:fs";
import { ingestPath, unpublished } from "../app/ingest-folder.ts";
import { InputError, NotFoundError } from "../domain/errors.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Revision } from "../domain/posting.ts";

/** The postings of a folder, read when first asked for. */
export type PostingShelf = { find(key: string): Revision };

export async function openShelf(folder: string, knowledge: Knowledge): Promise<PostingShelf> {
  const revisions = new Map(
    (await ingestPath(folder, knowledge)).map((ingested) => [ingested.posting.key, unpublished(ingested)]),
  );
  return {
    find(key) {
      const revision = revisions.get(key);
      if (revision === undefined)
        throw new NotFoundError(
          `There is no posting ${key} in ${folder}. There are: ${[...revisions.keys()].join(", ")}.`,
        );
      return revision;
    },
  };
}

/** One posting, named by its file or by its key in the folder of postings. */
export async function findPosting(named: string, folder: string, knowledge: Knowledge): Promise<Revision> {
  if (!existsSync(named)) return (await openShelf(folder, knowledge)).find(named);
  const [first, ...others] = await ingestPath(named, knowledge);
  if (first === undefined || others.length > 0)
    throw new InputError(`${named} holds ${others.length + 1} postings; here one is needed.`);
  return unpublished(first);
}
