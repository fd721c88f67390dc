import { loadChoosingWords, loadKnowledge, loadPhrasebook } from "../adapters/knowledge/load-knowledge.ts";
import { type AnswerMessage, createAnswerMessage } from "../answer/answer-message.ts";
import { createHearRequest, type HearRequest } from "../answer/hear-request.ts";
import { createUnderstand } from "../answer/understand.ts";
import { claimRails } from "../answer/verify.ts";
import type { NamingVocabulary } from "../answer/choose/name-posting.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Phrasebook } from "../domain/phrasebook.ts";
import type { LanguageModel, Logger } from "../ports.ts";
import { shipped } from "./paths.ts";

/** All that is needed to answer from a posting, with or without Slack. */
export type Answering = {
  knowledge: Knowledge;
  phrasebook: Phrasebook;
  naming: NamingVocabulary;
  hearRequest: HearRequest;
  answerMessage: AnswerMessage;
};

/** @param model `null`: the posting's own words answer */
export function openAnswering(model: LanguageModel | null, logger: Logger): Answering {
  const knowledge = loadKnowledge(shipped.knowledge);
  const phrasebook = loadPhrasebook(shipped.knowledge);
  const naming = {
    choosing: loadChoosingWords(shipped.knowledge),
    functionWords: knowledge.functionWords,
    isAskable: (word: string): boolean => knowledge.concepts.score(word).length > 0,
  };
  return {
    knowledge,
    phrasebook,
    naming,
    hearRequest: createHearRequest(createUnderstand(knowledge)),
    answerMessage: createAnswerMessage({ knowledge, phrasebook, rails: claimRails(knowledge), model, logger }),
  };
}
