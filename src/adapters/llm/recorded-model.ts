import { createHash } from "node:crypto";
import type { LanguageModel, ModelAnswer, ModelRequest } from "../../ports.ts";
import type { JsonSchema } from "./answer-shape.ts";
import { draftShape } from "./language-model.ts";
import { loadAnswerPrompt, type PromptMessage } from "./prompts.ts";
import { readReply } from "./read-reply.ts";

/** A request as it would go to a model. `hash`: SHA-256 in hex of the messages and the schema, whatever model answers. */
export type ExactRequest = { hash: string; messages: readonly PromptMessage[]; schema: JsonSchema };

export type RecordedModel = LanguageModel & {
  /** Requests that no recorded response answers, since this was last asked. */
  takeUnanswered(): readonly ExactRequest[];
};

const mostCharacters = 100_000;

const hashOf = (messages: readonly PromptMessage[], schema: JsonSchema): string =>
  createHash("sha256").update(JSON.stringify({ messages, schema })).digest("hex");

/**
 * A model that answers from responses recorded elsewhere (a batch API, another machine), by the hash of the request. What
 * they hold is read as if it had just been answered: same schema, same drafts, same rails.
 * @param responses the content of an answer, by the hash of its request
 */
export async function openRecordedModel(
  promptsDir: string,
  responses: ReadonlyMap<string, string>,
): Promise<RecordedModel> {
  const { hash: promptHash, render } = await loadAnswerPrompt(promptsDir);
  const schema = draftShape.schema();
  let unanswered: ExactRequest[] = [];
  const origin = { model: "recorded", promptHash };
  return Object.freeze({
    propose(request: ModelRequest): Promise<ModelAnswer> {
      const messages = render(request);
      const hash = hashOf(messages, schema);
      const content = responses.get(hash);
      if (content === undefined) {
        unanswered.push({ hash, messages, schema });
        return Promise.resolve({ kind: "unusable", code: "not_recorded", ...origin });
      }
      const read = readReply(
        { text: content, toolArguments: undefined, refused: false, finish: "stop" },
        mostCharacters,
        draftShape,
      );
      return Promise.resolve(
        read.kind === "value" ? { kind: "draft", draft: read.value, ...origin } : { ...read, ...origin },
      );
    },
    takeUnanswered() {
      const taken = unanswered;
      unanswered = [];
      return taken;
    },
  });
}
