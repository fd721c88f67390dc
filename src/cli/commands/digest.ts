import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import { gatherDigest } from "../../app/gather-digest.ts";
import { InputError } from "../../domain/errors.ts";
import { systemClock } from "../../app/system.ts";
import { digestLines } from "../../recruiter/digest.ts";
import { withPublishing } from "../with-publishing.ts";

const dayMs = 24 * 60 * 60 * 1_000;

export function addDigest(program: Command, config: () => Config): void {
  program
    .command("digest")
    .description("what waits for recruiters and what happened, posting by posting, most candidates waiting first")
    .option("--days <number>", "how far back", "7")
    .action(({ days }: { days: string }) =>
      withPublishing(config)(async ({ desk, tenant }) => {
        if (!(Number(days) > 0)) throw new InputError("--days takes a number above 0.");
        const until = systemClock.now();
        const { postings } = await gatherDigest(desk, tenant, { since: until - Number(days) * dayMs, until });
        for (const posting of postings) {
          const lines = digestLines(posting).map((line) => `  ${line}`);
          process.stdout.write(`${[posting.title, ...lines].join("\n")}\n`);
        }
        if (postings.length === 0) process.stdout.write("Nothing happened, and nobody waits.\n");
      }),
    );
}
