import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import nock from "nock";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { slackMessenger } from "../../../src/adapters/slack/messenger.ts";
import { delivery, fakePersonFile, recordingLogger } from "./fakes.ts";
import { having } from "./matchers.ts";

const lanes = { recruiters: "CREC", accommodations: "CACC" };

const messenger = (apiUrl?: string, logger = recordingLogger()) =>
  slackMessenger({
    token: "xoxb-test",
    team: "T1",
    lanes,
    personFile: fakePersonFile,
    apiUrl,
    logger,
    settleMs: 1,
    timeoutMs: 300,
  });

/** What a form body says; JSON where Slack takes JSON. */
function form(body: unknown): Record<string, unknown> {
  const fields = Object.fromEntries(new URLSearchParams(z.record(z.string(), z.string()).parse(body)));
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, /^[[{]/u.test(value) ? JSON.parse(value) : value]),
  );
}

const slack = () => nock("https://slack.com", { reqheaders: { authorization: "Bearer xoxb-test" } });

afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});

const newForm = delivery({
  relation: { kind: "replaces", deliveryId: "d0" },
  message: { paragraphs: [{ kind: "text", text: "Hello" }], actions: [] },
});

describe("a post", () => {
  test("carries blocks, an escaped text and the delivery's mark, and unfurls nothing", async () => {
    let sent: Record<string, unknown> = {};
    slack()
      .post("/api/chat.postMessage", (body) => {
        sent = form(body);
        return true;
      })
      .reply(200, { ok: true, channel: "D1", ts: "1760000003.000100", message: {} });
    const outgoing = delivery({
      destination: { kind: "conversation", channel: "D1", thread: "1759.1" },
      message: {
        paragraphs: [
          { kind: "text", text: "The posting says <remote> & more:" },
          { kind: "quote", text: "<!channel> fully remote" },
        ],
        actions: [],
      },
    });
    expect(await messenger().post(outgoing, null)).toEqual({ kind: "posted", messageId: "1760000003.000100" });
    expect(sent).toEqual({
      channel: "D1",
      thread_ts: "1759.1",
      text: "The posting says &lt;remote&gt; &amp; more:\n“&lt;!channel&gt; fully remote”",
      blocks: [
        {
          type: "rich_text",
          elements: [
            {
              type: "rich_text_section",
              elements: [{ type: "text", text: "The posting says <remote> & more:" }],
            },
          ],
        },
        {
          type: "rich_text",
          elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: "<!channel> fully remote" }] }],
        },
      ],
      metadata: { event_type: "candor_delivery", event_payload: { delivery_id: "d1" } },
      unfurl_links: "false",
      unfurl_media: "false",
      mrkdwn: "false",
      parse: "none",
      link_names: "false",
    });
  });

  test.each([
    [{ kind: "recruiters", team: null }, "CREC"],
    [{ kind: "recruiters", team: "CORCHARD" }, "CORCHARD"],
    [{ kind: "accommodations" }, "CACC"],
  ] as const)("to %j goes to their channel", async (destination, channel) => {
    slack()
      .post("/api/chat.postMessage", (body) => form(body)["channel"] === channel)
      .reply(200, { ok: true, ts: "1.1" });
    expect(await messenger().post(delivery({ destination }), null)).toEqual({
      kind: "posted",
      messageId: "1.1",
    });
  });

  test("whose blocks Slack refuses goes out once more as plain text", async () => {
    const forms: Record<string, unknown>[] = [];
    const keep = (body: unknown): boolean => {
      forms.push(form(body));
      return true;
    };
    slack().post("/api/chat.postMessage", keep).reply(200, { ok: false, error: "invalid_blocks" });
    slack().post("/api/chat.postMessage", keep).reply(200, { ok: true, ts: "1.2" });
    const logger = recordingLogger();
    const outgoing = delivery({
      message: {
        paragraphs: [{ kind: "text", text: "Hello" }],
        actions: [{ name: "talk_to_person", label: "Talk to a person", value: "t1", primary: false }],
      },
    });
    expect(await messenger(undefined, logger).post(outgoing, null)).toEqual({ kind: "posted", messageId: "1.2" });
    expect(forms[0]).toHaveProperty("blocks");
    expect(forms[1]).not.toHaveProperty("blocks");
    expect(forms[1]).toMatchObject({ text: "Hello\n• Talk to a person", metadata: forms[0]?.["metadata"] });
    expect(logger.events()).toContain("slack_blocks_refused");
  });

  test("whose feedback buttons a workspace does not draw stands there in blocks without them", async () => {
    const forms: string[] = [];
    const keep = (body: unknown): boolean => forms.push(JSON.stringify(form(body)["blocks"])) > 0;
    slack().post("/api/chat.postMessage", keep).reply(200, { ok: false, error: "invalid_blocks" });
    slack().post("/api/chat.postMessage", keep).reply(200, { ok: true, ts: "1.2" });
    const rated = (["helpful", "not_helpful"] as const).map((name) => ({
      name,
      label: name,
      value: "t1",
      primary: false,
    }));
    const outgoing = delivery({ message: { paragraphs: [{ kind: "text", text: "Hello" }], actions: rated } });
    expect(await messenger().post(outgoing, null)).toEqual({ kind: "posted", messageId: "1.2" });
    expect(forms.map((blocks) => blocks.includes("feedback_buttons"))).toEqual([true, false]);
    expect(forms[1]).toContain("rich_text");
  });

  test("in the thread of an earlier one names that message", async () => {
    slack()
      .post("/api/chat.postMessage", (body) => form(body)["thread_ts"] === "7.7" && form(body)["channel"] === "CREC")
      .reply(200, { ok: true, ts: "1.3" });
    const below = delivery({
      destination: { kind: "recruiters", team: null },
      relation: { kind: "in_thread_of", deliveryId: "d0" },
    });
    expect(await messenger().post(below, "7.7")).toEqual({ kind: "posted", messageId: "1.3" });
  });

  test("that replaces another updates it, with blocks, words and mark", async () => {
    slack()
      .post("/api/chat.update", (body) => {
        const { channel, ts, text, blocks, metadata, parse } = form(body);
        expect(parse).toBe("none");
        expect({ channel, ts, text }).toEqual({ channel: "D1", ts: "7.7", text: "Hello" });
        expect(blocks).toHaveLength(1);
        expect(metadata).toMatchObject({ event_payload: { delivery_id: "d1" } });
        return true;
      })
      .reply(200, { ok: true, ts: "7.7" });
    expect(await messenger().post(newForm, "7.7")).toEqual({ kind: "posted", messageId: "7.7" });
  });

  test("that replaces another takes its blocks away where Slack refuses the new ones", async () => {
    slack().post("/api/chat.update").reply(200, { ok: false, error: "invalid_blocks" });
    slack()
      .post("/api/chat.update", (body) => JSON.stringify(form(body)["blocks"]) === "[]")
      .reply(200, { ok: true, ts: "7.7" });
    expect(await messenger().post(newForm, "7.7")).toEqual({ kind: "posted", messageId: "7.7" });
  });

  test.each([["message_not_found"], ["edit_window_closed"], ["cant_update_message"]])(
    "that replaces one which Slack does not let change (%s) is a new message",
    async (error) => {
      slack().post("/api/chat.update").reply(200, { ok: false, error });
      slack().post("/api/chat.postMessage").reply(200, { ok: true, ts: "8.8" });
      expect(await messenger().post(newForm, "7.7")).toEqual({ kind: "posted", messageId: "8.8" });
    },
  );

  test("that takes back one which somebody deleted has nothing to do", async () => {
    slack().post("/api/chat.update").reply(200, { ok: false, error: "message_not_found" });
    const line = { ...newForm, relation: { kind: "takes_back", deliveryId: "d0" } as const };
    expect(await messenger().post(line, "7.7")).toEqual({ kind: "posted", messageId: "7.7" });
  });

  test("that replaces one which was never posted is a new message", async () => {
    slack().post("/api/chat.postMessage").reply(200, { ok: true, ts: "8.8" });
    expect(await messenger().post(newForm, null)).toEqual({ kind: "posted", messageId: "8.8" });
  });

  test("for another workspace is never made", async () => {
    expect(await messenger().post(delivery({ tenant: "T2" }), null)).toEqual({ kind: "refused", code: "other_team" });
  });

  test("logs codes and ids, no words and no token", async () => {
    slack().post("/api/chat.postMessage").reply(200, { ok: false, error: "channel_not_found" });
    const logger = recordingLogger();
    await messenger(undefined, logger).post(delivery(), null);
    expect(logger.lines).toContainEqual({
      level: "warn",
      event: "slack_post_failed",
      fields: { deliveryId: "d1", outcome: "refused", code: "channel_not_found" },
    });
    expect(JSON.stringify(logger.lines)).not.toMatch(/Remote|xoxb/u);
  });
});

