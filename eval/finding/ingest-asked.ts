import { decodeSource } from "../../src/adapters/sources/decode-source.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import type { IngestedPosting } from "../../src/domain/posting.ts";
import { ingestPosting } from "../../src/ingest/ingest-posting.ts";
import type { AskedPosting } from "./read-asked-postings.ts";

/** @throws Error where the source holds no posting */
export function ingestAsked({ source }: AskedPosting, knowledge: Knowledge): IngestedPosting {
  const [decoded] = decodeSource(Buffer.from(source), "lesson.txt");
  if (decoded === undefined) throw new Error(`No posting: ${source}`);
  return ingestPosting(decoded, knowledge);
}
