import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { type Child, root, startChild } from "../cli/run-candor.ts";
import { type OpenAiStandIn, startOpenAi } from "../stand-ins/openai.ts";
import { type Bot, eventually, type Office, openOffice, untilThere } from "./harness.ts";

/** Where a connection may be opened or accepted, and to what. Nothing here is an applicant tracking system. */
const doors: Readonly<Record<string, string>> = {
  "src/adapters/slack/": "Slack",
  "src/adapters/llm/": "the model that is configured",
  "src/adapters/store/": "Candor's own database",
  "src/adapters/sources/fetch/": "the pages and boards that postings are read from",
  "src/adapters/workspace/": "the stand-in for Slack on this machine",
  "src/adapters/review-page/": "the review's page on this machine",
  "src/adapters/local-web/": "pages on this machine",
  "src/adapters/health/": "the supervisor on this machine",
};

/** What a connection can be opened with: Node's modules, the libraries that bring their own, and the globals. */
const opens =
  /from "(?:node:(?:https?|http2|net|tls|dgram|child_process|worker_threads|cluster)|undici|ws|pg|openai|@slack\/[a-z-]+|@?langchain(?:\/[a-z-/]+)?)"|(?<![.\w])(?:fetch|WebSocket|EventSource|XMLHttpRequest)\(/u;
/** Types alone open nothing. */
const typesOnly = /import type [^;]*;/gu;

const sources = (): string[] =>
  readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `src/${name.replaceAll(sep, "/")}`);

test("no module opens a connection but those that lead to Slack, the model, the store and the postings' sources", () => {
  const opening = sources().filter((file) =>
    opens.test(readFileSync(join(root, file), "utf8").replaceAll(typesOnly, "")),
  );
  expect(opening.length).toBeGreaterThan(5);
  expect(opening.filter((file) => !Object.keys(doors).some((door) => file.startsWith(door)))).toEqual([]);
});

const Door = z.object({
  door: z.object({ connects: z.string(), writes: z.string(), starts: z.string() }).partial(),
});

const watching = fileURLToPath(new URL("../stand-ins/watch-doors.ts", import.meta.url));

/** What a program said of the doors that it used. */
const used = (bot: Pick<Child, "stderr">): z.infer<typeof Door>["door"][] =>
  bot
    .stderr()
    .split("\n")
    .flatMap((line) => (line.startsWith('{"door":') ? [Door.parse(JSON.parse(line)).door] : []));

describe("a day of conversations", { timeout: 60_000 }, () => {
  let office: Office;
  let openAi: OpenAiStandIn;
  let bot: Bot;

  beforeAll(async () => {
    openAi = await startOpenAi(() => ({ kind: "content", content: "{}" }));
    office = await openOffice("socket", {
      MODEL_API_KEY: "sk-test",
      MODEL_BASE_URL: openAi.baseUrl,
      NODE_OPTIONS: `--import=${watching}`,
    });
    bot = await office.startBot();
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await openAi.close();
  });

  test("reaches Slack and the model and nobody else, writes in its own folder alone, and starts no program", async () => {
    const candidate = office.newcomer();
    await candidate.choose("Orchard Manager");
    await candidate.ask("How much does it pay?");
    const open = await candidate.ask("Do you sponsor visas?");
    await candidate.nextReply(() => candidate.press(open, "talk_to_person"));
    const card = await untilThere("the card", () => office.cards("candor-recruiters", candidate)[0]);
    await office.openForm("robin", card, "answer_hand_off");
    await candidate.nextReply(() => office.slack.submitModal("robin", { answer: "We do, for pruners." }));
    const need = await candidate.ask("I'm deaf, can I get captions in the interview?");
    await candidate.nextReply(() => candidate.press(need, "pass_on_message"));
    const mine = await candidate.ask("What do you keep about me?");
    const kept = await candidate.nextReply(() => candidate.press(mine, "my_data"));
    await candidate.nextReply(() => candidate.press(kept, "send_my_data"));
    await office.slack.runCommand("robin", "/candor pause quay-crane-driver");
    await office.untilSent();

    const slack = new URL(office.slack.apiUrl).host;
    const model = new URL(openAi.baseUrl).host;
    await eventually(() => expect(openAi.requests.length).toBeGreaterThan(0));
    const places = new Set(used(bot).flatMap(({ connects }) => connects ?? []));
    expect([...places].toSorted()).toEqual([slack, model].toSorted());
    const files = used(bot).flatMap(({ writes }) => writes ?? []);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !file.startsWith(office.data))).toEqual([]);
    expect(used(bot).flatMap(({ starts }) => starts ?? [])).toEqual([]);
  });
});

test("whoever leaves by another door is seen: another host, another folder, another program", async () => {
  const folder = await mkdtemp(join(tmpdir(), "candor-doors-"));
  const server = createServer((_, response) => response.end());
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });
  const found = server.address();
  const port = typeof found === "object" && found !== null ? found.port : 0;
  const file = join(folder, "elsewhere");
  const leaving = `
    import { writeFile } from "node:fs/promises";
    import { writeFileSync } from "node:fs";
    import { execFileSync } from "node:child_process";
    import http from "node:http";
    await fetch("http://127.0.0.1:${port}/");
    await new Promise((done) => http.get("http://127.0.0.1:${port}/", (response) => response.resume().on("end", done)));
    await writeFile(${JSON.stringify(file)}, "");
    writeFileSync(${JSON.stringify(`${file}-too`)}, "");
    execFileSync(process.execPath, ["--version"], { env: {} });`;
  const child = startChild(process.execPath, [`--import=${watching}`, "--input-type=module", "-e", leaving]);
  expect(await child.exited).toEqual({ code: 0, signal: null });
  expect(used(child)).toEqual([
    { connects: `127.0.0.1:${port}` },
    { connects: `127.0.0.1:${port}` },
    { writes: file },
    { writes: `${file}-too` },
    { starts: process.execPath },
  ]);
});
