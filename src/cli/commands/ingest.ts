import type { Command } from "commander";
import { loadKnowledge } from "../../adapters/knowledge/load-knowledge.ts";
import type { Config } from "../../app/config.ts";
import { type ProposeWithModel, proposing } from "../../app/propose-with-model.ts";
import { readAllPostings } from "../../app/read-postings.ts";
import { shipped } from "../../app/paths.ts";
import type { IngestedPosting } from "../../domain/posting.ts";
import { printJson } from "../json-lines.ts";
import { tellRefused } from "../postings.ts";

/** A table that a recruiter can read: each fact with its state, and what a person should look at. */
function describe({ posting, facts, lint }: IngestedPosting): string {
  const lines = facts.map(
    ({ id, topic, state, statement, proposedBy }) =>
      `  ${id.padEnd(5)}${topic.padEnd(17)}${(proposedBy === undefined ? state : "proposed").padEnd(12)}${statement}`,
  );
  const findings = lint.map(
    ({ code, message, quotes }) => `  ! ${code}: ${message}${quotes.map(({ raw }) => ` “${raw.trim()}”`).join("")}`,
  );
  const head = `${posting.key}: ${posting.title}${posting.employer === null ? "" : ` at ${posting.employer}`} (${posting.kind}, ${posting.language})`;
  return [head, ...lines, ...(findings.length > 0 ? ["To look at:", ...findings] : []), ""].join("\n");
}

const unchanged: ProposeWithModel = (ingested) => Promise.resolve(ingested);

export function addIngest(program: Command, config: () => Config): void {
  program
    .command("ingest")
    .description("read postings and show the facts in them; nothing is kept")
    .argument("<source>", "a file, a folder, - for standard input, an https page, or a board such as greenhouse:acme")
    .option("--json", "one JSON object a posting, a line each")
    .option("--model", "let the configured model point at words that were overlooked; a person has to look at them")
    .action(async (source: string, options: { json?: boolean; model?: boolean }) => {
      const knowledge = loadKnowledge(shipped.knowledge);
      const read = await readAllPostings(source, knowledge);
      const propose = options.model === true ? await proposing(config(), knowledge) : unchanged;
      for (const found of read.postings) {
        const ingested = await propose(found);
        if (options.json === true) printJson(ingested);
        else process.stdout.write(`${describe(ingested)}\n`);
      }
      tellRefused(read);
      if (read.refused.length > 0) process.exitCode = 1;
    });
}
