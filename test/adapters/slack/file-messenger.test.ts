import { createServer } from "node:http";
import { once } from "node:events";
import nock from "nock";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { slackMessenger } from "../../../src/adapters/slack/messenger.ts";
import type { TeamSeed } from "../../../src/adapters/workspace/team.ts";
import { startWorkspace } from "../../../src/adapters/workspace/start-workspace.ts";
import type { Delivery } from "../../../src/domain/delivery.ts";
import { fileTakenBack } from "../../../src/domain/person-data.ts";
import { delivery, fakePersonFile, recordingLogger } from "./fakes.ts";

afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});

const lanes = { recruiters: "CREC", accommodations: "CACC" };

const fileTo = (tenant: string, channel: string, candidate: string): Delivery =>
  delivery({
    tenant,
    destination: { kind: "conversation_file", channel },
    relation: { kind: "follows", deliveryId: "d0" },
    message: { paragraphs: [{ kind: "text", text: "All <of> it" }], actions: [] },
    handsOut: { candidate },
  });

/** The messenger against the strict local workspace, with a message that the file is to follow. */
async function open(seed: TeamSeed = {}) {
  const slack = await startWorkspace({ seed });
  onTestFinished(() => slack.close());
  const logger = recordingLogger();
  const team = slack.team.id;
  const personFile = { ...fakePersonFile };
  const messenger = slackMessenger({
    token: slack.botToken,
    team,
    lanes,
    personFile,
    apiUrl: slack.apiUrl,
    logger,
    settleMs: 1,
  });
  const [dm] = slack.channels.filter(({ name }) => name === "avery");
  const channel = dm?.id ?? "";
  const said = await messenger.post(
    delivery({ id: "d0", tenant: team, destination: { kind: "conversation", channel, thread: null } }),
    null,
  );
  if (said.kind !== "posted") throw new Error(said.code);
  const files = () => slack.messagesIn("avery").flatMap((message) => message.files ?? []);
  return {
    slack,
    logger,
    messenger,
    personFile,
    below: said.messageId,
    files,
    file: fileTo(team, channel, "U0AVERY"),
    channel,
    team,
  };
}

describe("a file for a candidate", () => {
  test("stands in their conversation under its name and words, and is known by its own id", async () => {
    const { slack, messenger, below, file, files } = await open();
    const posted = await messenger.post(file, below);
    expect(files()).toMatchObject([{ name: "candor-data.json", title: "candor-data.json" }]);
    expect(posted).toEqual({ kind: "posted", messageId: files()[0]?.id });
    expect(slack.bytesOf(files()[0]?.id ?? "")?.toString()).toBe("all of U0AVERY");
    expect(slack.messagesIn("avery").at(-1)?.text).toBe("All &lt;of&gt; it");
  });

  test("of a megabyte and more is sent as any other", async () => {
    const { slack, messenger, personFile, below, file, files } = await open();
    personFile.make = () => Promise.resolve(Buffer.alloc(3_000_000, "a"));
    expect(await messenger.post(file, below)).toMatchObject({ kind: "posted" });
    expect(slack.bytesOf(files()[0]?.id ?? "")?.byteLength).toBe(3_000_000);
  });

  test("is not made before what it follows stands there", async () => {
    const { messenger, personFile, file, logger } = await open();
    personFile.make = () => Promise.reject(new Error("read too early"));
    expect(await messenger.post(file, null)).toEqual({ kind: "retry", code: "not_announced", afterMs: 1_000 });
    expect(logger.events()).toEqual([]);
  });

  test("that cannot be made just now is tried again: nothing of it was begun", async () => {
    const { messenger, personFile, below, file, files, logger } = await open();
    personFile.make = () => Promise.reject(new Error("the store is busy"));
    expect(await messenger.post(file, below)).toMatchObject({ kind: "retry" });
    expect(files()).toEqual([]);
    expect(logger.events()).toEqual(["slack_file_not_sent"]);
  });

  test("of whom nothing is kept is refused, as is one of another workspace", async () => {
    const { messenger, below, file, files } = await open();
    expect(await messenger.post({ ...file, handsOut: { candidate: "U-NOBODY" } }, below)).toEqual({
      kind: "refused",
      code: "nothing_kept",
    });
    expect(await messenger.post({ ...file, tenant: "T-OTHER" }, below)).toEqual({
      kind: "refused",
      code: "other_team",
    });
    expect(files()).toEqual([]);
  });

  test("that the app may not send is refused instead of waiting, and logged by its code alone", async () => {
    const { messenger, below, file, logger } = await open({ scopes: ["chat:write", "im:history"] });
    expect(await messenger.post(file, below)).toEqual({ kind: "refused", code: "missing_scope" });
    expect(logger.lines.at(-1)).toMatchObject({ event: "slack_file_not_sent", fields: { code: "missing_scope" } });
    expect(JSON.stringify(logger.lines)).not.toContain("U0AVERY");
  });

  test.each([
    ["files.getUploadURLExternal", "retry"],
    ["files.completeUploadExternal", "unknown"],
  ])("whose %s gets no answer is %s: before the last step nothing can stand there", async (method, kind) => {
    const { slack, messenger, below, file } = await open();
    slack.misbehave({ kind: "drop_response", method, times: 1 });
    expect(await messenger.post(file, below)).toMatchObject({ kind });
  });

  test.each(["files.getUploadURLExternal", "files.completeUploadExternal"])(
    "waits as long as Slack says where %s is limited",
    async (method) => {
      const { slack, messenger, below, file } = await open();
      slack.misbehave({ kind: "rate_limit", method, retryAfterSeconds: 7, times: 1 });
      expect(await messenger.post(file, below)).toEqual({ kind: "suspended", code: "ratelimited", afterMs: 7_000 });
    },
  );

  test.each([
    ["500", { status: 500, headers: {} }, { kind: "retry", code: "upload_http_500", afterMs: 1_000 }],
    [
      "429",
      { status: 429, headers: { "retry-after": "9" } },
      { kind: "suspended", code: "ratelimited", afterMs: 9_000 },
    ],
    ["429 without a wait", { status: 429, headers: {} }, { kind: "suspended", code: "ratelimited", afterMs: 30_000 }],
  ])("whose bytes are answered with %s was not posted, and says no token there", async (_what, answer, result) => {
    const authorizations: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      authorizations.push(request.headers.authorization);
      request.resume();
      response.writeHead(answer.status, answer.headers).end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    nock("https://slack.com")
      .post("/api/files.getUploadURLExternal")
      .reply(200, { ok: true, upload_url: `http://127.0.0.1:${port}/upload`, file_id: "F1" });
    const logger = recordingLogger();
    const messenger = slackMessenger({ token: "xoxb-test", team: "T1", lanes, personFile: fakePersonFile, logger });
    expect(await messenger.post(fileTo("T1", "D1", "U1"), "1.1")).toEqual(result);
    expect(authorizations).toEqual([undefined]);
  });
});

