import { createSourceReader } from "../adapters/sources/create-source-reader.ts";
import { createFetcher } from "../adapters/sources/fetch/fetcher.ts";
import { InputError, type UnavailableError } from "../domain/errors.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { IngestedPosting, Revision } from "../domain/posting.ts";
import type { Decision } from "../domain/review.ts";
import type { Validators } from "../domain/source.ts";
import { applyDecisions } from "../ingest/apply-decisions.ts";
import { ingestPosting } from "../ingest/ingest-posting.ts";
import type { SourceReader } from "../ports.ts";

/** What reading a reference leads to, with the facts taken: as `Arrival` of the source reader. */
export type Read =
  | { kind: "posting"; ingested: IngestedPosting; decisions: readonly Decision[] }
  | { kind: "refused"; ref: string; error: InputError | UnavailableError }
  | { kind: "unchanged" }
  | { kind: "end"; validators: Validators | null };

/** Reads everything that recruiters have postings in, over the open internet where it is named by an address. */
export const openSourceReader = (): SourceReader => createSourceReader({ fetcher: createFetcher() });

/** Every posting of a reference, one at a time. */
export async function* readPostings(
  ref: string,
  { reader, knowledge }: { reader: SourceReader; knowledge: Knowledge },
  validators: Validators | null = null,
): AsyncGenerator<Read> {
  for await (const arrival of reader.read(ref, validators)) {
    switch (arrival.kind) {
      case "source":
        yield { kind: "posting", ingested: ingestPosting(arrival.source, knowledge), decisions: [] };
        break;
      case "facts":
        yield { kind: "posting", ingested: arrival.ingested, decisions: arrival.decisions };
        break;
      case "refused":
      case "unchanged":
      case "end":
        yield arrival;
        break;
      case "expected":
    }
  }
}

function decided({ ingested, decisions }: Extract<Read, { kind: "posting" }>, knowledge: Knowledge): IngestedPosting {
  if (decisions.length === 0) return ingested;
  const { open: _open, stale: _stale, ...reviewed } = applyDecisions(ingested, decisions, knowledge);
  return reviewed;
}

export type ReadPostings = {
  /** With the decisions that came along. */
  postings: readonly IngestedPosting[];
  /** Why sources were left out: one that cannot be read must not withhold the others. */
  refused: readonly (InputError | UnavailableError)[];
};

/** Every posting of a reference at once. Throws InputError where none can be read. */
export async function readAllPostings(ref: string, knowledge: Knowledge): Promise<ReadPostings> {
  const postings: IngestedPosting[] = [];
  const refused: (InputError | UnavailableError)[] = [];
  for await (const read of readPostings(ref, { reader: openSourceReader(), knowledge })) {
    if (read.kind === "posting") postings.push(decided(read, knowledge));
    if (read.kind === "refused") refused.push(read.error);
  }
  if (postings.length === 0 && refused.length > 0)
    throw new InputError(refused.map(({ message }) => message).join("\n"), { cause: refused[0] });
  return { postings, refused };
}

/** A posting that was read and is not published, as a revision of its own: for `ask` and `verify` on files. */
export const unpublished = ({ posting, facts }: IngestedPosting): Revision => ({
  tenant: "local",
  number: 1,
  publishedAt: Date.now(),
  posting,
  facts,
  closedAt: null,
});
