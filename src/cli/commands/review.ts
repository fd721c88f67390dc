import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import { systemClock } from "../../app/system.ts";
import { InputError } from "../../domain/errors.ts";
import type { ReviewDesk } from "../../ports.ts";
import { reviewPosting } from "../review/review-posting.ts";
import { thisUser, withPublishing } from "../with-publishing.ts";

async function listWaiting(desk: ReviewDesk): Promise<void> {
  const waiting = (await desk.list()).filter(({ reviewed }) => reviewed === null);
  for (const { key, title, openCount } of waiting) {
    process.stdout.write(`${key}  ${title}  ${openCount} to look at\n`);
  }
  if (waiting.length === 0) process.stdout.write("Nothing waits for a review.\n");
}

/** What @inquirer throws when its reader presses Ctrl+C. */
const isStopped = (error: unknown): boolean => error instanceof Error && error.name === "ExitPromptError";

export function addReview(program: Command, config: () => Config): void {
  const opened = withPublishing(config);
  program
    .command("review")
    .description("go through what needs a person in a posting: approve, restate, withhold, publish")
    .argument("[key]", "which posting; without it, those that wait are listed")
    .option("--by <name>", "who decides", thisUser())
    .action((key: string | undefined, { by }: { by: string }) =>
      opened(async ({ publisher }) => {
        if (key === undefined) return listWaiting(publisher);
        if (!process.stdin.isTTY) {
          throw new InputError("A review in the terminal needs a person at it; this is a pipe.");
        }
        const { askReviewer } = await import("../review/ask-reviewer.ts");
        try {
          await reviewPosting(key, { desk: publisher, reviewer: askReviewer(), by, clock: systemClock });
        } catch (error) {
          if (!isStopped(error)) throw error;
          process.stdout.write("\nStopped. What you decided is saved.\n");
        }
      }),
    );
}
