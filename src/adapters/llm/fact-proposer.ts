import { ProposedFacts } from "../../domain/proposed-facts.ts";
import type { ExtractionAnswer, ExtractionRequest, FactProposer } from "../../ports.ts";
import { answerShape } from "./answer-shape.ts";
import { loadExtractPrompt } from "./prompts.ts";
import { type ModelCallSettings, structuredModel } from "./structured-model.ts";

/** The model that points at overlooked facts: one call with a strict schema, in which there is no place for words of its own. */
export async function openFactProposer(settings: ModelCallSettings): Promise<FactProposer> {
  const { model, provider = "openai" } = settings;
  const { hash: promptHash, render } = await loadExtractPrompt(settings.promptsDir);
  const logger = settings.logger.child({ provider, model, promptHash });
  const structured = structuredModel({ ...settings, logger }, answerShape("facts", ProposedFacts));
  return Object.freeze({
    async propose(request: ExtractionRequest): Promise<ExtractionAnswer> {
      const asked = await structured.ask(() => render(request));
      return asked.kind === "value"
        ? { kind: "proposals", proposals: asked.value.facts, model, promptHash }
        : { ...asked, model, promptHash };
    },
  });
}
