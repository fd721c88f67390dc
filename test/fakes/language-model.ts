import type { ProposedDraft } from "../../src/domain/draft.ts";
import type { LanguageModel, ModelAnswer, ModelRequest } from "../../src/ports.ts";

/** Says what it is told to, and keeps what it was asked. */
const answering = (answer: ModelAnswer) => {
  const asked: ModelRequest[] = [];
  const model: LanguageModel = {
    propose: (request) => {
      asked.push(request);
      return Promise.resolve(answer);
    },
  };
  return { ...model, asked };
};

export const draftingModel = (draft: ProposedDraft) =>
  answering({ kind: "draft", draft, model: "fake", promptHash: "abc" });

export const unusableModel = (code: string) => answering({ kind: "unusable", code, model: "fake", promptHash: "abc" });

/** Breaks its contract: the port says that it never throws. */
export const throwingModel = (error: Error): LanguageModel => ({
  propose: async () => {
    throw error;
  },
});
