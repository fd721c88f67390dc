import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Child, root, runCandor, startChild } from "../cli/run-candor.ts";
import { postings, untilThere } from "./harness.ts";

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "candor-start-"));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** Empty values stand before what a developer's `.env` says. */
const noSlack = Object.fromEntries(
  [
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_RECRUITERS_CHANNEL",
    "SLACK_ACCOMMODATIONS_CHANNEL",
    "SLACK_API_URL",
    "MODEL_API_KEY",
    "CANDOR_POSTINGS",
  ].map((name) => [name, ""]),
);

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.close();
  });
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

const pageOf = (child: Child): Promise<string> =>
  untilThere(`the page's address in ${child.stdout()}${child.stderr()}`, () =>
    /http:\/\/127\.0\.0\.1:\d+\/\?as=\w+/u.exec(child.stdout())?.at(0),
  );

describe("npm start without tokens", () => {
  test("prints where to chat, serves it, and ends on SIGTERM", async () => {
    const child = startChild("npm", ["start"], {
      cwd: root,
      isGroup: true,
      env: { ...noSlack, CANDOR_DATA: await folder(), CANDOR_PORT: "0" },
    });
    onTestFinished(() => child.kill("SIGKILL"));
    const page = await pageOf(child);
    const response = await fetch(page);
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining("<title>")]);
    child.kill("SIGTERM");
    await child.exited;
    await expect(fetch(page)).rejects.toThrow(/fetch failed/u);
  });
});

describe("a start that cannot be", () => {
  const cases = {
    "port that is taken": async () => ({ env: { CANDOR_PORT: String(await takenPort()) }, says: /Port \d+ is taken/u }),
    "folder without postings": async () => ({ env: { CANDOR_POSTINGS: await folder() }, says: /holds no .*file/u }),
    "folder of postings that is not there": () =>
      Promise.resolve({ env: { CANDOR_POSTINGS: "/nowhere" }, says: /There is no file or folder \/nowhere/u }),
    "Slack that is not there": () =>
      Promise.resolve({
        env: {
          SLACK_BOT_TOKEN: "xoxb-secret-1",
          SLACK_APP_TOKEN: "xapp-secret-2",
          SLACK_RECRUITERS_CHANNEL: "C1",
          SLACK_ACCOMMODATIONS_CHANNEL: "C2",
          SLACK_API_URL: "http://127.0.0.1:1/api/",
        },
        says: /Slack/u,
      }),
  };

  test.for(Object.entries(cases))("a %s is told in a sentence, with exit code 1", async ([, prepare]) => {
    const { env, says } = await prepare();
    const given = { CANDOR_DATA: await folder(), CANDOR_POSTINGS: postings, CANDOR_PORT: "0", ...env };
    const { code, stderr } = await runCandor(["start"], { env: given });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^candor: /mu);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/^\s+at |secret/mu);
  });
});
