import nock from "nock";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openLanguageModel } from "../../../src/adapters/llm/language-model.ts";
import { loadAnswerPrompt } from "../../../src/adapters/llm/prompts.ts";
import { Topic } from "../../../src/domain/topic.ts";
import { Act } from "../../../src/domain/question.ts";
import { apiError, ChatRequest, completion } from "../../stand-ins/openai.ts";
import { like, someNumber, someText } from "./matchers.ts";
import { apiKey, draft, printed, promptsDir, recordingLogger, request, settings } from "./settings.ts";

const openAi = "https://api.openai.com";
const path = "/v1/chat/completions";
const answerOf = (content: string | null, finishReason?: string) =>
  completion("gpt-4o-mini", { content, refusal: null }, finishReason);

const object = (properties: Record<string, unknown>) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const arrayOf = (items: unknown) => ({ type: "array", items });

beforeAll(() => {
  if (!nock.isActive()) nock.activate();
});
beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  const unused = nock.pendingMocks();
  nock.cleanAll();
  if (unused.length > 0) throw new Error(`never called: ${unused.join(", ")}`);
});
afterAll(() => nock.restore());

describe("the request on the wire", () => {
  it("is one chat completion with the draft's strict schema, rules before facts before conversation", async () => {
    let body: Record<string, unknown> = {};
    nock(openAi, { reqheaders: { authorization: `Bearer ${apiKey}` } })
      .post(path, (sent: Record<string, unknown>) => {
        body = sent;
        return true;
      })
      .reply(200, answerOf(JSON.stringify(draft)));
    const model = await openLanguageModel(settings());

    const answer = await model.propose(request());

    expect(answer).toEqual({
      kind: "draft",
      draft,
      model: "gpt-4o-mini",
      promptHash: (await loadAnswerPrompt(promptsDir)).hash,
      tokens: 1_280,
    });
    // No temperature: reasoning models refuse one.
    expect(Object.keys(body).toSorted()).toEqual(["max_tokens", "messages", "model", "response_format", "stream"]);
    expect(body).toMatchObject({ model: "gpt-4o-mini", max_tokens: 800, stream: false });
    const { messages } = ChatRequest.parse(body);
    expect(messages.map(({ role }) => role)).toEqual(["system", "user"]);
    expect(messages[0]?.content).not.toContain("Lumen");
    expect(messages[1]?.content).toMatch(/Lumen[^]*\$100,000[^]*canary-candidate/u);
  });

  it("holds a schema in which every property is required and no other allowed", async () => {
    let format: unknown;
    nock(openAi)
      .post(path, (sent: Record<string, unknown>) => {
        format = sent["response_format"];
        return true;
      })
      .reply(200, answerOf(JSON.stringify(draft)));
    const model = await openLanguageModel(settings());

    await model.propose(request());

    const text = { type: "string" };
    expect(format).toEqual({
      type: "json_schema",
      json_schema: {
        name: "draft",
        strict: true,
        schema: object({
          parts: arrayOf(
            object({
              text,
              act: { type: "string", enum: Act.options },
              topics: arrayOf({ type: "string", enum: Topic.options }),
              sentences: arrayOf(object({ text, facts: arrayOf(text) })),
            }),
          ),
        }),
      },
    });
  });

  it.each(["gpt-5.6", "gpt-5.3-codex", "o4-mini"])(
    "stays a chat completion for %s, which LangChain would move or rename",
    async (name) => {
      nock(openAi)
        .post(path, (sent: Record<string, unknown>) => sent["model"] === name)
        .reply(200, answerOf(JSON.stringify(draft)));
      const model = await openLanguageModel(settings({ model: name }));

      expect(await model.propose(request())).toMatchObject({ kind: "draft", model: name });
    },
  );

  it("goes to the configured server", async () => {
    nock("https://llm.example:8443")
      .post("/api/v1/chat/completions")
      .reply(200, answerOf(JSON.stringify(draft)));
    const model = await openLanguageModel(settings({ baseUrl: "https://llm.example:8443/api/v1" }));

    expect(await model.propose(request())).toMatchObject({ kind: "draft" });
  });

  it("is not carried on to the host of a redirect", async () => {
    nock(openAi).post(path).reply(307, "", { location: "https://elsewhere.example/v1/chat/completions" });
    const model = await openLanguageModel(settings());

    expect(await model.propose(request())).toMatchObject({ kind: "unusable", code: "rejected" });
  });
});

