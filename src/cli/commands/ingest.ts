import type { Command } from "commander";
import { loadKnowledge } from "../../adapters/knowledge/load-knowledge.ts";
import { ingestPath } from "../../app/ingest-folder.ts";
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
    .description("read postings from a file or folder and show the facts in them")
    .argument("<source>", "a .txt, .md, .html or .json file, or a folder of such files")
    .option("--json", "one JSON object a posting, a line each")
    .action(async (source: string, options: { json?: boolean }) => {
      const ingestedPath = await ingestPath(source, loadKnowledge(shipped.knowledge));
      for (const ingested of ingestedPath.postings) {
        if (options.json === true) printJson(ingested);
        else process.stdout.write(`${describe(ingested)}\n`);
      }
      tellRefused(ingestedPath);
      if (ingestedPath.refused.length > 0) process.exitCode = 1;
    });
}
