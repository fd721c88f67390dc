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

const line = ({ id, state, kind, isEmptied, lane, attempt, code, createdAt }: QueuedItem): string =>
  [
    id,
    state,
    isEmptied ? "emptied" : (kind ?? "unreadable"),
    lane,
    `attempt ${attempt}`,
    code ?? "",
    ago(Date.now() - createdAt),
  ].join("  ");

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

/** @throws NotFoundError, InputError that says why it cannot be tried again */
async function requeued(desk: QueueDesk, queue: QueueName, id: string, words: string): Promise<void> {
  const result = await desk.requeue(queue, id, states[queue].wrong, Date.now());
  if (result === "emptied") {
    throw new InputError(
      `${id} says nothing any more: its words went after CANDOR_KEEP_MESSAGES_DAYS. \`candor ${queue} discard ${id}\` ends it.`,
    );
  }
  changed(result === "requeued", id, queue, words);
}

async function requeueEvents(ids: readonly string[], opened: Opened, options: { allDead?: boolean }): Promise<void> {
  if ((ids.length === 0) !== (options.allDead === true)) {
    throw new InputError("Say which: `candor inbox requeue ID`, or `candor inbox requeue --all-dead`.");
  }
  await opened(async (desk) => {
    const dead = options.allDead === true ? await desk.list("inbox", ["dead"]) : [];
    const chosen = options.allDead === true ? dead.filter(({ isEmptied }) => !isEmptied).map(({ id }) => id) : ids;
    for (const id of chosen) await requeued(desk, "inbox", id, "waits to be worked again.");
    const left = dead.length - chosen.length;
    if (options.allDead === true && left > 0)
      process.stdout.write(`Left as they are, since their words are gone: ${left}.\n`);
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
    if (options.posted === true) {
      return changed(await desk.settle("outbox", id, ["unknown"], Date.now()), id, "outbox", "is taken as posted.");
    }
    await requeued(desk, "outbox", id, "waits to be posted again.");
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
  outbox
    .command("discard <id>")
    .description("end a failed or unknown message for good, unposted; its words are removed")
    .action((id: string) =>
      opened(async (desk) =>
        changed(await desk.withdraw(id, states.outbox.wrong, Date.now()), id, "outbox", "is discarded."),
      ),
    );
}

export function addQueues(program: Command, config: () => Config): void {
  const opened = withDesk(config);
  addInbox(program, opened);
  addOutbox(program, opened);
}
