import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import type { Publishing } from "../../app/open-publishing.ts";
import { systemClock } from "../../app/system.ts";
import { InputError, NotFoundError } from "../../domain/errors.ts";
import { Hold } from "../../domain/hold.ts";
import { printJson } from "../json-lines.ts";
import { thisUser, withPublishing } from "../with-publishing.ts";

type Options = { reason?: string; lift?: boolean };

/** @throws InputError where it is no reason, or names the person: the audit keeps it when their data is gone */
function reasonFor(person: string, reason: string | undefined): string {
  const read = Hold.shape.reason.safeParse(reason);
  if (!read.success) throw new InputError("Say why with --reason, in at most 200 characters: a case's number will do.");
  if (read.data.includes(person))
    throw new InputError("Say why without naming the person: the reason is kept longer than their data.");
  return read.data;
}

async function lift({ desk, tenant }: Publishing, person: string, reason: string | undefined): Promise<void> {
  const why = reason === undefined ? null : reasonFor(person, reason);
  if (!(await desk.holds.lift(tenant, person, { by: thisUser(), at: systemClock.now(), reason: why })))
    throw new NotFoundError(`Nobody holds the data of ${person}.`);
}

export function addHold(program: Command, config: () => Config): void {
  program
    .command("hold [person]")
    .description("keep a person's data (their Slack id) whatever its time is and whoever asks, or list who is held")
    .option("--reason <text>", "why, such as a case's number; the audit keeps it")
    .option("--lift", "let the data go as any other again")
    .action((person: string | undefined, { reason, lift: isLifted = false }: Options) =>
      withPublishing(config)(async (publishing) => {
        const { desk, tenant } = publishing;
        if (person === undefined) {
          for (const hold of await desk.holds.list(tenant)) printJson(hold);
          return;
        }
        if (isLifted) return lift(publishing, person, reason);
        const why = reasonFor(person, reason);
        return desk.holds.hold(tenant, { person, reason: why, by: thisUser(), since: systemClock.now() });
      }),
    );
}
