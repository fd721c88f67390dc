import { checkModel } from "../adapters/llm/check-model.ts";
import { loadKnowledge } from "../adapters/knowledge/load-knowledge.ts";
import { checkSlack } from "../adapters/slack/check-slack.ts";
import { type Check, ok, problem, warning } from "../domain/check.ts";
import { CandorError, NotFoundError } from "../domain/errors.ts";
import type { Logger } from "../ports.ts";
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

/** Looks at everything that a start needs, changes nothing, and finds all problems at once. */
export async function examine(config: Config, logger: Logger): Promise<Check[]> {
  const slack =
    config.slack === null
      ? [ok("slack", "No tokens are set: `candor start` opens the local workspace in the browser.")]
      : await checkSlack({ ...config.slack, transport: withConnections(config.slack.transport) }, logger);
  const model =
    config.model === null
      ? ok("model", "None is set: the posting's own words answer.")
      : await checkModel(config.model);
  return [
    checkNode(process.versions.node),
    await checkPostings(config),
    await checkStore(config, logger),
    ...slack,
    model,
  ];
}
