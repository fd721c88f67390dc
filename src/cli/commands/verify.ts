import type { Command } from "commander";
import { z } from "zod";
import { loadKnowledge } from "../../adapters/knowledge/load-knowledge.ts";
import { judgeClaim } from "../../answer/judge-claim.ts";
import { claimRails, createVerifier } from "../../answer/verify.ts";
import type { Config } from "../../app/config.ts";
import { createLogger } from "../../app/logger.ts";
import { shipped } from "../../app/paths.ts";
import { InputError } from "../../domain/errors.ts";
import { factFromQuote } from "../../ingest/fact-from-quote.ts";
import { repair } from "../../ingest/repair.ts";
import { answerLines } from "../json-lines.ts";
import { openShelf } from "../postings.ts";

const Row = z.object({
  id: z.string(),
  posting: z.string(),
  question: z.string().optional(),
  claim: z.string(),
  quotes: z.array(z.string()),
});

type Options = { postings?: string; batch?: boolean };

export function addVerify(program: Command, config: () => Config): void {
  program
    .command("verify")
    .description("judge sentences on the words of the posting that they quote")
    .option("--postings <folder>", "the folder of postings (default: CANDOR_POSTINGS)")
    .option("--batch", 'read {"id","posting","question","claim","quotes"} lines from standard input')
    .action(async (options: Options) => {
      if (options.batch !== true)
        throw new InputError("Give --batch and JSON lines on standard input; candor verify --help shows their fields.");
      const { postingSources, logLevel } = config();
      const logger = createLogger(logLevel);
      const knowledge = loadKnowledge(shipped.knowledge);
      const shelf = await openShelf(options.postings === undefined ? postingSources : [options.postings], knowledge);
      const factOf = (quote: string) => factFromQuote(quote, knowledge);
      const verify = createVerifier(claimRails(knowledge));
      await answerLines(Row, ({ id, posting: key, claim, quotes }) => {
        const { posting, facts } = shelf.find(key);
        const { language, employer } = posting;
        const started = performance.now();
        const verdict = judgeClaim(
          { claim: repair(claim), quotes, facts, language, employer, factOf },
          verify,
          (rail, error) => logger.error("rail_failed", error, { rail }),
        );
        const ms = Math.round((performance.now() - started) * 1_000) / 1_000;
        const blocked = verdict.kind === "block";
        return {
          id,
          supported: !blocked,
          rail: blocked ? verdict.rail : null,
          reason: blocked ? verdict.reason : null,
          ms,
        };
      });
    });
}
