import { openLanguageModel, type WarmLanguageModel } from "../adapters/llm/language-model.ts";
import { loadChoosingWords, loadKnowledge, loadPhrasebook } from "../adapters/knowledge/load-knowledge.ts";
import { type AnswerMessage, createAnswerMessage } from "../answer/answer-message.ts";
import { createHearRequest, type HearRequest } from "../answer/hear-request.ts";
import { createUnderstand } from "../answer/understand.ts";
import type { NamingVocabulary } from "../answer/choose/name-posting.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Phrasebook } from "../domain/phrasebook.ts";
import type { Logger } from "../ports.ts";
import type { ModelSettings } from "./config.ts";
import { shipped } from "./paths.ts";

/** All that is needed to answer from a posting, with or without Slack. */
export type Answering = {
  knowledge: Knowledge;
  phrasebook: Phrasebook;
  naming: NamingVocabulary;
  model: WarmLanguageModel | null;
  hearRequest: HearRequest;
  answerMessage: AnswerMessage;
};

const modelLimits = { maxRetries: 1, maxOutputTokens: 1_500 };

export async function openAnswering(settings: ModelSettings | null, logger: Logger): Promise<Answering> {
  const knowledge = loadKnowledge(shipped.knowledge);
  const phrasebook = loadPhrasebook(shipped.knowledge);
  const model =
    settings === null
      ? null
      : await openLanguageModel({
          provider: settings.provider,
          model: settings.name,
          apiKey: settings.apiKey,
          baseUrl: settings.baseUrl,
          timeoutMs: settings.timeoutMs,
          promptsDir: shipped.prompts,
          logger,
          ...modelLimits,
        });
  const naming = {
    choosing: loadChoosingWords(shipped.knowledge),
    functionWords: knowledge.functionWords,
    isAskable: (word: string): boolean => knowledge.concepts.score(word).length > 0,
  };
  return {
    knowledge,
    phrasebook,
    naming,
    model,
    hearRequest: createHearRequest(createUnderstand(knowledge)),
    answerMessage: createAnswerMessage({ knowledge, phrasebook, model, logger }),
  };
}