describe("what Slack answers decides what is known", () => {
  test.each([
    [
      { ok: false, error: "channel_not_found" },
      { kind: "refused", code: "channel_not_found" },
    ],
    [
      { ok: false, error: "is_archived" },
      { kind: "refused", code: "is_archived" },
    ],
    [
      { ok: false, error: "not_in_channel" },
      { kind: "refused", code: "not_in_channel" },
    ],
    [
      { ok: false, error: "token_revoked" },
      { kind: "suspended", code: "token_revoked", afterMs: 60_000 },
    ],
    [
      { ok: false, error: "internal_error" },
      { kind: "unknown", code: "internal_error" },
    ],
    [
      { ok: false, error: "fatal_error" },
      { kind: "unknown", code: "fatal_error" },
    ],
    [
      { ok: false, error: "service_unavailable" },
      { kind: "suspended", code: "service_unavailable", afterMs: 10_000 },
    ],
    [{ ok: true }, { kind: "unknown", code: "unreadable_response" }],
    ["<html>a proxy's page</html>", { kind: "unknown", code: "unreadable_response" }],
    ["null", { kind: "unknown", code: "no_response" }],
  ])("%j → %j", async (answer, expected) => {
    slack().post("/api/chat.postMessage").reply(200, answer);
    expect(await messenger().post(delivery(), null)).toEqual(expected);
  });

  test.each([
    [429, { "retry-after": "7" }, { kind: "suspended", code: "ratelimited", afterMs: 7_000 }],
    [429, {}, { kind: "suspended", code: "ratelimited", afterMs: 30_000 }],
    [429, { "retry-after": "soon" }, { kind: "suspended", code: "ratelimited", afterMs: 30_000 }],
    [429, { "retry-after": "0" }, { kind: "suspended", code: "ratelimited", afterMs: 1_000 }],
    [503, {}, { kind: "unknown", code: "http_503" }],
    [403, {}, { kind: "suspended", code: "http_403", afterMs: 60_000 }],
  ])("status %i with %j → %j", async (status, headers, expected) => {
    slack().post("/api/chat.postMessage").reply(status, "", headers);
    expect(await messenger().post(delivery(), null)).toEqual(expected);
  });
});

