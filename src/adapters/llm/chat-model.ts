// The only module that loads LangChain and the OpenAI client (about 0.4 s and 115 MB): import it dynamically.
import { ChatOpenAICompletions } from "@langchain/openai";
import { initChatModel } from "langchain/chat_models/universal";
import { ContentFilterFinishReasonError, LengthFinishReasonError } from "openai/error";
import { z } from "zod";
import type { AnswerShape } from "./answer-shape.ts";
import type { PromptMessage } from "./prompts.ts";
import type { RawReply } from "./read-reply.ts";

export type ChatModelSettings = {
  provider: string;
  model: string;
  apiKey: string;
  baseUrl: string | undefined;
  maxOutputTokens: number;
};

export type ChatModel = {
  /** One request, no retry. Throws what the vendor throws, for `classify`. */
  complete(messages: readonly PromptMessage[], signal: AbortSignal): Promise<RawReply>;
};

const Raw = z.object({
  // Text alone; some providers answer in blocks.
  text: z.string().catch(""),
  tool_calls: z.array(z.object({ args: z.unknown() })).catch([]),
  usage_metadata: z
    .object({
      input_tokens: z.number().catch(0),
      output_tokens: z.number().catch(0),
      input_token_details: z.object({ cache_read: z.number().catch(0) }).catch({ cache_read: 0 }),
    })
    .catch({ input_tokens: 0, output_tokens: 0, input_token_details: { cache_read: 0 } }),
  response_metadata: z
    .object({ finish_reason: z.string().nullish(), stop_reason: z.string().nullish() })
    .catch({ finish_reason: null, stop_reason: null }),
  // LangChain drops OpenAI's refusal from the message; the raw response still has it.
  additional_kwargs: z.record(z.string(), z.unknown()).catch({}),
});

const RawResponse = z.object({
  choices: z.array(z.object({ message: z.object({ refusal: z.string().nullish() }) })),
});

function isRefused(raw: z.infer<typeof Raw>): boolean {
  const response = RawResponse.safeParse(raw.additional_kwargs["__raw_response"]);
  return response.success && response.data.choices.some(({ message }) => Boolean(message.refusal));
}

function rawReply(message: unknown): RawReply {
  const raw = Raw.parse(message);
  const { finish_reason: finishReason, stop_reason: stopReason } = raw.response_metadata;
  return {
    text: raw.text,
    toolArguments: raw.tool_calls[0]?.args,
    refused: isRefused(raw),
    finish: finishReason ?? stopReason ?? null,
    inputTokens: raw.usage_metadata.input_tokens,
    cachedTokens: raw.usage_metadata.input_token_details.cache_read,
    outputTokens: raw.usage_metadata.output_tokens,
  };
}

const withoutText = (finish: string): RawReply => ({
  text: "",
  toolArguments: undefined,
  refused: false,
  finish,
  inputTokens: 0,
  cachedTokens: 0,
  outputTokens: 0,
});

/** The OpenAI client throws for these two instead of handing the reply over, with neither status nor name. */
function finishOf(error: unknown): string | null {
  if (error instanceof LengthFinishReasonError) return "length";
  if (error instanceof ContentFilterFinishReasonError) return "content_filter";
  return null;
}

function openAiFields(settings: ChatModelSettings): Record<string, unknown> {
  const fields = {
    model: settings.model,
    apiKey: settings.apiKey,
    maxTokens: settings.maxOutputTokens,
    maxRetries: 0,
    streaming: false,
    __includeRawResponse: true,
    // Everything the client would else take from the environment is said here.
    configuration: {
      baseURL: settings.baseUrl ?? "https://api.openai.com/v1",
      organization: null,
      project: null,
      adminAPIKey: null,
      webhookSecret: null,
      // Its debug log prints the request.
      logLevel: "off" as const,
      // A redirect would carry the candidate's words to a host that nobody configured.
      fetchOptions: { redirect: "manual" as const },
    },
  };
  // `useResponsesApi: false` is not enough: LangChain moves models of some names to the Responses API, which most
  // compatible servers lack and which keeps what it is sent. Both doors lead to chat completions.
  const completions = new ChatOpenAICompletions(fields);
  return { ...fields, useResponsesApi: false, completions, responses: completions };
}

function otherFields({ apiKey, baseUrl, maxOutputTokens }: ChatModelSettings): Record<string, unknown> {
  return { apiKey, maxTokens: maxOutputTokens, maxRetries: 0, ...(baseUrl === undefined ? {} : { baseUrl }) };
}

/** @param shape what is asked of the model: a name and a schema in the dialect of strict structured output */
export async function openChatModel(
  settings: ChatModelSettings,
  shape: Pick<AnswerShape, "name" | "schema">,
): Promise<ChatModel> {
  const isOpenAi = settings.provider === "openai";
  const model = await initChatModel(settings.model, {
    ...(isOpenAi ? openAiFields(settings) : otherFields(settings)),
    modelProvider: settings.provider,
  });
  const structured = model.withStructuredOutput(shape.schema(), {
    name: shape.name,
    includeRaw: true,
    // Other providers choose their own way to a schema.
    ...(isOpenAi ? { method: "jsonSchema", strict: true } : {}),
  });
  return {
    async complete(messages, signal) {
      try {
        const { raw } = await structured.invoke(
          messages.map(({ role, content }) => ({ role, content })),
          { signal },
        );
        return rawReply(raw);
      } catch (error) {
        const finish = finishOf(error);
        if (finish !== null) return withoutText(finish);
        throw error;
      }
    },
  };
}
