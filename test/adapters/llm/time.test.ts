import { createServer } from "node:net";
import { once } from "node:events";
import nock from "nock";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { openLanguageModel } from "../../../src/adapters/llm/language-model.ts";
import type { OpenAiScript, OpenAiStandIn } from "../../stand-ins/openai.ts";
import { startOpenAi } from "../../stand-ins/openai.ts";
import { draft, recordingLogger, request, settings } from "./settings.ts";

const good = { kind: "content", content: JSON.stringify(draft) } as const;

let server: OpenAiStandIn | undefined;

/** A warm model in front of a server that follows the script. */
async function against(script: OpenAiScript, fields: Parameters<typeof settings>[0] = {}) {
  server = await startOpenAi(script);
  const logger = recordingLogger();
  const model = await openLanguageModel(settings({ baseUrl: server.baseUrl, logger, ...fields }));
  await model.warm();
  const propose = async () => {
    const startedAt = performance.now();
    const answer = await model.propose(request());
    return { answer, ms: performance.now() - startedAt };
  };
  return { propose, logger, requests: server.requests };
}

beforeAll(() => {
  nock.restore();
  nock.enableNetConnect("127.0.0.1");
});
afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe("the whole call is bounded", () => {
  it.each(["hang", "hang_in_body"] as const)(
    "where the server takes the request and plays %s, retries or not",
    async (kind) => {
      const { propose, requests } = await against(() => ({ kind }), { timeoutMs: 300, maxRetries: 3 });

      const { answer, ms } = await propose();

      expect(answer).toMatchObject({ kind: "unusable", code: "timeout" });
      expect(ms).toBeGreaterThanOrEqual(290);
      expect(ms).toBeLessThan(1500);
      expect(requests).toHaveLength(1);
    },
  );

  it("where every attempt fails, by the time and not by the number of retries", async () => {
    const { propose, requests } = await against(() => ({ kind: "status", status: 500 }), {
      timeoutMs: 1000,
      maxRetries: 50,
    });

    const { answer, ms } = await propose();

    expect(answer).toMatchObject({ kind: "unusable", code: "unavailable" });
    expect(ms).toBeLessThan(2000);
    expect(requests.length).toBeGreaterThan(1);
    expect(requests.length).toBeLessThan(5);
  });

  it("and ends at once where the server asks for a longer wait than is left", async () => {
    const { propose, requests } = await against(
      () => ({ kind: "status", status: 429, code: "rate_limit_exceeded", headers: { "retry-after": "30" } }),
      { timeoutMs: 2000, maxRetries: 3 },
    );

    const { answer, ms } = await propose();

    expect(answer).toMatchObject({ kind: "unusable", code: "rate_limited" });
    expect(ms).toBeLessThan(1500);
    expect(requests).toHaveLength(1);
  });

  it("where the client is still loading", async () => {
    server = await startOpenAi(() => good);
    const model = await openLanguageModel(settings({ baseUrl: server.baseUrl, timeoutMs: 1 }));

    expect(await model.propose(request())).toMatchObject({ kind: "unusable", code: "timeout" });
  });
});

describe("a failure that may pass is tried again", () => {
  it.each([
    ["a rate limit", { kind: "status", status: 429, headers: { "retry-after": "0" } }],
    ["a rate limit that names no time", { kind: "status", status: 429 }],
    ["a server error", { kind: "status", status: 502 }],
    ["a connection reset", { kind: "reset" }],
    ["a connection reset within the body", { kind: "reset_in_body" }],
  ] as const)("after %s", async (_name, fault) => {
    const { propose, requests, logger } = await against((_request, call) => (call === 1 ? fault : good), {
      maxRetries: 1,
    });

    expect((await propose()).answer).toMatchObject({ kind: "draft", draft });
    expect(requests).toHaveLength(2);
    expect(logger.lines.at(-1)).toMatchObject({ event: "model_answered", fields: { attempts: 2 } });
  });

  it("no sooner than the server asks", async () => {
    const { propose } = await against(
      (_request, call) => (call === 1 ? { kind: "status", status: 429, headers: { "retry-after": "1" } } : good),
      { maxRetries: 1 },
    );

    const { answer, ms } = await propose();

    expect(answer).toMatchObject({ kind: "draft" });
    expect(ms).toBeGreaterThanOrEqual(990);
  });

  it("as often as configured and no more", async () => {
    const { propose, requests } = await against(() => ({ kind: "reset_in_body" }), { maxRetries: 2 });

    expect((await propose()).answer).toMatchObject({ kind: "unusable", code: "network" });
    expect(requests).toHaveLength(3);
  });
});

describe("a failure that will not pass is not tried again", () => {
  it.each([
    ["a refused key", { kind: "status", status: 401 }, "unauthorized"],
    ["an empty account", { kind: "status", status: 429, code: "insufficient_quota" }, "quota_exhausted"],
    ["a refusal", { kind: "refusal", refusal: "no" }, "refused"],
    ["half a JSON", { kind: "content", content: '{"parts":[{"te' }, "broken_json"],
    ["an answer cut at the limit", { kind: "content", content: '{"parts":[', finishReason: "length" }, "truncated"],
    ["another schema", { kind: "content", content: "{}" }, "wrong_schema"],
    ["a page", { kind: "raw", contentType: "text/html", body: "<html>" }, "unreadable"],
  ] as const)("%s", async (_name, fault, code) => {
    const { propose, requests } = await against(() => fault, { maxRetries: 3 });

    expect((await propose()).answer).toMatchObject({ kind: "unusable", code });
    expect(requests).toHaveLength(1);
  });
});

describe("the model", () => {
  it("that nobody listens for is a network failure", async () => {
    const free = createServer().listen(0, "127.0.0.1");
    await once(free, "listening");
    const address = free.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    free.close();
    const model = await openLanguageModel(settings({ baseUrl: `http://127.0.0.1:${port}/v1` }));

    expect(await model.propose(request())).toMatchObject({ kind: "unusable", code: "network" });
  });

  it("answers calls side by side, each with its own clock", async () => {
    const { propose, requests } = await against((_request, call) => (call === 1 ? { kind: "hang" } : good), {
      timeoutMs: 1000,
    });

    const hanging = propose();
    while (requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const others = await Promise.all([propose(), propose()]);

    expect(others.map(({ answer }) => answer.kind)).toEqual(["draft", "draft"]);
    expect((await hanging).answer).toMatchObject({ code: "timeout" });
  });
});