describe("a connection that fails", () => {
  let server: Server | null = null;

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = null;
  });

  /** A real server: nock cannot reset a connection, and crashes where a delayed answer is aborted. */
  async function serve(listener: RequestListener): Promise<string> {
    server = createServer(listener).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/api/`;
  }

  test("before anything was sent: again later", async () => {
    const url = await serve(() => undefined);
    server?.close();
    await once(server ?? process, "close");
    expect(await messenger(url).post(delivery(), null)).toEqual({
      kind: "suspended",
      code: "econnrefused",
      afterMs: 5_000,
    });
  });

  test("after the request: nobody knows", async () => {
    const url = await serve((request) => request.on("data", () => request.socket.destroy()));
    expect(await messenger(url).post(delivery(), null)).toMatchObject({ kind: "unknown" });
  });

  test("in the middle of the answer: nobody knows", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write('{"ok":true,', () => response.destroy());
    });
    expect(await messenger(url).post(delivery(), null)).toMatchObject({ kind: "unknown" });
  });

  test("by silence: nobody knows", async () => {
    const url = await serve(() => undefined);
    expect(await messenger(url).post(delivery(), null)).toEqual({ kind: "unknown", code: "timeout" });
  });

  test("is not repeated by the library", async () => {
    let requests = 0;
    const url = await serve((request) => {
      requests += 1;
      request.socket.destroy();
    });
    await messenger(url).post(delivery(), null);
    expect(requests).toBe(1);
  });
});

const mark = (id: string) => ({ event_type: "candor_delivery", event_payload: { delivery_id: id } });

describe("locating a delivery", () => {
  const since = 1_760_000_000_000;

  test("finds it by its mark, page by page, with room for clocks that differ", async () => {
    slack()
      .post("/api/conversations.history", (body) => {
        const sent = form(body);
        return sent["include_all_metadata"] === "true" && sent["oldest"] === "1759999700.000000" && !("cursor" in sent);
      })
      .reply(200, {
        ok: true,
        messages: [
          { ts: "5.1", text: "hi" },
          { ts: "5.2", metadata: mark("other") },
        ],
        response_metadata: { next_cursor: "next" },
      });
    slack()
      .post("/api/conversations.history", (body) => form(body)["cursor"] === "next")
      .reply(200, { ok: true, messages: [{ ts: "5.3", metadata: mark("d1") }] });
    expect(await messenger().locate(delivery(), null, since)).toEqual({ kind: "found", messageId: "5.3" });
  });

  test("in a thread looks there", async () => {
    slack()
      .post("/api/conversations.replies", (body) => form(body)["ts"] === "1759.1")
      .reply(200, { ok: true, messages: [{ ts: "5.4", metadata: mark("d1") }] });
    const inThread = delivery({ destination: { kind: "conversation", channel: "D1", thread: "1759.1" } });
    expect(await messenger().locate(inThread, null, since)).toEqual({ kind: "found", messageId: "5.4" });
  });

  test("believes in its absence on the second look", async () => {
    slack().post("/api/conversations.history").twice().reply(200, { ok: true, messages: [] });
    expect(await messenger().locate(delivery(), null, since)).toEqual({ kind: "absent" });
  });

  test("does not look for one that replaces another: to replace it once more changes nothing", async () => {
    expect(await messenger().locate(newForm, "7.7", since)).toEqual({ kind: "absent" });
  });

  test("finds what arrived late", async () => {
    slack().post("/api/conversations.history").reply(200, { ok: true, messages: [] });
    slack()
      .post("/api/conversations.history")
      .reply(200, { ok: true, messages: [{ ts: "5.5", metadata: mark("d1") }] });
    expect(await messenger().locate(delivery(), null, since)).toEqual({ kind: "found", messageId: "5.5" });
  });

  test.each([
    [200, { ok: false, error: "missing_scope" }, "missing_scope"],
    [429, "", "ratelimited"],
    [200, { ok: true, messages: "none" }, "unreadable_response"],
  ])("cannot tell where Slack answers %i %j", async (status, answer, code) => {
    slack().post("/api/conversations.history").reply(status, answer);
    const logger = recordingLogger();
    expect(await messenger(undefined, logger).locate(delivery(), null, since)).toEqual({ kind: "unknown" });
    expect(logger.lines).toContainEqual(having({ event: "slack_locate_failed", fields: having({ code }) }));
  });
});

const words = delivery({
  destination: { kind: "accommodation_thread", handOffId: "h1" },
  relation: { kind: "in_thread_of", deliveryId: "card" },
  passesOn: { channel: "D1", candidate: "U1", messageId: "1760000001.000100", thread: null },
  message: { paragraphs: [{ kind: "text", text: "The candidate's own words:" }], actions: [] },
});
const written = { type: "message", user: "U1", ts: "1760000001.000100", text: "I am &lt;deaf&gt; &amp; <@U9>" };

/** What Slack answers to the question for the message; `path` and `asked` say how it was put. */
const stands = (answer: nock.Body, { status = 200, headers = {} } = {}) => {
  const asked: Record<string, unknown>[] = [];
  slack()
    .post(/\/api\/conversations\.(?:history|replies)/u, (body) => asked.push(form(body)) > 0)
    .reply(status, answer, headers);
  return asked;
};
const postsInto = () => {
  const sent: Record<string, unknown>[] = [];
  slack()
    .post("/api/chat.postMessage", (body) => sent.push(form(body)) > 0)
    .reply(200, { ok: true, ts: "9.1" });
  return sent;
};

describe("what a candidate passes on", () => {
  test("is read by itself at that moment and quoted under its card, and nothing of it pings", async () => {
    const asked = stands({ ok: true, messages: [written] });
    const sent = postsInto();
    const logger = recordingLogger();
    expect(await messenger(undefined, logger).post(words, "7.7")).toEqual({ kind: "posted", messageId: "9.1" });
    const ts = written.ts;
    expect(asked).toEqual([{ channel: "D1", oldest: ts, latest: ts, inclusive: "true", limit: "1" }]);
    expect(sent).toMatchObject([{ channel: "CACC", thread_ts: "7.7", parse: "none", unfurl_links: "false" }]);
    expect(sent[0]?.["text"]).toBe("The candidate's own words:\n“I am &lt;deaf&gt; &amp; @someone”");
    expect(JSON.stringify(sent[0]?.["blocks"])).toContain('"rich_text_quote"');
    expect(JSON.stringify(logger.lines)).not.toContain("deaf");
  });

  test("in a thread is found there, whatever comes along with it", async () => {
    const parent = { ...written, ts: "1759.1", text: "Something else" };
    const asked = stands({ ok: true, messages: [parent, { ...written, thread_ts: "1759.1" }] });
    const sent = postsInto();
    const inThread = {
      ...words,
      passesOn: { channel: "D1", candidate: "U1", messageId: written.ts, thread: "1759.1" },
    };
    expect(await messenger().post(inThread, "7.7")).toMatchObject({ kind: "posted" });
    expect(asked).toMatchObject([{ ts: "1759.1", oldest: written.ts, latest: written.ts }]);
    expect(sent[0]?.["text"]).toContain("deaf");
    expect(sent[0]?.["text"]).not.toContain("Something else");
  });

  test("is posted whole as plain text where blocks would cut it", async () => {
    const long = `${"so it is, ".repeat(1_500)}the end`;
    stands({ ok: true, messages: [{ ...written, text: long }] });
    const sent = postsInto();
    await messenger().post(words, "7.7");
    expect(sent[0]).not.toHaveProperty("blocks");
    expect(sent[0]?.["text"]).toContain("the end”");
  });

  test.each([
    ["gone", []],
    ["another one", [{ ...written, ts: "1760000000.000100" }]],
    ["somebody else's", [{ ...written, user: "U2" }]],
    ["the bot's", [{ ...written, bot_id: "B1" }]],
    ["a tombstone", [{ ...written, subtype: "tombstone" }]],
    ["a file without words", [{ ...written, subtype: "file_share", text: "" }]],
  ])("is never posted where the message is %s", async (_what, messages) => {
    stands({ ok: true, messages });
    expect(await messenger().post(words, "7.7")).toEqual({ kind: "refused", code: "message_gone" });
  });

  test.each([
    [429, "", { "retry-after": "60" }, { kind: "suspended", code: "ratelimited", afterMs: 60_000 }],
    [200, { ok: false, error: "missing_scope" }, {}, { kind: "suspended", code: "missing_scope" }],
    [200, { ok: false, error: "channel_not_found" }, {}, { kind: "refused", code: "channel_not_found" }],
    [200, { ok: false, error: "internal_error" }, {}, { kind: "retry", code: "internal_error" }],
    [200, { ok: true, messages: "none" }, {}, { kind: "retry", code: "unreadable_response" }],
    [503, "", {}, { kind: "retry", code: "http_503" }],
  ])("waits, or is given up, as a post is where Slack answers %i %j: nothing was posted", async (...given) => {
    const [status, answer, headers, result] = given;
    stands(answer, { status, headers });
    expect(await messenger().post(words, "7.7")).toMatchObject(result);
  });

  test("waits for its card: alone nobody could tell whose it is", async () => {
    expect(await messenger().post(words, null)).toEqual({ kind: "retry", code: "card_not_posted", afterMs: 1_000 });
  });

  test("is looked for by its mark after an ambiguous post, without being read again", async () => {
    slack()
      .post("/api/conversations.replies", (body) => form(body)["channel"] === "CACC" && form(body)["ts"] === "7.7")
      .reply(200, { ok: true, messages: [{ ts: "5.4", metadata: mark("d1") }] });
    expect(await messenger().locate(words, "7.7", 1_760_000_000_000)).toEqual({ kind: "found", messageId: "5.4" });
  });
});
