import { ConfigurationError } from "../../domain/errors.ts";
import type { Logger } from "../../ports.ts";
import type { AnswerShape } from "./answer-shape.ts";
import type { ChatModel } from "./chat-model.ts";
import type { Failure, UnusableCode } from "./failure.ts";
import { classify } from "./failure.ts";
import { lazyChatModel } from "./lazy-chat-model.ts";
import type { PromptMessage } from "./prompts.ts";
import type { RawReply } from "./read-reply.ts";
import { readReply } from "./read-reply.ts";
import type { Attempted } from "./retry.ts";
import { withRetries } from "./retry.ts";

export type ModelCallSettings = {
  /** A provider's name as LangChain's `initChatModel` knows it; any but `openai` needs its package installed. */
  provider?: string;
  model: string;
  apiKey: string;
  /** Of an OpenAI-compatible server; OpenAI's own where absent. */
  baseUrl?: string | undefined;
  /** For the whole call: loading, all attempts, and the waits between them. */
  timeoutMs: number;
  maxRetries: number;
  maxOutputTokens: number;
  promptsDir: string;
  logger: Logger;
};

/** What was answered in one call, or why nothing was. */
export type Asked<Value> = ({ kind: "value"; value: Value } | { kind: "unusable"; code: UnusableCode }) & {
  /** What it cost, where the provider said so. */
  tokens: number;
};

export type StructuredModel<Value> = {
  /** One bounded call. Never throws for what a model or a network does, nor for what `render` does. */
  ask(render: () => readonly PromptMessage[]): Promise<Asked<Value>>;
  /** Loads the client now, for half a second, so that nobody waits for it later. Never rejects. */
  warm(): Promise<void>;
};

/** What only the operator can put right; said at error level, in words without the key or the vendor's message. */
const adviceOf: Partial<Record<UnusableCode, string>> = {
  unauthorized:
    "The model provider refused the API key. Put a valid key in .env, or remove it to answer without a model.",
  forbidden: "The API key may not use this model. Allow it at the provider, or choose another model in .env.",
  model_not_found: "The provider does not know this model, or the base URL is not its API. Check both in .env.",
  quota_exhausted: "The account at the model provider has no credit left. Candor answers without a model until it has.",
};

// No provider writes more than a few characters a token; what is longer did not keep to the limit.
const charactersPerToken = 16;

/** Rejects once the signal fires, even where the work under way does not heed it. */
function untilAborted(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_resolve, reject) => {
    const rejectNow = () => reject(new DOMException("out of time", "TimeoutError"));
    if (signal.aborted) rejectNow();
    else signal.addEventListener("abort", rejectNow, { once: true });
  });
  // Where the work wins the race nobody else looks at this promise.
  aborted.catch(() => undefined);
  return aborted;
}

const failed = (failure: Failure): Attempted<RawReply> => ({ kind: "failed", failure });

/** Asks the model within the signal's time. */
async function ask(
  chatModel: () => Promise<ChatModel | null>,
  messages: readonly PromptMessage[],
  signal: AbortSignal,
): Promise<Attempted<RawReply>> {
  try {
    const model = await Promise.race([chatModel(), untilAborted(signal)]);
    if (model === null) return failed({ code: "not_opened", retryable: false });
    return { kind: "done", value: await Promise.race([model.complete(messages, signal), untilAborted(signal)]) };
  } catch (error) {
    return failed(signal.aborted ? { code: "timeout", retryable: false } : classify(error, Date.now()));
  }
}

/** A model that answers in one shape. Loads its client on the first call, or when it is warmed. */
export function structuredModel<Value>(
  settings: Omit<ModelCallSettings, "promptsDir">,
  shape: AnswerShape<Value>,
): StructuredModel<Value> {
  const { provider = "openai", model, apiKey, baseUrl, maxOutputTokens, timeoutMs, maxRetries, logger } = settings;
  const chatModel = lazyChatModel({ provider, model, apiKey, baseUrl, maxOutputTokens }, shape, logger);

  const unusable = (failure: Failure, ms: number, attempts: number, tokens = 0): Asked<never> => {
    const { code, status } = failure;
    const advice = adviceOf[code];
    // The vendor's error is not the cause: its message quotes parts of the key and of the request.
    if (advice !== undefined) logger.error("model_misconfigured", new ConfigurationError(advice), { code, status });
    logger.warn("model_unusable", { code, status, ms, attempts });
    return { kind: "unusable", code, tokens };
  };

  const call = async (
    messages: readonly PromptMessage[],
    startedAt: number,
    signal: AbortSignal,
  ): Promise<Asked<Value>> => {
    const limits = { maxRetries, deadline: startedAt + timeoutMs, signal };
    const asked = await withRetries(() => ask(chatModel, messages, signal), limits);
    const { attempts } = asked;
    const ms = Math.round(performance.now() - startedAt);
    if (asked.kind === "failed") return unusable(asked.failure, ms, attempts);
    const read = readReply(asked.value, maxOutputTokens * charactersPerToken, shape);
    const { inputTokens, cachedTokens, outputTokens } = asked.value;
    const tokens = inputTokens + outputTokens;
    if (read.kind === "unusable") return unusable({ code: read.code, retryable: false }, ms, attempts, tokens);
    logger.info("model_answered", { ms, attempts, inputTokens, cachedTokens, outputTokens });
    return { ...read, tokens };
  };

  return {
    async ask(render) {
      const startedAt = performance.now();
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), timeoutMs);
      try {
        return await call(render(), startedAt, controller.signal);
      } catch {
        // Candor's own fault, or out of time between two attempts. Nothing thrown here is logged: it may hold text.
        const code: UnusableCode = controller.signal.aborted ? "timeout" : "failed";
        return unusable({ code, retryable: false }, Math.round(performance.now() - startedAt), 0);
      } finally {
        clearTimeout(timer);
      }
    },
    async warm() {
      await chatModel();
    },
  };
}
