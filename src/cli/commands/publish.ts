import { existsSync } from "node:fs";
import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import type { Publishing } from "../../app/open-publishing.ts";
import { type ProposeWithModel, proposing } from "../../app/propose-with-model.ts";
import { openSourceReader, readPostings } from "../../app/read-postings.ts";
import { byHand } from "../../app/sync-postings.ts";
import { withPublishing } from "../with-publishing.ts";

const toLookAt = (key: string, openCount: number): string =>
  openCount === 0 ? "" : ` ${openCount} of its facts need a person: candor review ${key}`;

/** Keys hold no ":" and no "/": such a name is a board or an address. */
const isSource = (named: string): boolean => named === "-" || /[:/]/u.test(named) || existsSync(named);

/** The keys of what is named: postings that were read before, or sources that are read now. */
async function* keysOf(
  named: string,
  { publisher, knowledge }: Publishing,
  propose: ProposeWithModel | null,
): AsyncGenerator<string> {
  if (!isSource(named)) {
    yield named;
    return;
  }
  for await (const read of readPostings(named, { reader: openSourceReader(), knowledge })) {
    if (read.kind === "posting") {
      const ingested = propose === null ? read.ingested : await propose(read.ingested);
      yield (await publisher.take(ingested, byHand, { decisions: read.decisions })).key;
    }
    if (read.kind === "refused") {
      process.stderr.write(`candor: ${read.error.message}\n`);
      process.exitCode = 1;
    }
  }
}

export function addPublish(program: Command, config: () => Config): void {
  const opened = withPublishing(config);
  program
    .command("publish")
    .description("make postings current: those of sources, or ones that were read before, by their keys")
    .argument(
      "<what...>",
      "files, folders, - for standard input, pages, boards, or keys as `candor postings` shows them",
    )
    .option("--model", "let the configured model point at words that were overlooked; they wait for a review")
    .action((what: string[], options: { model?: boolean }) =>
      opened(async (publishing) => {
        const propose = options.model === true ? await proposing(config(), publishing.knowledge) : null;
        for (const named of what) {
          for await (const key of keysOf(named, publishing, propose)) {
            const { number, facts } = await publishing.publisher.release(key);
            const { open } = await publishing.publisher.review(key);
            process.stdout.write(
              `${key}: revision ${number} is current, ${facts.length} facts.${toLookAt(key, open.length)}\n`,
            );
          }
        }
      }),
    );
}
