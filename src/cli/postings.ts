import { existsSync } from "node:fs";
import { type IngestedPath, ingestPath, unpublished } from "../app/ingest-folder.ts";
import { InputError, NotFoundError } from "../domain/errors.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Revision } from "../domain/posting.ts";

/** The postings of a folder, read when first asked for. */
export type PostingShelf = { find(key: string): Revision };

/** Says on standard error which files were left out, and why. */
export const tellRefused = ({ refused }: IngestedPath): void => {
  for (const { message } of refused) process.stderr.write(`candor: ${message}\n`);
};

export async function openShelf(folder: string, knowledge: Knowledge): Promise<PostingShelf> {
  const ingestedPath = await ingestPath(folder, knowledge);
  tellRefused(ingestedPath);
  const revisions = new Map(ingestedPath.postings.map((ingested) => [ingested.posting.key, unpublished(ingested)]));
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
  const {
    postings: [first, ...others],
  } = await ingestPath(named, knowledge);
  if (first === undefined || others.length > 0)
    throw new InputError(`${named} holds ${others.length + 1} postings; here one is needed.`);
  return unpublished(first);
}
