// The same conversation against somebody else's stand-in for Slack, over Socket Mode and over HTTP, as a check of the
// wire that Candor did not write itself: npm run check:local-slack -- PATH (the binary of npm's local-slack-linux-x64).
// It listens on every interface while it runs, and its control API cannot submit a modal: that it opens is what is seen.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";

const binary = process.argv[2];
if (binary === undefined) throw new Error("Name the binary: npm run check:local-slack -- PATH");
const [slackPort, httpPort] = [4801, 4802];
const slack = `http://127.0.0.1:${slackPort}`;
const [candidate, recruiter, recruiters] = ["U0AVERY", "U0ROBIN", "C0RECRUIT"];
const patienceMs = 20_000;

const configOf = (mode: "socket" | "events"): string => `
workspace: { name: Check, domain: check, teamId: T0CHECK }
app:
  { appId: A0APP, botUserId: U0BOT, botName: candor, botToken: xoxb-check, appToken: xapp-check,
    signingSecret: check-secret, mode: ${mode}, requestUrl: "http://127.0.0.1:${httpPort}/slack/events" }
users:
  - { id: ${candidate}, name: avery, real_name: Avery Quinn }
  - { id: ${recruiter}, name: robin, real_name: Robin Okafor }
channels:
  - { id: ${recruiters}, name: recruiters, members: [${recruiter}, U0BOT] }
  - { id: C0ACCOMM, name: accommodations, members: [${recruiter}, U0BOT] }
`;

const Answer = z.looseObject({ channel: z.looseObject({ id: z.string() }).optional() });
const Messages = z.object({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      text: z.string(),
      user: z.string().optional(),
      blocks: z.array(z.unknown()).default([]),
    }),
  ),
});
type Message = z.infer<typeof Messages>["messages"][number];
const Actions = z.looseObject({
  type: z.literal("actions"),
  elements: z.array(z.looseObject({ action_id: z.string(), value: z.string().default("") })),
});
const Log = z.object({ log: z.array(z.unknown()) });

const post = async (path: string, body: unknown): Promise<unknown> => {
  const headers = { "content-type": "application/json", authorization: "Bearer xoxb-check" };
  const response = await fetch(`${slack}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  return response.json();
};
const read = async (path: string): Promise<unknown> => (await fetch(`${slack}${path}`)).json();

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const giveUpAt = Date.now() + patienceMs;
  while (Date.now() < giveUpAt) {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    await pause(100);
  }
  throw new Error(`not seen within ${patienceMs} ms: ${what}`);
}

const messagesIn = async (channel: string): Promise<Message[]> =>
  Messages.parse(await read(`/_control/messages/${channel}`)).messages;

const saysIn = (channel: string, words: RegExp): Promise<Message> =>
  until(`${words} in ${channel}`, async () =>
    (await messagesIn(channel)).findLast(({ user, text }) => user === "U0BOT" && words.test(text)),
  );

/** Presses the first button of this name in a message. */
async function press(user: string, channel: string, { ts, blocks }: Message, name: string): Promise<void> {
  const buttons = blocks.flatMap((block) => Actions.safeParse(block).data?.elements ?? []);
  const action = buttons.find(({ action_id }) => action_id.startsWith(`${name}:`));
  if (action === undefined) throw new Error(`no button ${name}`);
  await post("/_control/interact", { channel, messageTs: ts, user, action: { ...action, type: "button" } });
}

const called = (method: string): Promise<true> =>
  until(`a call of ${method}`, async () => {
    const { log } = Log.parse(await read("/_control/log"));
    return log.some((line) => JSON.stringify(line).includes(`"${method}"`)) ? true : undefined;
  });

async function converse(): Promise<void> {
  const { channel } = Answer.parse(await post("/api/conversations.open", { users: candidate }));
  const dm = channel?.id ?? "";
  const say = (text: string) => post("/_control/message", { channel: dm, user: candidate, text });
  await say("Hello");
  await press(candidate, dm, await saysIn(dm, /Which posting/u), "choose_posting");
  await saysIn(dm, /You can ask about/u);
  console.log("  direct message and button: ok");
  await say("Is there a signing bonus of a million?");
  const answer = await saysIn(dm, /doesn't mention/u);
  await press(candidate, dm, answer, "ask_recruiter");
  const card = await saysIn(recruiters, /what the posting does not say/u);
  await press(recruiter, recruiters, card, "answer_gap");
  await called("views.open");
  console.log("  card and modal: ok");
  await post("/_control/open-home", { user: candidate });
  await called("views.publish");
  console.log("  Home: ok");
}

async function check(mode: "socket" | "events"): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "candor-local-slack-"));
  const children: ChildProcess[] = [];
  const start = (command: string, args: string[], env: Record<string, string> = {}): void => {
    children.push(spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit"] }));
  };
  try {
    await writeFile(join(folder, "config.yaml"), configOf(mode));
    start(binary ?? "", [
      "--config",
      join(folder, "config.yaml"),
      "--port",
      String(slackPort),
      "--base-host",
      "127.0.0.1",
    ]);
    await until("the stand-in", () => read("/_control/state"));
    start(process.execPath, ["--disable-warning=ExperimentalWarning", "src/cli/main.ts", "start"], {
      SLACK_BOT_TOKEN: "xoxb-check",
      ...(mode === "socket"
        ? { SLACK_APP_TOKEN: "xapp-check" }
        : { SLACK_APP_TOKEN: "", SLACK_SIGNING_SECRET: "check-secret", SLACK_HTTP_PORT: String(httpPort) }),
      SLACK_RECRUITERS_CHANNEL: recruiters,
      SLACK_ACCOMMODATIONS_CHANNEL: "C0ACCOMM",
      SLACK_API_URL: `${slack}/api/`,
      CANDOR_DATA: folder,
      CANDOR_LOG_LEVEL: "error",
    });
    await pause(5_000);
    console.log(`${mode}:`);
    await converse();
  } finally {
    for (const child of children) child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
}

for (const mode of ["socket", "events"] as const) await check(mode);
