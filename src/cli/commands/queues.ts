import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import { createLogger } from "../../app/logger.ts";
import { openDesk } from "../../app/open-configured-store.ts";
import { InputError, NotFoundError } from "../../domain/errors.ts";
import type { QueueDesk, QueuedItem, QueueName } from "../../ports.ts";
import { printJson } from "../json-lines.ts";

/** What there is to see in a queue, and what has gone wrong in it. */
const states = {
  inbox: { all: ["waiting", "working", "dead"], wrong: ["dead"] },
  outbox: { all: ["waiting", "working", "unknown", "failed"], wrong: ["unknown", "failed"] },
} as const;

const ago = (ms: number): string => {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return "just now";
  return minutes < 120 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
};

const line = ({ id, state, kind, lane, attempt, code, createdAt }: QueuedItem): string =>
  [id, state, kind ?? "unreadable", lane, `attempt ${attempt}`, code ?? "", ago(Date.now() - createdAt)].join("  ");

type Opened = <T>(use: (desk: QueueDesk) => Promise<T>) => Promise<T>;

const withDesk =
  (config: () => Config): Opened =>
  async (use) => {
    const settings = config();
    const desk = await openDesk(settings, createLogger(settings.logLevel));
    try {
      return await use(desk.queues);
    } finally {
      await desk.close();
    }
  };

async function list(queue: QueueName, opened: Opened, options: { state?: string[]; json?: boolean }): Promise<void> {
  const known: readonly string[] = states[queue].all;
  const wrong = (options.state ?? []).filter((state) => !known.includes(state));
  if (wrong.length > 0) throw new InputError(`There is no state ${wrong.join(", ")}. There are: ${known.join(", ")}.`);
  const items = await opened((desk) => desk.list(queue, options.state ?? known));
  if (options.json === true) {
    for (const item of items) printJson(item);
    return;
  }
  process.stdout.write(items.length === 0 ? `Nothing stands in the ${queue}.\n` : `${items.map(line).join("\n")}\n`);
}

const changed = (did: boolean, id: string, queue: QueueName, words: string): void => {
  if (!did) {
    throw new NotFoundError(
      `Nothing was changed: ${id} is not in the ${queue} in a state that allows it. See: candor ${queue}`,
    );
  }
  process.stdout.write(`${id}: ${words}\n`);
};

async function requeueEvents(ids: readonly string[], opened: Opened, options: { allDead?: boolean }): Promise<void> {
  if ((ids.length === 0) !== (options.allDead === true)) {
    throw new InputError("Say which: `candor inbox requeue ID`, or `candor inbox requeue --all-dead`.");
  }
  await opened(async (desk) => {
    const chosen = options.allDead === true ? (await desk.list("inbox", ["dead"])).map(({ id }) => id) : ids;
    for (const id of chosen) {
      changed(await desk.requeue("inbox", id, ["dead"], Date.now()), id, "inbox", "waits to be worked again.");
    }
  });
}

function addInbox(program: Command, opened: Opened): void {
  const inbox = program
    .command("inbox")
    .description("show what came in and is not worked yet, or could not be (dead); nobody's words are shown")
    .option("--state <state...>", `only these: ${states.inbox.all.join(", ")}`)
    .option("--json", "one JSON object a line")
    .action((options: { state?: string[]; json?: boolean }) => list("inbox", opened, options));
  inbox
    .command("requeue [ids...]")
    .description("work dead events once more, also while the bot runs")
    .option("--all-dead", "all of them")
    .action((ids: string[], options: { allDead?: boolean }) => requeueEvents(ids, opened, options));
  inbox
    .command("discard <id>")
    .description("end a dead event for good; its words are removed")
    .action((id: string) =>
      opened(async (desk) =>
        changed(await desk.settle("inbox", id, ["dead"], Date.now()), id, "inbox", "is discarded."),
      ),
    );
}

/** Nobody but a person who looked into the channel can say whether an unknown delivery stands there. */
async function requeueDelivery(id: string, opened: Opened, options: { posted?: boolean; notPosted?: boolean }) {
  await opened(async (desk) => {
    const [found] = (await desk.list("outbox", states.outbox.wrong)).filter((item) => item.id === id);
    if (found?.state === "unknown" && options.posted === options.notPosted) {
      throw new InputError(
        `It is not known whether ${id} was posted. Look into ${found.lane}, then say --posted or --not-posted.`,
      );
    }
    const at = Date.now();
    if (options.posted === true) {
      return changed(await desk.settle("outbox", id, ["unknown"], at), id, "outbox", "is taken as posted.");
    }
    changed(await desk.requeue("outbox", id, states.outbox.wrong, at), id, "outbox", "waits to be posted again.");
  });
}

function addOutbox(program: Command, opened: Opened): void {
  const outbox = program
    .command("outbox")
    .description("show what waits to be posted, could not be (failed), or may have been (unknown); without the words")
    .option("--state <state...>", `only these: ${states.outbox.all.join(", ")}`)
    .option("--json", "one JSON object a line")
    .action((options: { state?: string[]; json?: boolean }) => list("outbox", opened, options));
  outbox
    .command("requeue <id>")
    .description("post a failed message once more, also while the bot runs")
    .option("--posted", "of an unknown one: it stands in the channel")
    .option("--not-posted", "of an unknown one: it does not stand there, post it")
    .action((id: string, options: { posted?: boolean; notPosted?: boolean }) => requeueDelivery(id, opened, options));
}

export function addQueues(program: Command, config: () => Config): void {
  const opened = withDesk(config);
  addInbox(program, opened);
  addOutbox(program, opened);
}
