import type { Command } from "commander";
import { z } from "zod";
import { type Answering, openAnswering } from "../../app/answering.ts";
import type { Config } from "../../app/config.ts";
import { type Conversed, converse } from "../../app/converse.ts";
import { listRequests } from "../../app/list-requests.ts";
import { createLogger } from "../../app/logger.ts";
import { openConfiguredModel, openResponses } from "../../app/open-model.ts";
import { InputError } from "../../domain/errors.ts";
import { plainText } from "../../domain/message.ts";
import type { Logger } from "../../ports.ts";
import { answerLines, fileLines, inputLines, printJson } from "../json-lines.ts";
import { findPosting, openShelf } from "../postings.ts";

const Row = z.object({ id: z.string(), posting: z.string(), messages: z.array(z.string()).min(1) });
const Response = z.object({ hash: z.string(), content: z.string() });

type Options = {
  posting?: string;
  postings?: string;
  json?: boolean;
  batch?: boolean;
  requests?: boolean;
  responses?: string;
};

const asJson = ({ answer, ms }: Conversed) => ({
  outcome: answer.reply.outcome,
  text: plainText(answer.reply.paragraphs),
  citations: answer.reply.citations,
  ms,
});

type Batch = { answering: Answering; sources: readonly string[] };

/** Answers the last message of each line. */
async function answerBatch({ answering: { knowledge, answerMessage }, sources }: Batch): Promise<void> {
  const shelf = await openShelf(sources, knowledge);
  await answerLines(Row, async ({ id, posting, messages }) => ({
    id,
    ...asJson(await converse(messages, shelf.find(posting), answerMessage)),
  }));
}

const recordedResponses = async (file: string | undefined): Promise<Map<string, string>> =>
  new Map(file === undefined ? [] : (await fileLines(file, Response)).map(({ hash, content }) => [hash, content]));

/** Prints what a model would be asked, in place of asking it. */
async function printRequests(sources: readonly string[], responses: string | undefined, logger: Logger) {
  const model = await openResponses(await recordedResponses(responses));
  const { knowledge, answerMessage } = openAnswering(model, logger);
  const shelf = await openShelf(sources, knowledge);
  for await (const { id, posting, messages } of inputLines(Row)) {
    const requests = await listRequests(messages, shelf.find(posting), { answerMessage, model });
    for (const request of requests) printJson({ id, ...request });
  }
}

async function answerFromResponses(sources: readonly string[], file: string, logger: Logger): Promise<void> {
  const model = await openResponses(await recordedResponses(file));
  await answerBatch({ answering: openAnswering(model, logger), sources });
  const missing = model.takeUnanswered().length;
  if (missing > 0)
    process.stderr.write(`candor: ${missing} requests are not in ${file}; the posting's own words answered them.\n`);
}

/** @throws InputError where options were given together that do not go together */
function checkOptions(question: string | undefined, options: Options): void {
  const recorded = options.requests === true || options.responses !== undefined;
  if (recorded && options.batch !== true)
    throw new InputError("--requests and --responses go with --batch, which reads messages from standard input.");
  if (options.batch !== true && (question === undefined || options.posting === undefined))
    throw new InputError(
      'Give a question and a posting, as in: candor ask --posting lumen-ml-engineer "What does it pay?"',
    );
}

export function addAsk(program: Command, config: () => Config): void {
  program
    .command("ask")
    .description("ask a question about a posting, as a candidate would in Slack")
    .argument("[question]", "the question")
    .option("--posting <key or file>", "which posting: a file, or a key in the postings folder")
    .option("--postings <folder>", "the postings folder of --batch (default: CANDOR_POSTINGS)")
    .option("--json", "answer with outcome, text and citations")
    .option("--batch", 'read {"id","posting","messages"} lines from standard input; the last message is answered')
    .option("--requests", "with --batch: print what a model would be asked, and ask none")
    .option("--responses <file>", 'with --batch: take a model\'s answers from the {"hash","content"} lines of a file')
    .action(async (question: string | undefined, options: Options) => {
      checkOptions(question, options);
      const { model: settings, postingSources, logLevel } = config();
      const logger = createLogger(logLevel);
      const sources = options.postings === undefined ? postingSources : [options.postings];
      if (options.requests === true) return printRequests(sources, options.responses, logger);
      if (options.responses !== undefined) return answerFromResponses(sources, options.responses, logger);
      const answering = openAnswering(await openConfiguredModel(settings, logger), logger);
      if (options.batch === true) return answerBatch({ answering, sources });
      const posting = await findPosting(options.posting ?? "", sources, answering.knowledge);
      const conversed = await converse([question ?? ""], posting, answering.answerMessage);
      if (options.json === true) printJson(asJson(conversed));
      else process.stdout.write(`${plainText(conversed.answer.reply.paragraphs)}\n`);
    });
}
