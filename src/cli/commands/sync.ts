import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import type { Publishing } from "../../app/open-publishing.ts";
import type { SyncReport } from "../../app/sync-postings.ts";
import { CandorError } from "../../domain/errors.ts";
import { showProgress } from "../show-progress.ts";
import { withPublishing } from "../with-publishing.ts";

const describe = ({ ref, isUnchanged, taken, closed, refused }: SyncReport): string =>
  isUnchanged
    ? `${ref}: nothing has changed.`
    : [
        `${ref}: ${taken.new} new, ${taken.changed} changed, ${taken.same} as before, ${closed.length} closed.`,
        ...closed.map((key) => `  closed: ${key}`),
        ...refused.map(({ error }) => `  could not be read: ${error.message}`),
        ...(refused.length > 0 ? ["  Nothing was closed, since what is missing may be what could not be read."] : []),
      ].join("\n");

/** One board that does not answer keeps no other one from being synced. */
async function syncEach(refs: readonly string[], { postingSync }: Publishing, isWhole: boolean): Promise<void> {
  for (const ref of refs) {
    try {
      const progress = showProgress(ref);
      const report = await postingSync.sync(ref, { isWhole, onRead: progress.update }).finally(progress.stop);
      if (report.refused.length > 0) process.exitCode = 1;
      process.stdout.write(`${describe(report)}\n`);
    } catch (error) {
      if (!(error instanceof CandorError)) throw error;
      process.stderr.write(`candor: ${error.message}\n`);
      process.exitCode = 1;
    }
  }
}

export function addSync(program: Command, config: () => Config): void {
  program
    .command("sync")
    .description("bring postings up to date with their folders and boards: new, changed, closed")
    .argument("[sources...]", "which; without any, those of CANDOR_POSTINGS")
    .option("--whole", "read all anew, also what its server says is unchanged")
    .action((sources: string[], options: { whole?: boolean }) =>
      withPublishing(config)((publishing) =>
        syncEach(sources.length > 0 ? sources : config().postingSources, publishing, options.whole === true),
      ),
    );
}
