import type { Command } from "commander";
import { z } from "zod";
import { openAnswering } from "../../app/answering.ts";
import type { Config } from "../../app/config.ts";
import { type Conversed, converse } from "../../app/converse.ts";
import { createLogger } from "../../app/logger.ts";
import { InputError } from "../../domain/errors.ts";
import { plainText } from "../../domain/message.ts";
import { answerLines, printJson } from "../json-lines.ts";
import { findPosting, openShelf } from "../postings.ts";

const Row = z.object({ id: z.string(), posting: z.string(), messages: z.array(z.string()).min(1) });

type Options = { posting?: string; postings?: string; json?: boolean; batch?: boolean };

const asJson = ({ answer, ms }: Conversed) => ({
  outcome: answer.reply.outcome,
  text: plainText(answer.reply.paragraphs),
  citations: answer.reply.citations,
  ms,
});

export function addAsk(program: Command, config: () => Config): void {
  program
    .command("ask")
    .description("ask a question about a posting, as a candidate would in Slack")
    .argument("[question]", "the question")
    .option("--posting <key or file>", "which posting: a file, or a key in the postings folder")
    .option("--postings <folder>", "the postings folder of --batch (default: CANDOR_POSTINGS)")
    .option("--json", "answer with outcome, text and citations")
    .option("--batch", 'read {"id","posting","messages"} lines from standard input; the last message is answered')
    .action(async (question: string | undefined, options: Options) => {
      const { model, postingSources, logLevel } = config();
      const { knowledge, answerMessage } = await openAnswering(model, createLogger(logLevel));
      const sources = options.postings === undefined ? postingSources : [options.postings];
      if (options.batch === true) {
        const shelf = await openShelf(sources, knowledge);
        return answerLines(Row, async ({ id, posting, messages }) => ({
          id,
          ...asJson(await converse(messages, shelf.find(posting), answerMessage)),
        }));
      }
      if (question === undefined || options.posting === undefined) {
        throw new InputError(
          'Give a question and a posting, as in: candor ask --posting lumen-ml-engineer "What does it pay?"',
        );
      }
      const conversed = await converse(
        [question],
        await findPosting(options.posting, sources, knowledge),
        answerMessage,
      );
      if (options.json === true) printJson(asJson(conversed));
      else process.stdout.write(`${plainText(conversed.answer.reply.paragraphs)}\n`);
    });
}
