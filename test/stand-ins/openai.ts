// A stand-in for OpenAI's Chat Completions API on 127.0.0.1, for what nock cannot play: time, cut connections, a
// server of one's own. The script sees each request as it came over the wire and says what to answer.
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";
import { z } from "zod";

/** What is read of a request; the rest is kept as it came in `ReceivedRequest.body`. */
export const ChatRequest = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  response_format: z.unknown(),
});
export type ChatRequest = z.infer<typeof ChatRequest>;

type ReceivedRequest = { method: string; path: string; authorization: string | undefined; body: string };

/**
 * content: an answer, `finishReason` `stop` unless given · refusal · status: an error answer · hang: takes the request
 * and never answers · hang_in_body, reset_in_body: begins to answer, then stops, or cuts the connection · raw: any body.
 */
type StandInReply =
  | { kind: "content"; content: string; finishReason?: string }
  | { kind: "refusal"; refusal: string }
  | { kind: "status"; status: number; code?: string; message?: string; headers?: Record<string, string> }
  | { kind: "hang" }
  | { kind: "hang_in_body" }
  | { kind: "reset" }
  | { kind: "reset_in_body" }
  | { kind: "raw"; contentType: string; body: string };

export type OpenAiScript = (request: ChatRequest, call: number) => StandInReply;

export type OpenAiStandIn = {
  /** For `OPENAI_BASE_URL` and the like: ends in `/v1`. */
  baseUrl: string;
  /** Everything that came in, whatever its path. */
  requests: readonly ReceivedRequest[];
  close(): Promise<void>;
};

type Message = { content: string | null; refusal: string | null };

/** A whole answer as the API sends it. */
export const completion = (model: string, message: Message, finishReason = "stop"): Record<string, unknown> => ({
  id: "chatcmpl-stand-in",
  object: "chat.completion",
  created: 1_760_000_000,
  model,
  choices: [{ index: 0, message: { role: "assistant", ...message }, logprobs: null, finish_reason: finishReason }],
  usage: {
    prompt_tokens: 1200,
    completion_tokens: 80,
    total_tokens: 1280,
    prompt_tokens_details: { cached_tokens: 1024, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
  },
  system_fingerprint: "fp_stand_in",
});

/** An error's body as the API sends it. */
export const apiError = (code: string | null, message: string): Record<string, unknown> => ({
  error: { message, type: "stand_in_error", param: null, code },
});

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

function play(reply: StandInReply, model: string, response: ServerResponse): void {
  switch (reply.kind) {
    case "content":
      return sendJson(response, 200, completion(model, { content: reply.content, refusal: null }, reply.finishReason));
    case "refusal":
      return sendJson(response, 200, completion(model, { content: null, refusal: reply.refusal }));
    case "status":
      return sendJson(
        response,
        reply.status,
        apiError(reply.code ?? null, reply.message ?? "stand-in"),
        reply.headers ?? {},
      );
    case "hang":
      return;
    case "hang_in_body":
    case "reset_in_body":
      response.writeHead(200, { "content-type": "application/json", "content-length": "4096" });
      response.write('{"id":"chatcmpl-stand-in","choices":[', () => {
        if (reply.kind === "reset_in_body") response.destroy();
      });
      return;
    case "reset":
      response.destroy();
      return;
    case "raw":
      response.writeHead(200, { "content-type": reply.contentType }).end(reply.body);
  }
}

export async function startOpenAi(script: OpenAiScript): Promise<OpenAiStandIn> {
  const requests: ReceivedRequest[] = [];
  let calls = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = "", url: path = "" } = request;
    const body = await readText(request);
    requests.push({ method, path, authorization: request.headers.authorization, body });
    if (method !== "POST" || path !== "/v1/chat/completions") {
      sendJson(response, 404, apiError("unknown_url", `${method} ${path} is not played here`));
      return;
    }
    calls += 1;
    const chat = ChatRequest.parse(JSON.parse(body));
    play(script(chat, calls), chat.model, response);
  };

  const server = createServer((request, response) => {
    // A script that throws must not look like a server that hangs.
    answer(request, response).catch((error: unknown) => sendJson(response, 400, apiError("stand_in", String(error))));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the stand-in has no port");

  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
