import { ProposedDraft } from "../../domain/draft.ts";
import type { LanguageModel, ModelAnswer, ModelRequest } from "../../ports.ts";
import { answerShape } from "./answer-shape.ts";
import { loadAnswerPrompt } from "./prompts.ts";
import { type ModelCallSettings, structuredModel } from "./structured-model.ts";

export type LanguageModelSettings = ModelCallSettings;

export type WarmLanguageModel = LanguageModel & {
  readonly name: string;
  readonly promptHash: string;
  /** Loads the client now, for half a second, so that no candidate waits for it. Never rejects. */
  warm(): Promise<void>;
};

// A draft without parts answers nothing.
export const draftShape = answerShape("draft", ProposedDraft, ({ parts }) => parts.length === 0);

/** The model that drafts answers. Reads the prompt's file and nothing else: the client is loaded by `warm` or by the first call. */
export async function openLanguageModel(settings: LanguageModelSettings): Promise<WarmLanguageModel> {
  const { model, provider = "openai" } = settings;
  const { hash: promptHash, render } = await loadAnswerPrompt(settings.promptsDir);
  const logger = settings.logger.child({ provider, model, promptHash });
  const structured = structuredModel({ ...settings, logger }, draftShape);
  return Object.freeze({
    name: model,
    promptHash,
    async propose(request: ModelRequest): Promise<ModelAnswer> {
      const asked = await structured.ask(() => render(request));
      if (asked.kind === "unusable") return { ...asked, model, promptHash };
      return { kind: "draft", draft: asked.value, model, promptHash, tokens: asked.tokens };
    },
    warm: () => structured.warm(),
  });
}
