import type { Command } from "commander";
import { z } from "zod";
import { loadKnowledge } from "../../adapters/knowledge/load-knowledge.ts";
import { explainVerdict } from "../../answer/explain-verdict.ts";
import { subjectOf } from "../../answer/subject-of.ts";
import { claimRails, createExaminer } from "../../answer/verify.ts";
import type { Config } from "../../app/config.ts";
import { createLogger } from "../../app/logger.ts";
import { shipped } from "../../app/paths.ts";
import { InputError } from "../../domain/errors.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import type { Revision } from "../../domain/posting.ts";
import type { RailName } from "../../domain/verdict.ts";
import { factFromQuote } from "../../ingest/fact-from-quote.ts";
import { repair } from "../../ingest/repair.ts";
import { answerLines } from "../json-lines.ts";
import { findPosting, openShelf } from "../postings.ts";

const Row = z.object({
  id: z.string(),
  posting: z.string(),
  question: z.string().optional(),
  claim: z.string(),
  quotes: z.array(z.string()),
});

type Options = { postings?: string; posting?: string; batch?: boolean; quote: string[]; explain?: boolean };
type Judgement = { rail: RailName | null; reason: string | null; ms: number; explanation: string[] };
type Judge = (revision: Revision, claim: string, quotes: readonly string[]) => Judgement;

/** Judges by all rails, so that the explanation is whole; the first block is the verdict. */
function createJudge(knowledge: Knowledge, onError: (rail: RailName, error: unknown) => void): Judge {
  const examine = createExaminer(claimRails(knowledge));
  const factOf = (quote: string) => factFromQuote(quote, knowledge);
  return ({ posting: { language, employer }, facts }, claim, quotes) => {
    const subject = subjectOf({ claim: repair(claim), quotes, facts, language, employer, factOf });
    const started = performance.now();
    const findings = examine(subject, onError);
    const ms = Math.round((performance.now() - started) * 1_000) / 1_000;
    const block = findings.map(({ verdict }) => verdict).find(({ kind }) => kind === "block");
    const blocked = block?.kind === "block" ? block : { rail: null, reason: null };
    return { rail: blocked.rail, reason: blocked.reason, ms, explanation: explainVerdict(subject, findings) };
  };
}

async function judgeBatch(judge: Judge, sources: readonly string[], knowledge: Knowledge, explain: boolean) {
  const shelf = await openShelf(sources, knowledge);
  await answerLines(Row, ({ id, posting, claim, quotes }) => {
    const { rail, reason, ms, explanation } = judge(shelf.find(posting), claim, quotes);
    return { id, supported: rail === null, rail, reason, ms, ...(explain ? { explanation } : {}) };
  });
}

export function addVerify(program: Command, config: () => Config): void {
  program
    .command("verify")
    .description("judge sentences on the words of the posting that they quote")
    .argument("[sentence]", "one sentence; without a quote it is judged as saying that something is not said")
    .option("--posting <posting>", "a posting's key or file, for one sentence")
    .option(
      "--quote <words>",
      "words of the posting that the sentence rests on; may be given several times",
      collect,
      [],
    )
    .option("--explain", "say why, in at most ten lines")
    .option("--postings <folder>", "the folder of postings (default: CANDOR_POSTINGS)")
    .option("--batch", 'read {"id","posting","question","claim","quotes"} lines from standard input')
    .action(async (sentence: string | undefined, options: Options) => {
      const { posting, quote, batch = false, explain = false } = options;
      if (!batch && (sentence === undefined || posting === undefined)) {
        throw new InputError(
          'Give --posting KEY "sentence" --quote "words" for one sentence, or --batch and JSON lines on standard input; candor verify --help shows their fields.',
        );
      }
      const { postingSources, logLevel } = config();
      const logger = createLogger(logLevel);
      const knowledge = loadKnowledge(shipped.knowledge);
      const sources = options.postings === undefined ? postingSources : [options.postings];
      const judge = createJudge(knowledge, (rail, error) => logger.error("rail_failed", error, { rail }));
      if (sentence === undefined || posting === undefined) {
        await judgeBatch(judge, sources, knowledge, explain);
        return;
      }
      const { explanation } = judge(await findPosting(posting, sources, knowledge), sentence, quote);
      process.stdout.write(`${explanation.slice(0, explain ? explanation.length : 1).join("\n")}\n`);
    });
}

const collect = (words: string, before: readonly string[]): string[] => [...before, words];
