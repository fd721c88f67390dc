import { setTimeout as pause } from "node:timers/promises";
import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import { createLogger } from "../../app/logger.ts";

/** A supervisor kills what takes longer; nothing is lost either way. */
const drainMs = 20_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Resolves on the first SIGINT or SIGTERM; a second one ends the process at once. */
const stopSignal = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        resolve(signal);
        process.once(signal, () => process.exit(1));
      });
    }
  });

export function addStart(program: Command, config: () => Config): void {
  program
    .command("start")
    .description("serve the postings: in Slack with the tokens of .env, else in a local workspace in the browser")
    .action(async () => {
      const settings = config();
      const stopping = stopSignal();
      // Here and not above: no other command needs Slack, the store or the local workspace, and they take long to load.
      const { startCandor } = await import("../../app/start-candor.ts");
      const candor = await startCandor(settings, createLogger(settings.logLevel));
      say(`Candor serves ${candor.postings.length} postings: ${candor.postings.map(({ title }) => title).join(" · ")}`);
      if (candor.page === null) say("Connected to Slack. Candidates can write to the bot now.");
      else
        say(
          `Chat with it as a candidate: ${candor.page}\nNo Slack tokens are set, so this is the local workspace. Ctrl+C stops it.`,
        );
      await stopping;
      say("Finishing what is under way …");
      const isDrained = await Promise.race([candor.stop().then(() => true), pause(drainMs, false, { ref: false })]);
      if (isDrained) return;
      say("Not all of it could be finished in time; what is left waits on disk for the next start.");
      process.exit(0);
    });
}
