import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { factsSuffix, writeFactsFile } from "../../adapters/sources/facts-file.ts";
import type { Config } from "../../app/config.ts";
import type { Publishing } from "../../app/open-publishing.ts";
import { dayAt } from "../../domain/day.ts";
import { NotFoundError } from "../../domain/errors.ts";
import type { PostingLine } from "../../domain/posting.ts";
import { listPostings } from "../../app/list-postings.ts";
import { pauseWords } from "../../recruiter/posting-words.ts";
import { handlingWords, isUsual } from "../../recruiter/handling.ts";
import { describeChanges } from "../describe-changes.ts";
import { printJson } from "../json-lines.ts";
import { type UsePublishing, withPublishing } from "../with-publishing.ts";

const describe = ({
  key,
  title,
  state,
  paused,
  revision,
  reviewed,
  openCount,
  collection,
  handling,
}: PostingLine): string =>
  [
    key,
    title,
    state === "paused" || paused === null ? state : `${state}, paused`,
    paused === null ? "" : `by ${pauseWords(paused)}`,
    revision === null ? "" : `revision ${revision}`,
    reviewed === null ? "not reviewed" : `reviewed by ${reviewed.by}, ${dayAt(reviewed.at)}`,
    openCount === 0 ? "" : `${openCount} to look at`,
    isUsual(handling) ? "" : handlingWords(handling),
    `from ${collection}`,
  ]
    .filter(Boolean)
    .join("  ");

const write = (text: string): boolean => process.stdout.write(text);

async function exportFacts({ desk, tenant }: Publishing, keys: readonly string[], folder: string): Promise<void> {
  const chosen = keys.length > 0 ? keys : (await desk.reviews.list(tenant)).map(({ key }) => key);
  await mkdir(folder, { recursive: true });
  for (const key of chosen) {
    const proposal = await desk.reviews.find(tenant, key);
    if (proposal === null)
      throw new NotFoundError(`No posting ${key} was read. \`candor postings\` shows those that were.`);
    const decisions = await desk.reviews.decisions(tenant, key);
    const file = join(folder, `${key}${factsSuffix}`);
    await writeFile(file, writeFactsFile({ ...proposal.ingested, decisions }));
    write(`${file}\n`);
  }
}

function addParts(postings: Command, opened: UsePublishing): void {
  postings
    .command("changes <key>")
    .description("show what publishing would change, fact by fact and field by field")
    .action((key: string) =>
      opened(async ({ publisher }) => {
        const { current, changes } = await publisher.review(key);
        write(current === null ? `${key} is not published yet.\n` : `Against revision ${current.number}:\n`);
        write(describeChanges(changes));
      }),
    );
  postings
    .command("close <key>")
    .description("end a posting: candidates are told that it is closed; publishing opens it again")
    .action((key: string) =>
      opened(async ({ desk, tenant }) => {
        if (!(await desk.postings.close(tenant, key, Date.now())))
          throw new NotFoundError(`There is no open posting ${key}. \`candor postings\` shows all of them.`);
        write(`${key} is closed.\n`);
      }),
    );
  postings
    .command("export [keys...]")
    .description(
      `write what was read and decided as readable files (KEY${factsSuffix}) that \`candor publish\` takes back`,
    )
    .requiredOption("--to <folder>", "where the files go")
    .action((keys: string[], { to }: { to: string }) => opened((publishing) => exportFacts(publishing, keys, to)));
}

export function addPostings(program: Command, config: () => Config): void {
  const opened = withPublishing(config);
  const postings = program
    .command("postings")
    .description(
      "show the postings that were read: open, paused, closed or unpublished, and which of them need a person",
    )
    .option("--json", "one JSON object a line")
    .action((options: { json?: boolean }) =>
      opened(async ({ desk, tenant }) => {
        const lines = await listPostings(desk, tenant);
        for (const line of lines) {
          if (options.json === true) printJson(line);
          else write(`${describe(line)}\n`);
        }
        if (lines.length === 0 && options.json !== true)
          write("No posting was read yet. `candor publish FILE` or `candor start` reads one.\n");
      }),
    );
  addParts(postings, opened);
}
