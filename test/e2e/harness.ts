import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { commandName, handledEvents, scopes, shortcutId } from "../../src/adapters/slack/needs.ts";
import type { Message } from "../../src/adapters/workspace/message.ts";
import { startWorkspace, type Workspace } from "../../src/adapters/workspace/start-workspace.ts";
import { freePort } from "../cli/free-port.ts";
import { type Child, startCandor } from "../cli/run-candor.ts";

export const postings = fileURLToPath(new URL("postings", import.meta.url));

/** Enough for a reply that waits for its turn in a lane and for a look into the channel after a crash. */
const patienceMs = 20_000;

export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: patienceMs, interval: 10 });

/** The value once it is there. */
export const untilThere = <T>(what: string, look: () => T | undefined): Promise<T> =>
  eventually(() => {
    const found = look();
    if (found === undefined) throw new Error(`still missing: ${what}`);
    return found;
  });

export type Bot = Child & {
  /** Resolves when as many log lines with this event were written. */
  untilLogged(event: string, count?: number): Promise<void>;
};

export const logged = (child: Child, event: string): number => child.stderr().split(`"event":"${event}"`).length - 1;

export const asBot = (child: Child): Bot => ({
  ...child,
  untilLogged: (event, count = 1) =>
    untilThere(`${count} × ${event} in ${child.stderr()}`, () =>
      logged(child, event) >= count ? true : undefined,
    ).then(() => undefined),
});

/** How Slack reaches the app. */
export type Mode = "socket" | "http";
export const modes = ["socket", "http"] as const satisfies readonly Mode[];

const signingSecret = "e2e-signing-secret";

