import { createHash } from "node:crypto";
import { fold } from "../../domain/words.ts";
import type { ModelAnswer, ModelRequest } from "../../ports.ts";

type Drafted = Extract<ModelAnswer, { kind: "draft" }>;

const mostKept = 500;

/** Words apart from their case, signs and spaces: asked in another hand it is the same question. */
const plain = (text: string): string => fold(text).trim();

/** The same revision, asked the same after the same. A draft restates the redacted question, in memory alone. */
const keyOf = ({ posting, revision, messages }: ModelRequest): string =>
  createHash("sha256")
    .update(
      JSON.stringify([posting.key, posting.sha256, revision, messages.map(({ from, text }) => [from, plain(text)])]),
    )
    .digest("hex");

/**
 * Drafts of this process, by what was asked: a question that was answered is answered the same without a call. They are
 * kept in memory alone, so that they end with the model and the prompt that they are of; the rails look at them anew.
 */
export class KeptDrafts {
  readonly #drafts = new Map<string, Drafted>();

  find(request: ModelRequest): Drafted | null {
    const key = keyOf(request);
    const draft = this.#drafts.get(key);
    if (draft === undefined) return null;
    this.#drafts.delete(key);
    this.#drafts.set(key, draft);
    return { ...draft, tokens: 0, isReused: true };
  }

  keep(request: ModelRequest, answer: ModelAnswer): void {
    if (answer.kind !== "draft") return;
    this.#drafts.set(keyOf(request), answer);
    const [oldest] = this.#drafts.keys();
    if (this.#drafts.size > mostKept && oldest !== undefined) this.#drafts.delete(oldest);
  }
}
