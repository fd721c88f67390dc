import type { Command } from "commander";
import { loadKnowledge } from "../../adapters/knowledge/load-knowledge.ts";
import { readAllPostings } from "../../app/read-postings.ts";
import { shipped } from "../../app/paths.ts";
import type { IngestedPosting } from "../../domain/posting.ts";
import { printJson } from "../json-lines.ts";
import { tellRefused } from "../postings.ts";

/** A table that a recruiter can read: each fact with its state, and what a person should look at. */
function describe({ posting, facts, lint }: IngestedPosting): string {
  const lines = facts.map(
    ({ id, topic, state, statement }) => `  ${id.padEnd(5)}${topic.padEnd(17)}${state.padEnd(12)}${statement}`,
  );
  const findings = lint.map(
    ({ code, message, quotes }) => `  ! ${code}: ${message}${quotes.map(({ raw }) => ` “${raw.trim()}”`).join("")}`,
  );
  const head = `${posting.key}: ${posting.title}${posting.employer === null ? "" : ` at ${posting.employer}`} (${posting.kind}, ${posting.language})`;
  return [head, ...lines, ...(findings.length > 0 ? ["To look at:", ...findings] : []), ""].join("\n");
}

export function addIngest(program: Command): void {
  program
    .command("ingest")
    .description("read postings and show the facts in them; nothing is kept")
    .argument("<source>", "a file, a folder, - for standard input, an https page, or a board such as greenhouse:acme")
    .option("--json", "one JSON object a posting, a line each")
    .action(async (source: string, options: { json?: boolean }) => {
      const read = await readAllPostings(source, loadKnowledge(shipped.knowledge));
      for (const ingested of read.postings) {
        if (options.json === true) printJson(ingested);
        else process.stdout.write(`${describe(ingested)}\n`);
      }
      tellRefused(read);
      if (read.refused.length > 0) process.exitCode = 1;
    });
}
