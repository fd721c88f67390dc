import { existsSync } from "node:fs";
import { type ReadPostings, readAllPostings, unpublished } from "../app/read-postings.ts";
import { InputError, NotFoundError } from "../domain/errors.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Revision } from "../domain/posting.ts";

/** The postings of a folder, read when first asked for. */
export type PostingShelf = { find(key: string): Revision };

/** Says on standard error which files were left out, and why. */
export const tellRefused = ({ refused }: ReadPostings): void => {
  for (const { message } of refused) process.stderr.write(`candor: ${message}\n`);
};

/** @param sources folders, files, boards or pages */
export async function openShelf(sources: readonly string[], knowledge: Knowledge): Promise<PostingShelf> {
  const revisions = new Map<string, Revision>();
  for (const source of sources) {
    const read = await readAllPostings(source, knowledge);
    tellRefused(read);
    for (const ingested of read.postings) revisions.set(ingested.posting.key, unpublished(ingested));
  }
  return {
    find(key) {
      const revision = revisions.get(key);
      if (revision === undefined)
        throw new NotFoundError(
          `There is no posting ${key} in ${sources.join(", ")}. There are: ${[...revisions.keys()].join(", ")}.`,
        );
      return revision;
    },
  };
}

/** One posting, named by its file or by its key among the postings of some sources. */
export async function findPosting(named: string, sources: readonly string[], knowledge: Knowledge): Promise<Revision> {
  if (!existsSync(named)) return (await openShelf(sources, knowledge)).find(named);
  const {
    postings: [first, ...others],
  } = await readAllPostings(named, knowledge);
  if (first === undefined || others.length > 0)
    throw new InputError(`${named} holds ${others.length + 1} postings; here one is needed.`);
  return unpublished(first);
}
