import { checkModel } from "../adapters/llm/check-model.ts";
import { loadKnowledge } from "../adapters/knowledge/load-knowledge.ts";
import { checkSlack, type PostingChannels } from "../adapters/slack/check-slack.ts";
import { type Check, ok, problem, warning } from "../domain/check.ts";
import { CandorError, NotFoundError } from "../domain/errors.ts";
import { dayAt } from "../domain/day.ts";
import type { Logger, StoreDesk } from "../ports.ts";
import type { Config } from "./config.ts";
import { canMakeStore, openDesk } from "./open-configured-store.ts";
import { shipped } from "./paths.ts";
import { readAllPostings } from "./read-postings.ts";
import { withConnections } from "./slack-settings.ts";

const oldestNode = 26;

function checkNode(version: string): Check {
  const major = Number(version.split(".")[0]);
  if (major >= oldestNode) return ok("node", `Node ${version}.`);
  return problem("node", `Node ${version} is too old.`, "Run `npm ci`, and start with `npm start` or bin/candor.mjs.");
}

/** What an adapter says on purpose is an answer; anything else is a defect and goes on. */
function told(name: string, error: unknown, todo: string): Check {
  if (!(error instanceof CandorError)) throw error;
  return problem(name, error.message, todo);
}

async function checkPostings({ postingSources }: Config): Promise<Check> {
  const knowledge = loadKnowledge(shipped.knowledge);
  const problems: string[] = [];
  let count = 0;
  for (const ref of postingSources) {
    try {
      const { postings, refused } = await readAllPostings(ref, knowledge);
      count += postings.length;
      problems.push(...refused.map(({ message }) => message));
    } catch (error) {
      if (!(error instanceof CandorError)) throw error;
      problems.push(error.message);
    }
  }
  const found = `${count} postings in ${postingSources.join(", ")}.`;
  if (count === 0)
    return problem("postings", problems.join(" ") || found, "Name folders, files or boards in CANDOR_POSTINGS.");
  return problems.length === 0
    ? ok("postings", found)
    : warning("postings", `${found} Left out: ${problems.join(" ")}`, "Mend or remove what could not be read.");
}

/** `null` before the first start has made the store. */
async function deskIfThere(config: Config, logger: Logger): Promise<StoreDesk | null> {
  try {
    return await openDesk(config, logger);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/** Whether what is configured is asked at all. */
async function checkModelUse(config: Config, logger: Logger | null): Promise<Check> {
  const { model } = config;
  if (model === null) return ok("model", "None is set: the posting's own words answer.");
  const reached = await checkModel(model);
  if (reached.state === "problem" || logger === null) return reached;
  const desk = await deskIfThere(config, logger);
  if (desk === null) return reached;
  try {
    if (await desk.model.isOff())
      return warning("model", "An operator has turned it off.", "`candor model on` turns it on.");
    const used = await desk.model.used(dayAt(Date.now()));
    return used < model.dailyTokens
      ? reached
      : warning(
          "model",
          `It has used its ${model.dailyTokens} tokens of today (UTC).`,
          "Until tomorrow the posting's own words answer; CANDOR_MODEL_DAILY_TOKENS is the limit.",
        );
  } finally {
    await desk.close();
  }
}

async function checkStore(config: Config, logger: Logger): Promise<Check> {
  try {
    const desk = await openDesk(config, logger);
    try {
      const dead = await desk.queues.list("inbox", ["dead"]);
      const wrong = await desk.queues.list("outbox", ["failed", "unknown"]);
      if (dead.length + wrong.length === 0) return ok("store", "The store can be opened; nothing in it needs you.");
      return warning(
        "store",
        `${dead.length} events could not be worked, ${wrong.length} messages were not surely posted.`,
        "Look at them with `candor inbox` and `candor outbox`.",
      );
    } finally {
      await desk.close();
    }
  } catch (error) {
    if (error instanceof NotFoundError) {
      return (await canMakeStore(config))
        ? ok("store", "There is none yet; the first start makes it.")
        : problem(
            "store",
            `Nothing can be written in ${config.dataFolder}.`,
            "Name a folder of this user's in CANDOR_DATA.",
          );
    }
    return told("store", error, "Until then Candor does not start.");
  }
}

/** The channels that postings were given; none where the store cannot tell, which its own check says. */
async function channelsOf(config: Config, tenant: string, logger: Logger): Promise<PostingChannels> {
  try {
    const desk = await openDesk(config, logger);
    try {
      const handlings = (await desk.postings.standings(tenant)).map(({ handling }) => handling);
      const teams = handlings.flatMap(({ team }) => team ?? []);
      const audiences = handlings.flatMap(({ audience }) => (audience.kind === "members" ? audience.channel : []));
      return { teams: [...new Set(teams)], audiences: [...new Set(audiences)] };
    } finally {
      await desk.close();
    }
  } catch (error) {
    if (error instanceof CandorError) return { teams: [], audiences: [] };
    throw error;
  }
}

/** Looks at everything that a start needs, changes nothing, and finds all problems at once. */
export async function examine(config: Config, logger: Logger): Promise<Check[]> {
  const slack =
    config.slack === null
      ? [ok("slack", "No tokens are set: `candor start` opens the local workspace in the browser.")]
      : await checkSlack({ ...config.slack, transport: withConnections(config.slack.transport) }, logger, (team) =>
          channelsOf(config, team, logger),
        );
  const store = await checkStore(config, logger);
  const model = await checkModelUse(config, store.state === "problem" ? null : logger);
  return [checkNode(process.versions.node), await checkPostings(config), store, ...slack, model];
}
