import { listSources, readSources } from "../adapters/sources/read-source.ts";
import { InputError } from "../domain/errors.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { IngestedPosting, Revision } from "../domain/posting.ts";
import type { Read } from "./sync-postings.ts";
import { ingestPosting } from "../ingest/ingest-posting.ts";

export type IngestedPath = {
  postings: readonly IngestedPosting[];
  /** Why files were left out: one that cannot be read must not withhold the others. */
  refused: readonly InputError[];
};

/** Every posting of a file or folder, in order of the files' names. Throws InputError where none can be read. */
export async function ingestPath(path: string, knowledge: Knowledge): Promise<IngestedPath> {
  const postings: IngestedPosting[] = [];
  const refused: InputError[] = [];
  for (const file of await listSources(path)) {
    try {
      for (const source of await readSources(file)) postings.push(ingestPosting(source, knowledge));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      refused.push(error);
    }
  }
  if (postings.length === 0 && refused.length > 0)
    throw new InputError(refused.map(({ message }) => message).join("\n"), { cause: refused[0] });
  return { postings, refused };
}

/** What a path held, as a collection of postings holds it. */
export const readsOf = ({ postings, refused }: IngestedPath): Read[] => [
  ...postings.map((ingested) => ({ kind: "posting" as const, ingested })),
  ...refused.map((error) => ({ kind: "refused" as const, ref: "", error })),
];

/** A posting that was read and is not published, as a revision of its own: for `ask` and `verify` on files. */
export const unpublished = ({ posting, facts }: IngestedPosting): Revision => ({
  tenant: "local",
  number: 1,
  publishedAt: Date.now(),
  posting,
  facts,
  closedAt: null,
});
