import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import type { Publishing } from "../../app/open-publishing.ts";
import { channelId } from "../../app/slack-settings.ts";
import { systemClock } from "../../app/system.ts";
import { InputError, NotFoundError } from "../../domain/errors.ts";
import type { Audience, Handling } from "../../domain/handling.ts";
import { handlingWords } from "../../recruiter/handling.ts";
import { thisUser, withPublishing } from "../with-publishing.ts";

type Options = { team?: string; audience?: string };

/** @throws InputError where it is no channel's id */
function channelIn(given: string, option: string): string {
  if (channelId.test(given)) return given;
  throw new InputError(`${option} takes a channel's id, such as C0123ABCD (at the bottom of the channel's details).`);
}

const teamOf = (given: string): Handling["team"] => (given === "house" ? null : channelIn(given, "--team"));

const audienceOf = (given: string): Audience =>
  given === "workspace" || given === "link"
    ? { kind: given }
    : { kind: "members", channel: channelIn(given, "--audience") };

async function handle({ desk, tenant }: Publishing, key: string, { team, audience }: Options): Promise<Handling> {
  const [entry] = await desk.postings.entries(tenant, [key]);
  if (entry === undefined)
    throw new NotFoundError(`No posting ${key} was published. \`candor postings\` shows all of them.`);
  const handling: Handling = {
    team: team === undefined ? entry.handling.team : teamOf(team),
    audience: audience === undefined ? entry.handling.audience : audienceOf(audience),
  };
  if (team !== undefined || audience !== undefined) {
    await desk.postings.handle(tenant, key, handling, { by: thisUser(), at: systemClock.now() });
  }
  return handling;
}

export function addHandle(program: Command, config: () => Config): void {
  program
    .command("handle <key>")
    .description("say which channel's recruiters a posting has, and who is offered it; without options: show it")
    .option("--team <channel>", "the id of its recruiters' channel, or `house` for the one that all postings have")
    .option(
      "--audience <whom>",
      "`workspace`: everybody · a channel's id: its members · `link`: who sends the posting's link or requisition",
    )
    .action((key: string, options: Options) =>
      withPublishing(config)(async (publishing) => {
        process.stdout.write(`${key}: ${handlingWords(await handle(publishing, key, options))}.\n`);
      }),
    );
}
