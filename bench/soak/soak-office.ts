import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startWorkspace } from "../../src/adapters/workspace/start-workspace.ts";
import { freePort } from "../../test/cli/free-port.ts";
import { type Child, startCandor } from "../../test/cli/run-candor.ts";
import { posting } from "./questions.ts";

/** Slack's own retries come at once, after a minute and after five; so do these, in seconds, and on until one arrives. */
const retryDelaysMs = [0, ...Array.from({ length: 600 }, () => 1_000)];

/** How Slack reaches the app. */
export type Mode = "socket" | "http";

const signingSecret = "soak-signing-secret";

/** Resolves when the process serves Slack, or has ended. */
export async function untilReady(child: Child): Promise<void> {
  while (child.isRunning() && !child.stdout().includes("Connected to Slack")) await pause(20);
}

/** The local workspace with so many candidates, and the real app as a process beside it. */
export async function openSoakOffice(mode: Mode, candidates: number) {
  const folder = await mkdtemp(join(tmpdir(), "candor-soak-"));
  const postings = join(folder, "postings");
  await mkdir(postings);
  await copyFile(posting, join(postings, basename(posting)));
  const handles = Array.from({ length: candidates }, (_, index) => `candidate${index + 1}`);
  const people = handles.map((handle) => ({ handle, name: handle, role: "candidate" as const }));
  const slack = await startWorkspace({ seed: { people }, retryDelaysMs });
  const channelId = (name: string): string => slack.channels.find((one) => one.name === name)?.id ?? "";
  const dmOf = new Map(people.map(({ handle }) => [handle, channelId(handle)]));
  const httpPort = await freePort();
  const transport =
    mode === "socket"
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: signingSecret, SLACK_HTTP_PORT: String(httpPort) };
  const processes: Child[] = [];

  const start = (): Child => {
    const child = startCandor(["start"], {
      env: {
        SLACK_BOT_TOKEN: slack.botToken,
        ...transport,
        SLACK_RECRUITERS_CHANNEL: channelId("candor-recruiters"),
        SLACK_ACCOMMODATIONS_CHANNEL: channelId("candor-accommodations"),
        SLACK_API_URL: slack.apiUrl,
        CANDOR_DATA: folder,
        CANDOR_POSTINGS: postings,
      },
    });
    processes.push(child);
    return child;
  };

  return {
    slack,
    handles,
    /** The id of a candidate's DM. */
    dmOf: (handle: string): string => dmOf.get(handle) ?? "",
    store: join(folder, "candor.sqlite"),
    start,
    /** The first process, and Slack knows where to reach it, as in the settings of an app. */
    async open(): Promise<Child> {
      const child = start();
      await untilReady(child);
      if (mode === "http") {
        await slack.setRequestUrl({ url: `http://127.0.0.1:${httpPort}/slack/events`, signingSecret });
      }
      return child;
    },
    /** What all processes logged, in the order in which they were started. */
    logged: (): string => processes.map((child) => child.stderr()).join(""),
    async close(): Promise<void> {
      for (const child of processes) child.kill("SIGKILL");
      await Promise.all(processes.map(({ exited }) => exited));
      await slack.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type SoakOffice = Awaited<ReturnType<typeof openSoakOffice>>;
