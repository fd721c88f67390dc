import { once } from "node:events";
import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import { createLogger } from "../../app/logger.ts";
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

type Options = { by: string; page?: boolean; port?: number };

/** Until Ctrl+C; each decision is saved when it is made. */
async function servePage(
  desk: ReviewDesk,
  { by, key, port = 0 }: { by: string; key: string | undefined; port?: number | undefined },
): Promise<void> {
  const { startReviewPage } = await import("../../adapters/review-page/start-review-page.ts");
  const logger = createLogger("warn");
  const page = await startReviewPage({ desk, by, key, port, clock: systemClock, logger });
  process.stdout.write(`Review as ${by}: ${page.url}\nThe address is for you alone. Ctrl+C ends the page.\n`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await page.close();
}

/** What @inquirer throws when its reader presses Ctrl+C. */
const isStopped = (error: unknown): boolean => error instanceof Error && error.name === "ExitPromptError";

export function addReview(program: Command, config: () => Config): void {
  const opened = withPublishing(config);
  program
    .command("review")
    .description("go through what needs a person in a posting: approve, restate, withhold, publish")
    .argument("[key]", "which posting; without it, those that wait are listed")
    .option("--page", "on a page in the browser, source beside facts; Ctrl+C ends it")
    .option("--port <port>", "of the page (default: any free one)", Number)
    .option("--by <name>", "who decides", thisUser())
    .action((key: string | undefined, { by, page, port }: Options) =>
      opened(async ({ publisher }) => {
        if (page === true) return servePage(publisher, { by, key, port });
        if (key === undefined) return listWaiting(publisher);
        if (!process.stdin.isTTY) {
          throw new InputError(
            "A review in the terminal needs a person at it; this is a pipe. On a page: candor review --page",
          );
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
