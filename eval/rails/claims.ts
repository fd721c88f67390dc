import { join } from "node:path";
import { z } from "zod";
import { type ForeignClaim, subjectOf } from "../../src/answer/subject-of.ts";
import type { ClaimSubject } from "../../src/answer/rails/rail.ts";
import { fileLines } from "../../src/cli/json-lines.ts";
import { openShelf } from "../../src/cli/postings.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import { factFromQuote } from "../../src/ingest/fact-from-quote.ts";
import { repair } from "../../src/ingest/repair.ts";

const LabelledClaim = z.object({
  id: z.string(),
  posting: z.string(),
  claim: z.string(),
  quotes: z.array(z.string()),
  supported: z.boolean(),
  kind: z.string(),
});
export type LabelledClaim = z.infer<typeof LabelledClaim>;

export type LabelledSubject = { label: LabelledClaim; subject: ClaimSubject };

/** The claims of a file, each as the rails are given it: on its quotes, or on its posting where it quotes nothing. */
export async function readClaims(file: string, postings: string, knowledge: Knowledge): Promise<LabelledSubject[]> {
  const shelf = await openShelf([postings], knowledge);
  return (await fileLines(file, LabelledClaim)).map((label) => {
    const { posting, facts } = shelf.find(label.posting);
    const foreign: ForeignClaim = {
      claim: repair(label.claim),
      quotes: label.quotes,
      facts,
      language: posting.language,
      employer: posting.employer,
      factOf: (quote) => factFromQuote(quote, knowledge),
    };
    return { label, subject: subjectOf(foreign) };
  });
}

/** A bank's claims and postings, as they lie in its folder. */
export const bankFiles = (folder: string): [string, string] => [join(folder, "claims.jsonl"), join(folder, "postings")];
