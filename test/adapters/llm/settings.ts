import { fileURLToPath } from "node:url";
import type { ProposedDraft } from "../../../src/domain/draft.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import type { LogFields, Logger, ModelRequest } from "../../../src/ports.ts";
import type { LanguageModelSettings } from "../../../src/adapters/llm/language-model.ts";

export const promptsDir = fileURLToPath(new URL("../../../prompts", import.meta.url));

export const apiKey = "sk-test-4711-canary";

export const fact = (fields: Partial<Fact> & Pick<Fact, "id" | "statement">): Fact => ({
  topic: "compensation",
  state: "stated",
  quotes: [{ start: 0, end: fields.statement.length, raw: fields.statement }],
  provenance: { kind: "posting" },
  ...fields,
});

export const salary = fact({ id: "f1", statement: "The salary is $100,000 to $120,000 per year.", heading: "Pay" });

export const request = (fields: Partial<ModelRequest> = {}): ModelRequest => ({
  revision: 1,
  posting: {
    key: "ml-engineer",
    title: "ML Engineer",
    employer: "Lumen",
    language: "en",
    kind: "posting",
    sha256: "0".repeat(64),
  },
  facts: [salary],
  messages: [{ from: "candidate", text: "What does it pay, canary-candidate?" }],
  ...fields,
});

export const draft: ProposedDraft = {
  parts: [
    {
      text: "What does it pay?",
      act: "ask",
      topics: ["compensation"],
      sentences: [{ text: "The salary is {f1.q1}.", facts: ["f1"] }],
    },
  ],
};

export type LogLine = { level: "info" | "warn" | "error"; event: string; fields: LogFields; error?: unknown };

/** A logger that keeps its lines, those of its children too. */
export function recordingLogger(lines: LogLine[] = [], context: LogFields = {}): Logger & { lines: LogLine[] } {
  return {
    lines,
    info: (event, fields) => void lines.push({ level: "info", event, fields: { ...context, ...fields } }),
    warn: (event, fields) => void lines.push({ level: "warn", event, fields: { ...context, ...fields } }),
    error: (event, error, fields) =>
      void lines.push({ level: "error", event, error, fields: { ...context, ...fields } }),
    child: (fields) => recordingLogger(lines, { ...context, ...fields }),
  };
}

/** All that a log line could print: fields, and an error with its stack, message and causes. */
export const printed = (lines: readonly LogLine[]): string =>
  lines
    .map(({ error, ...line }) => {
      const told = error instanceof Error ? [error.stack, error.message, error.cause] : [error];
      return `${JSON.stringify(line)} ${told.map(String).join(" ")}`;
    })
    .join("\n");

export const settings = (fields: Partial<LanguageModelSettings> = {}): LanguageModelSettings => ({
  model: "gpt-4o-mini",
  apiKey,
  timeoutMs: 5000,
  maxRetries: 0,
  maxOutputTokens: 800,
  promptsDir,
  logger: recordingLogger(),
  ...fields,
});
