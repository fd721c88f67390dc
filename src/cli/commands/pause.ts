import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import type { Publishing } from "../../app/open-publishing.ts";
import { createPostingDesk } from "../../app/posting-desk.ts";
import { systemClock } from "../../app/system.ts";
import { silentLogger } from "../../app/logger.ts";
import type { PostingDesk } from "../../ports.ts";
import { pausedWords, resumedWords } from "../../recruiter/posting-words.ts";
import { thisUser, withPublishing } from "../with-publishing.ts";

const deskOf = ({ desk, publisher, tenant }: Publishing): PostingDesk =>
  createPostingDesk({ store: desk, publisher, tenant, clock: systemClock, logger: silentLogger });

const me = () => ({ id: thisUser(), name: null });

/** What was not to be found or done is a failure of the command. */
function tell(words: string, isDone: boolean): void {
  (isDone ? process.stdout : process.stderr).write(isDone ? `${words}\n` : `candor: ${words}\n`);
  if (!isDone) process.exitCode = 1;
}

export function addPause(program: Command, config: () => Config): void {
  const opened = withPublishing(config);
  program
    .command("pause <key>")
    .description("answer nobody about a posting for now: it is not offered, and who asks is told so")
    .action((key: string) =>
      opened(async (publishing) => {
        const outcome = await deskOf(publishing).pause(key, me());
        tell(pausedWords(key, outcome), outcome.kind === "paused" || outcome.kind === "already");
      }),
    );
  program
    .command("resume <key>")
    .description("answer candidates about a paused posting again")
    .action((key: string) =>
      opened(async (publishing) => {
        const outcome = await deskOf(publishing).resume(key, me());
        tell(resumedWords(key, outcome), outcome !== "unknown");
      }),
    );
}
