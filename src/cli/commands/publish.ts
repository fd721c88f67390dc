import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import { ingestPath, readsOf } from "../../app/ingest-folder.ts";
import type { Publishing } from "../../app/open-publishing.ts";
import { byHand } from "../../app/sync-postings.ts";
import { readFactsFile, factsSuffix } from "../../adapters/sources/facts-file.ts";
import { tellRefused } from "../postings.ts";
import { withPublishing } from "../with-publishing.ts";

const toLookAt = (key: string, openCount: number): string =>
  openCount === 0 ? "" : ` ${openCount} of its facts need a person: candor review ${key}`;

/** The keys of what is named: postings that were read before, or sources that are read now. */
async function keysOf(named: string, { publisher, knowledge }: Publishing): Promise<string[]> {
  if (!existsSync(named)) return [named];
  if (named.endsWith(factsSuffix)) {
    const { decisions, ...ingested } = readFactsFile(await readFile(named, "utf8"), named);
    return [(await publisher.take(ingested, byHand, decisions)).key];
  }
  const ingested = await ingestPath(named, knowledge);
  tellRefused(ingested);
  if (ingested.refused.length > 0) process.exitCode = 1;
  const keys: string[] = [];
  for (const read of readsOf(ingested)) {
    if (read.kind === "posting") keys.push((await publisher.take(read.ingested, byHand)).key);
  }
  return keys;
}

export function addPublish(program: Command, config: () => Config): void {
  const opened = withPublishing(config);
  program
    .command("publish")
    .description("make postings current: those of files and folders, or ones that were read before, by their keys")
    .argument("<what...>", "files, folders, or keys as `candor postings` shows them")
    .action((what: string[]) =>
      opened(async (publishing) => {
        for (const key of (await Promise.all(what.map((named) => keysOf(named, publishing)))).flat()) {
          const { number, facts } = await publishing.publisher.release(key);
          const { open } = await publishing.publisher.review(key);
          process.stdout.write(
            `${key}: revision ${number} is current, ${facts.length} facts.${toLookAt(key, open.length)}\n`,
          );
        }
      }),
    );
}
