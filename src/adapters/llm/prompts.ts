import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Mustache from "mustache";
import { ConfigurationError } from "../../domain/errors.ts";
import type { ModelRequest } from "../../ports.ts";
import { answerLines } from "./answer-lines.ts";

export type PromptMessage = { role: "system" | "user"; content: string };

export type AnswerPrompt = {
  /** First 12 hex digits of the SHA-256 of the file's bytes; stands in every receipt of an answer made with it. */
  hash: string;
  render(request: ModelRequest): readonly PromptMessage[];
};

const values = ["posting", "facts", "conversation"] as const;
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

function check(file: string, { system, user }: { system: string; user: string }): void {
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
      `${file}: the user part needs {{posting}}, {{facts}} and {{conversation}} once each, in this order, and no other tag.`,
    );
  }
}

/** Reads `answer.md`; a missing or unusable file is the operator's to put right, so it throws before anything starts. */
export async function loadAnswerPrompt(promptsDir: string): Promise<AnswerPrompt> {
  const file = join(promptsDir, "answer.md");
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new ConfigurationError(`${file} cannot be read: it holds what the model is told.`, { cause });
  });
  const template = parts(file, bytes.toString("utf8").replaceAll("\r\n", "\n"));
  check(file, template);
  return Object.freeze({
    hash: createHash("sha256").update(bytes).digest("hex").slice(0, 12),
    render: (request: ModelRequest): readonly PromptMessage[] => [
      { role: "system", content: template.system },
      { role: "user", content: Mustache.render(template.user, answerLines(request), {}, asItIs) },
    ],
  });
}
