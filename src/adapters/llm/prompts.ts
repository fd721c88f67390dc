import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Mustache from "mustache";
import { ConfigurationError } from "../../domain/errors.ts";
import type { ExtractionRequest, ModelRequest } from "../../ports.ts";
import { answerLines, jsonLine } from "./answer-lines.ts";

export type PromptMessage = { role: "system" | "user"; content: string };

export type Prompt<Request> = {
  /** First 12 hex digits of the SHA-256 of the file's bytes; stands in every receipt of an answer made with it. */
  hash: string;
  render: (request: Request) => readonly PromptMessage[];
};

/** One prompt file: its values, in the order in which they must stand in it, and how a request gives them. */
type PromptKind<Request> = {
  file: string;
  values: readonly string[];
  lines: (request: Request) => Readonly<Record<string, string>>;
};
const systemMark = "<!-- system -->\n";
const userMark = "<!-- user -->\n";

// The values are JSON lines already; Mustache's HTML escapes would only garble them for the model.
const asItIs = { escape: (text: string): string => text };

function parts(file: string, text: string): { system: string; user: string } {
  const [before, system, ...others] = text.split(systemMark);
  const [rules, user, ...more] = (system ?? "").split(userMark);
  if (before?.trim() !== "" || others.length > 0 || rules === undefined || user === undefined || more.length > 0) {
    throw new ConfigurationError(`${file}: begin with the line "<!-- system -->", then one line "<!-- user -->".`);
  }
  return { system: rules.trim(), user: user.trim() };
}

/** A tag's kind and name, as Mustache's parser gives them; its other fields are places in the text. */
const tagsOf = (template: string): string[] =>
  Mustache.parse(template)
    .filter(([kind]) => kind !== "text")
    .map(([kind, name]) => `${kind}:${name}`);

function check(file: string, values: readonly string[], { system, user }: { system: string; user: string }): void {
  const wanted = values.map((name) => `name:${name}`);
  let found: string[];
  try {
    // Rules hold no value: what a posting says never stands where the rules stand.
    found = [...tagsOf(system).map((tag) => `system ${tag}`), ...tagsOf(user)];
  } catch (cause) {
    throw new ConfigurationError(`${file}: Mustache cannot read it.`, { cause });
  }
  if (found.join() !== wanted.join()) {
    throw new ConfigurationError(
      `${file}: the user part needs ${values.map((name) => `{{${name}}}`).join(", ")} once each, in this order, and no other tag.`,
    );
  }
}

/** Reads a prompt; a missing or unusable file is the operator's to put right, so it throws before anything starts. */
async function loadPrompt<Request>(promptsDir: string, kind: PromptKind<Request>): Promise<Prompt<Request>> {
  const file = join(promptsDir, kind.file);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new ConfigurationError(`${file} cannot be read: it holds what the model is told.`, { cause });
  });
  const template = parts(file, bytes.toString("utf8").replaceAll("\r\n", "\n"));
  check(file, kind.values, template);
  return Object.freeze({
    hash: createHash("sha256").update(bytes).digest("hex").slice(0, 12),
    render: (request: Request): readonly PromptMessage[] => [
      { role: "system", content: template.system },
      { role: "user", content: Mustache.render(template.user, kind.lines(request), {}, asItIs) },
    ],
  });
}

export const loadAnswerPrompt = (promptsDir: string): Promise<Prompt<ModelRequest>> =>
  loadPrompt(promptsDir, { file: "answer.md", values: ["posting", "facts", "conversation"], lines: answerLines });

/** Texts before facts: what was found is told last, so that the model looks for what is missing. */
export const loadExtractPrompt = (promptsDir: string): Promise<Prompt<ExtractionRequest>> =>
  loadPrompt(promptsDir, {
    file: "extract.md",
    values: ["texts", "facts"],
    lines: ({ texts, facts }) => ({
      texts: Object.entries(texts)
        .map(([path, text]) => jsonLine({ path, text }))
        .join("\n"),
      facts: facts.flatMap(({ topic, quotes }) => quotes.map(({ raw }) => jsonLine({ topic, quote: raw }))).join("\n"),
    }),
  });