/** The local Slack in the test's process, and the real app, started as often as wished, as a process beside it. */
export async function openOffice(
  mode: Mode = "socket",
  settings: Readonly<Record<string, string>> = {},
  granted: readonly string[] = Object.keys(scopes),
  slackAheadMs = 0,
) {
  const data = await mkdtemp(join(tmpdir(), "candor-e2e-"));
  const slack = await startWorkspace({
    clock: () => Date.now() + slackAheadMs,
    seed: {
      scopes: granted,
      events: handledEvents,
      commands: [commandName],
      channels: [
        { name: "candor-recruiters", kind: "public", members: ["robin", "sam"] },
        { name: "candor-accommodations", kind: "private", members: ["robin"] },
        { name: "orchard-team", kind: "private", members: ["uma"] },
        { name: "quay-people", kind: "private", members: ["candidate30"] },
      ],
      shortcuts: [{ callbackId: shortcutId, name: "Ask about this posting" }],
      people: [
        ...Array.from({ length: 30 }, (_, index) => ({
          handle: `candidate${index + 1}`,
          name: `Candidate ${index + 1}`,
          role: "candidate" as const,
        })),
        { handle: "robin", name: "Robin Okafor", role: "recruiter" },
        { handle: "sam", name: "Sam Duarte", role: "recruiter" },
        { handle: "uma", name: "Uma Brandt", role: "recruiter" },
      ],
    },
    // Slack's third attempt comes after five minutes; here the last one waits for a process that starts on a busy machine.
    retryDelaysMs: [0, 300, 1_000, 2_000, 4_000, 12_000],
  });
  const [httpPort, healthPort] = [await freePort(), await freePort()];
  const transport =
    mode === "socket"
      ? { SLACK_APP_TOKEN: slack.appToken, SLACK_SIGNING_SECRET: "" }
      : { SLACK_APP_TOKEN: "", SLACK_SIGNING_SECRET: signingSecret, SLACK_HTTP_PORT: String(httpPort) };
  const requestUrl = `http://127.0.0.1:${httpPort}/slack/events`;
  const bots: Bot[] = [];
  const channel = (name: string): string => slack.channels.find((one) => one.name === name)?.id ?? "";
  let newcomers = 0;

  const spawnBot = (): Bot => {
    const bot = asBot(
      startCandor(["start"], {
        env: {
          SLACK_BOT_TOKEN: slack.botToken,
          ...transport,
          CANDOR_HEALTH_PORT: String(healthPort),
          SLACK_RECRUITERS_CHANNEL: channel("candor-recruiters"),
          SLACK_ACCOMMODATIONS_CHANNEL: channel("candor-accommodations"),
          SLACK_API_URL: slack.apiUrl,
          CANDOR_DATA: data,
          CANDOR_POSTINGS: postings,
          // Long enough for a conversation between two machines.
          CANDOR_HAND_BACK_MINUTES: "0.1",
          ...settings,
        },
      }),
    );
    bots.push(bot);
    return bot;
  };

  const newcomer = (): Candidate => {
    newcomers += 1;
    return candidate(slack, `candidate${newcomers}`);
  };

  const health = async (path: "healthz" | "readyz"): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(`http://127.0.0.1:${healthPort}/${path}`);
    return { status: response.status, body: await response.json() };
  };

  return {
    slack,
    data,
    requestUrl,
    /** What the app says of itself at `/healthz` or `/readyz`. */
    health,
    /** Resolves when all that was decided stands in Slack, what follows a reply too: notes and redrawn cards. */
    untilSent: () =>
      eventually(async () =>
        expect((await health("readyz")).body).toMatchObject({ outbox: { waiting: 0, working: 0 } }),
      ),
    spawnBot,
    async startBot(): Promise<Bot> {
      const bot = spawnBot();
      await untilThere(`the bot's greeting in ${bot.stderr()}`, () =>
        bot.stdout().includes("Connected to Slack") || !bot.isRunning() ? true : undefined,
      );
      if (!bot.isRunning()) throw new Error(`the bot ended: ${bot.stderr()}`);
      // As in the settings of an app, the address is checked once and stands from then on.
      if (mode === "http") await slack.setRequestUrl({ url: requestUrl, signingSecret });
      return bot;
    },
    /** A candidate nobody has written with yet. */
    newcomer,
    person: (handle: string): Candidate => candidate(slack, handle),
    /** So many candidates who have all chosen this posting, handed out one by one. */
    async settle(count: number, title: string): Promise<Pool> {
      const settled = Array.from({ length: count }, newcomer);
      await Promise.all(settled.map((one) => one.choose(title)));
      return {
        next() {
          const taken = settled.shift();
          if (taken === undefined) throw new Error("all settled candidates are taken: settle more");
          return taken;
        },
      };
    },
    /** A recruiter presses a card's button; resolves when the form that it opens is there. */
    async openForm(recruiter: string, card: Message, action: string): Promise<void> {
      await press(slack, recruiter, card, action);
      await untilThere(`the form of ${action}`, () => slack.modalOf(recruiter));
    },
    cards: (lane: "candor-recruiters" | "candor-accommodations" | "orchard-team", about: Candidate): Message[] =>
      slack.messagesIn(lane).filter((message) => message.botId !== undefined && message.text.includes(about.id)),
    async close(): Promise<void> {
      for (const bot of bots) bot.kill("SIGKILL");
      await Promise.all(bots.map(({ exited }) => exited));
      await slack.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}
export type Pool = { next(): Candidate };
export type Office = Awaited<ReturnType<typeof openOffice>>;

/** An office, the bot in it, and candidates who have chosen the posting of the orchard. */
export type Opened = { office: Office; bot: Bot; gardeners: Pool };

type Opening = { open?: () => Promise<Office>; gardeners?: number };

/** An office of their own for the tests of a file or description, with so many gardeners; `use` gets it before them. */
export function withOffice({ open = openOffice, gardeners = 0 }: Opening, use: (opened: Opened) => void): void {
  let office: Office;
  beforeAll(async () => {
    office = await open();
    const bot = await office.startBot();
    use({ office, bot, gardeners: await office.settle(gardeners, "Orchard Manager") });
  }, 60_000);
  afterAll(() => office.close());
}

/** What a person reads of a message: its words as plain text. */
export const words = ({ text }: Message): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

type Button = { actionId: string; label: string };

export const buttons = ({ blocks = [] }: Message): Button[] =>
  blocks.flatMap((block) =>
    block.type === "actions"
      ? block.elements.flatMap((element) =>
          element.type === "button" ? [{ actionId: element.action_id ?? "", label: element.text.text }] : [],
        )
      : [],
  );

/** Presses the button of this name, or with this label; resolves when the app acknowledged it. */
export async function press(slack: Workspace, who: string, message: Message, named: string): Promise<void> {
  const found = buttons(message).find(({ actionId, label }) => actionId.startsWith(`${named}:`) || label === named);
  if (found === undefined) throw new Error(`no button ${named} in: ${words(message)}`);
  const delivery = await slack.press(who, { channel: message.channel, ts: message.ts, actionId: found.actionId });
  if (delivery.kind !== "acked") throw new Error(`the press of ${named} ended with ${delivery.kind}`);
}

function candidate(slack: Workspace, handle: string) {
  const id = slack.people.find((person) => person.handle === handle)?.id ?? "";
  const replies = (): Message[] => slack.messagesIn(handle).filter(({ botId }) => botId !== undefined);
  const untilReplies = (count: number): Promise<Message[]> =>
    untilThere(`${count} replies to ${handle}, read: ${replies().map(words).join(" | ")}`, () =>
      replies().length >= count ? replies() : undefined,
    );
  /** The next reply after those that stand there now, to what `act` does. */
  const nextReply = async (act: () => unknown): Promise<Message> => {
    const before = replies().length;
    await act();
    const all = await untilReplies(before + 1);
    return untilThere("the next reply", () => all[before]);
  };
  return {
    id,
    handle,
    replies,
    untilReplies,
    nextReply,
    write: (text: string): Message => slack.sendMessage(handle, text),
    ask: (text: string): Promise<Message> => nextReply(() => slack.sendMessage(handle, text)),
    press: (message: Message, named: string): Promise<void> => press(slack, handle, message, named),
    /** Greets, chooses a posting and reads what the bot says to that. */
    async choose(title: string): Promise<Message> {
      const offer = await nextReply(() => slack.sendMessage(handle, "Hello"));
      return nextReply(() => press(slack, handle, offer, title));
    },
  };
}
export type Candidate = ReturnType<typeof candidate>;
