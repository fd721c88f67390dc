import { listSources, readSources } from "../adapters/sources/read-source.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { IngestedPosting, Revision } from "../domain/posting.ts";
import { ingestPosting } from "../ingest/ingest-posting.ts";

/** Every posting of a file or folder, in order of the files' names. Throws InputError where a source cannot be read. */
export async function ingestPath(path: string, knowledge: Knowledge): Promise<IngestedPosting[]> {
  const ingested: IngestedPosting[] = [];
  for (const file of await listSources(path)) {
    for (const source of await readSources(file)) ingested.push(ingestPosting(source, knowledge));
  }
  return ingested;
}

/** A posting that was read and is not published, as a revision of its own: for `ask` and `verify` on files. */
export const unpublished = ({ posting, facts }: IngestedPosting): Revision => ({
  tenant: "local",
  number: 1,
  publishedAt: Date.now(),
  posting,
  facts,
});
