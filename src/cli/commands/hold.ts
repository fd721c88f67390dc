import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import { systemClock } from "../../app/system.ts";
import { InputError, NotFoundError } from "../../domain/errors.ts";
import { Hold } from "../../domain/hold.ts";
import { printJson } from "../json-lines.ts";
import { thisUser, withPublishing } from "../with-publishing.ts";

type Options = { reason?: string; lift?: boolean };

/** @throws InputError where it is not said why */
function holdOf(person: string, reason: string | undefined): Hold {
  const read = Hold.safeParse({ person, reason, by: thisUser(), since: systemClock.now() });
  if (!read.success) throw new InputError("Say why with --reason, in at most 200 characters: a case's number will do.");
  return read.data;
}

export function addHold(program: Command, config: () => Config): void {
  program
    .command("hold [person]")
    .description("keep a person's data (their Slack id) whatever its time is and whoever asks, or list who is held")
    .option("--reason <text>", "why, such as a case's number")
    .option("--lift", "let the data go as any other again")
    .action((person: string | undefined, { reason, lift = false }: Options) =>
      withPublishing(config)(async ({ desk, tenant }) => {
        if (person === undefined) {
          for (const hold of await desk.holds.list(tenant)) printJson(hold);
          return;
        }
        if (!lift) return desk.holds.hold(tenant, holdOf(person, reason));
        if (!(await desk.holds.lift(tenant, person))) throw new NotFoundError(`Nobody holds the data of ${person}.`);
      }),
    );
}