describe("what comes back is unusable, with a code and without a throw, for", () => {
  const replies: [string, number, nock.Body, string, Record<string, string>?][] = [
    [
      "a key that is refused",
      401,
      apiError("invalid_api_key", `Incorrect API key provided: ${apiKey}`),
      "unauthorized",
    ],
    ["a key that may not", 403, apiError("unsupported_country_region_territory", "no"), "forbidden"],
    ["an unknown model", 404, apiError("model_not_found", "no"), "model_not_found"],
    ["too many requests", 429, apiError("rate_limit_exceeded", "slow down"), "rate_limited"],
    ["an account without credit", 429, apiError("insufficient_quota", "pay"), "quota_exhausted"],
    ["too long a context", 400, apiError("context_length_exceeded", "long"), "context_too_long"],
    ["a filtered prompt", 400, apiError("content_filter", "filtered"), "content_filter"],
    ["a request that the server does not take", 400, apiError(null, "json_schema is not supported"), "rejected"],
    ["a server error", 500, apiError(null, "oops"), "unavailable"],
    ["an overloaded server", 503, "<html>busy</html>", "unavailable"],
    ["a refusal", 200, completion("m", { content: null, refusal: "I cannot" }), "refused"],
    ["a refusal beside text", 200, completion("m", { content: JSON.stringify(draft), refusal: "I cannot" }), "refused"],
    ["a filtered answer", 200, answerOf('{"parts":[', "content_filter"), "content_filter"],
    ["an answer cut at the token limit", 200, answerOf('{"parts":[{"text":"What', "length"), "truncated"],
    ["a whole draft that yet ran into the limit", 200, answerOf(JSON.stringify(draft), "length"), "truncated"],
    ["half a JSON that claims to be whole", 200, answerOf('{"parts":[{"text":"What'), "broken_json"],
    ["a draft in a code fence", 200, answerOf(`\`\`\`json\n${JSON.stringify(draft)}\n\`\`\``), "broken_json"],
    ["plain words", 200, answerOf("It pays well!"), "broken_json"],
    ["another schema", 200, answerOf('{"answer":"It pays well"}'), "wrong_schema"],
    [
      "a topic that does not exist",
      200,
      answerOf(JSON.stringify(draft).replace("compensation", "money")),
      "wrong_schema",
    ],
    ["a property too many", 200, answerOf(JSON.stringify({ ...draft, note: "x" })), "wrong_schema"],
    ["a draft without parts", 200, answerOf('{"parts":[]}'), "empty"],
    ["no content", 200, answerOf(null), "empty"],
    ["blank content", 200, answerOf(""), "broken_json"],
    ["an answer far longer than was allowed", 200, answerOf(JSON.stringify(draft) + " ".repeat(13_000)), "oversized"],
    ["no choices", 200, { ...answerOf(""), choices: [] }, "unreadable"],
    ["JSON of something else", 200, { ok: true }, "unreadable"],
    ["a page", 200, "<html>hello</html>", "unreadable", { "content-type": "text/html" }],
    ["an empty body", 200, "", "unreadable", { "content-type": "text/html" }],
    ["a body that is not the JSON it says", 200, "{", "broken_json", { "content-type": "application/json" }],
  ];

  it.each(replies)("%s", async (_name, status, body, code, headers) => {
    nock(openAi).post(path).reply(status, body, headers);
    const logger = recordingLogger();
    const model = await openLanguageModel(settings({ logger }));

    const answer = await model.propose(request());

    expect(answer).toMatchObject({ kind: "unusable", code, model: "gpt-4o-mini", promptHash: someText });
    expect(logger.lines).toContainEqual(like({ level: "warn", event: "model_unusable", fields: like({ code }) }));
    expect(printed(logger.lines)).not.toMatch(/canary|sk-test|\$100,000|It pays/u);
  });

  it("a network that is off", async () => {
    const model = await openLanguageModel(settings());

    expect(await model.propose(request())).toMatchObject({ kind: "unusable", code: "network" });
  });
});

describe("the operator", () => {
  it.each([
    [401, "invalid_api_key"],
    [403, null],
    [404, "model_not_found"],
    [429, "insufficient_quota"],
  ])("reads at error level what to do about %i %s, without key or vendor's words", async (status, code) => {
    nock(openAi)
      .post(path)
      .reply(status, apiError(code, `Incorrect API key provided: ${apiKey}`));
    const logger = recordingLogger();
    const model = await openLanguageModel(settings({ logger }));

    await model.propose(request());

    const errors = logger.lines.filter(({ level }) => level === "error");
    expect(errors).toEqual([like({ event: "model_misconfigured" })]);
    expect(printed(errors)).toMatch(/key|model|credit/u);
    expect(printed(errors)).not.toContain(apiKey);
    expect(printed(errors)).not.toContain("Incorrect");
  });

  it("reads one line a call with model, prompt, time and tokens, and no text", async () => {
    nock(openAi)
      .post(path)
      .reply(200, answerOf(JSON.stringify(draft)));
    const logger = recordingLogger();
    const model = await openLanguageModel(settings({ logger }));
    await model.warm();

    await model.propose(request());

    expect(logger.lines.map(({ event }) => event)).toEqual(["model_opened", "model_answered"]);
    expect(logger.lines[1]?.fields).toEqual({
      provider: "openai",
      model: "gpt-4o-mini",
      promptHash: someText,
      ms: someNumber,
      attempts: 1,
      inputTokens: 1200,
      cachedTokens: 1024,
      outputTokens: 80,
    });
    expect(printed(logger.lines)).not.toMatch(/canary|sk-test|salary/u);
  });

  it.each(["nonesuch", "anthropic"])("reads that the provider %s cannot be opened", async (provider) => {
    const logger = recordingLogger();
    const model = await openLanguageModel(settings({ provider, logger }));
    await model.warm();

    expect(await model.propose(request())).toMatchObject({ kind: "unusable", code: "not_opened" });
    expect(logger.lines.filter(({ level }) => level === "error")).toEqual([like({ event: "model_not_opened" })]);
  });

  it("is told at once that the prompt is missing", async () => {
    await expect(openLanguageModel(settings({ promptsDir: `${promptsDir}/none` }))).rejects.toMatchObject({
      code: "bad_configuration",
    });
  });
});
