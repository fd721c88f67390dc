import { openLanguageModel, type WarmLanguageModel } from "../adapters/llm/language-model.ts";
import { openRecordedModel, type RecordedModel } from "../adapters/llm/recorded-model.ts";
import type { Logger } from "../ports.ts";
import type { ModelSettings } from "./config.ts";
import { shipped } from "./paths.ts";

const limits = { maxRetries: 1, maxOutputTokens: 1_500 };

/** The model that is configured; `null` where none is, and the posting's own words answer. */
export async function openConfiguredModel(
  settings: ModelSettings | null,
  logger: Logger,
): Promise<WarmLanguageModel | null> {
  if (settings === null) return null;
  const { provider, name: model, apiKey, baseUrl, timeoutMs } = settings;
  return openLanguageModel({
    provider,
    model,
    apiKey,
    baseUrl,
    timeoutMs,
    promptsDir: shipped.prompts,
    logger,
    ...limits,
  });
}

/** @param responses the content of an answer, by the hash of its request */
export const openResponses = (responses: ReadonlyMap<string, string>): Promise<RecordedModel> =>
  openRecordedModel(shipped.prompts, responses);
