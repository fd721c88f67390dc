import { confirm } from "@inquirer/prompts";
import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import { handedOut } from "../../app/person-file.ts";
import { isEmpty } from "../../domain/person-data.ts";
import { systemClock, uuidIds } from "../../app/system.ts";
import { InputError, NotFoundError } from "../../domain/errors.ts";
import type { Erasure, PersonData } from "../../ports.ts";
import { printJson } from "../json-lines.ts";
import { thisUser, withPublishing } from "../with-publishing.ts";

const write = (text: string): boolean => process.stdout.write(text);

const countsOf = (data: PersonData): string =>
  [
    `${data.conversations.length} conversations`,
    `${data.receipts.length} receipts`,
    `${data.handOffs.length} requests for a person`,
    `${data.waiters.length} questions that wait`,
    `${data.feedback.length} ratings`,
  ].join(", ");

/** @throws InputError where nobody can be asked, or the answer is no */
async function makeSure(person: string, data: PersonData, yes: boolean): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY) throw new InputError("Give --yes to erase without being asked.");
  write(`About ${person}: ${countsOf(data)}.\n`);
  if (!(await confirm({ message: "Erase all of it? It cannot be brought back.", default: false })))
    throw new InputError("Nothing was erased.");
}

/** What a person who asked for it, or whoever has to show that it was done, can keep. */
const receiptOf = (person: string, { receipt, at }: { receipt: string; at: number }, erased: Erasure) => ({
  erased: person,
  receipt,
  at: new Date(at).toISOString(),
  ...erased,
  remains:
    "What stands in Slack itself is the workspace's: messages there follow its own retention. The audit keeps for its own time what was done, without a word of it, and nothing in it leads to this person any more.",
});

export function addPersons(program: Command, config: () => Config): void {
  program
    .command("export <person>")
    .description("write all that is kept about a person (their Slack id), as JSON")
    .action((person: string) =>
      withPublishing(config)(async ({ desk, tenant }) => {
        const data = await desk.persons.export(tenant, person, { by: thisUser(), at: systemClock.now() });
        if (isEmpty(data)) throw new NotFoundError(`Nothing is kept about ${person}.`);
        printJson(handedOut(tenant, person, data));
      }),
    );
  program
    .command("erase <person>")
    .description("erase all that is kept about a person (their Slack id), also while the bot runs")
    .option("--yes", "do not ask")
    .action((person: string, { yes = false }: { yes?: boolean }) =>
      withPublishing(config)(async ({ desk, tenant }) => {
        const data = await desk.persons.find(tenant, person);
        if (!isEmpty(data)) await makeSure(person, data, yes);
        // Also where nothing is found: messages that never came so far may wait in a queue.
        const proof = { receipt: uuidIds.next(), at: systemClock.now() };
        const erased = await desk.persons.erase(tenant, person, { ...proof, by: thisUser(), ids: uuidIds });
        printJson(receiptOf(person, proof, erased));
      }),
    );
}