describe("after an ambiguous end", () => {
  test("a file is found below what it follows, by the id under which it was shared", async () => {
    const { slack, messenger, below, file, files } = await open();
    expect(await messenger.locate(file, below, Date.now())).toEqual({ kind: "absent" });
    slack.misbehave({ kind: "drop_response", method: "files.completeUploadExternal", times: 1 });
    await messenger.post(file, below);
    expect(await messenger.locate(file, below, Date.now())).toEqual({ kind: "found", messageId: files()[0]?.id });
  });

  test("an earlier file is not taken for it", async () => {
    const { messenger, below, file, channel, team } = await open();
    await messenger.post(file, below);
    const later = await messenger.post(
      delivery({ id: "d2", tenant: team, destination: { kind: "conversation", channel, thread: null } }),
      null,
    );
    const ts = later.kind === "posted" ? later.messageId : "";
    expect(await messenger.locate(file, ts, Date.now())).toEqual({ kind: "absent" });
  });

  test("a file of that name that the candidate put there is not taken for it", async () => {
    nock("https://slack.com")
      .post("/api/conversations.history")
      .twice()
      .reply(200, {
        ok: true,
        messages: [{ ts: "2.2", user: "U1", files: [{ id: "F9", name: "candor-data.json" }] }],
      });
    const messenger = slackMessenger({
      token: "xoxb-test",
      team: "T1",
      lanes,
      personFile: fakePersonFile,
      logger: recordingLogger(),
      settleMs: 1,
    });
    expect(await messenger.locate(fileTo("T1", "D1", "U1"), "1.1", 0)).toEqual({ kind: "absent" });
  });

  test("where it cannot be looked for, it is unknown", async () => {
    const { messenger, below, file } = await open({ scopes: ["chat:write", "files:write"] });
    expect(await messenger.locate(file, below, Date.now())).toEqual({ kind: "unknown" });
  });
});

describe("a file that is taken back", () => {
  test("is deleted, also a second time, and nothing is written", async () => {
    const { slack, messenger, below, file, files, channel, team } = await open();
    const posted = await messenger.post(file, below);
    const id = posted.kind === "posted" ? posted.messageId : "";
    const takenBack = fileTakenBack({ tenant: team, channel, deliveryId: file.id }, "d9");
    for (let time = 0; time < 2; time += 1)
      expect(await messenger.post(takenBack, id)).toEqual({ kind: "posted", messageId: id });
    expect(files()).toEqual([]);
    expect(slack.messagesIn("avery")).toHaveLength(2);
    expect(await messenger.locate(takenBack, id, Date.now())).toEqual({ kind: "absent" });
  });

  test("whose deletion gets no answer is deleted once more", async () => {
    const { slack, messenger, below, file, channel, team } = await open();
    const posted = await messenger.post(file, below);
    slack.misbehave({ kind: "drop_response", method: "files.delete", times: 1 });
    const id = posted.kind === "posted" ? posted.messageId : "";
    const takenBack = fileTakenBack({ tenant: team, channel, deliveryId: file.id }, "d9");
    expect(await messenger.post(takenBack, id)).toMatchObject({ kind: "retry" });
    expect(await messenger.post(takenBack, id)).toMatchObject({ kind: "posted" });
  });
});
