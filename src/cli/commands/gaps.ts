import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import { dayAt } from "../../domain/day.ts";
import type { RankedGap } from "../../domain/gap.ts";
import { printJson } from "../json-lines.ts";
import { withPublishing } from "../with-publishing.ts";

/** Without anybody's words: how a question was put stays in the recruiters' channel. */
const asJson = ({ id, postingKey, topic, ask, openedAt, waiting }: RankedGap) => ({
  id,
  posting: postingKey,
  topic,
  ask,
  waiting,
  openedAt: new Date(openedAt).toISOString(),
});

const describe = ({ postingKey, topic, ask, openedAt, waiting }: RankedGap): string =>
  [
    `${String(waiting).padStart(4)} waiting`,
    postingKey,
    ask === "" ? topic : `${topic}: ${ask}`,
    `since ${dayAt(openedAt)}`,
  ].join("  ");

export function addGaps(program: Command, config: () => Config): void {
  program
    .command("gaps")
    .description("list what candidates ask and postings do not say, most waiting first")
    .option("--json", "one JSON line for each")
    .action(({ json }: { json?: boolean }) =>
      withPublishing(config)(async ({ desk, tenant }) => {
        const gaps = await desk.gaps.open(tenant);
        for (const gap of gaps) {
          if (json === true) printJson(asJson(gap));
          else process.stdout.write(`${describe(gap)}\n`);
        }
        if (gaps.length === 0 && json !== true) process.stdout.write("Nobody waits for an answer.\n");
      }),
    );
}
