// One call in an environment that would have LangChain trace, print and redirect it. With `unguarded` the client is
// opened past Candor's guard, to show that the environment does what the test says.
import { setTimeout as sleep } from "node:timers/promises";
import { openLanguageModel } from "../../../../src/adapters/llm/language-model.ts";
import { ProposedDraft } from "../../../../src/domain/draft.ts";
import { answerShape } from "../../../../src/adapters/llm/answer-shape.ts";
import { loadAnswerPrompt } from "../../../../src/adapters/llm/prompts.ts";
import { promptsDir, recordingLogger, request, settings } from "../settings.ts";

const [baseUrl = "", mode] = process.argv.slice(2);
const logger = recordingLogger();

if (mode === "unguarded") {
  const { openChatModel } = await import("../../../../src/adapters/llm/chat-model.ts");
  const { model, apiKey, maxOutputTokens } = settings();
  const chatModel = await openChatModel(
    { provider: "openai", model, apiKey, baseUrl, maxOutputTokens },
    answerShape("draft", ProposedDraft),
  );
  const prompt = await loadAnswerPrompt(promptsDir);
  await chatModel.complete(prompt.render(request()), AbortSignal.timeout(5000));
} else {
  const model = await openLanguageModel(settings({ baseUrl, logger }));
  const answer = await model.propose(request());
  process.stdout.write(`answer: ${answer.kind}\n`);
}
// The tracer sends its batches in the background.
await sleep(1000);
process.stdout.write(
  `events: ${logger.lines.map(({ event, fields }) => `${event} ${String(fields["names"])}`).join("; ")}\n`,
);
