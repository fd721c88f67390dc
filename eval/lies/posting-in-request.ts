import { z } from "zod";
import type { ChatRequest } from "../../test/stand-ins/openai.ts";

/** A fact as a model is told of it. */
const SeenFact = z.looseObject({
  id: z.string(),
  topic: z.string(),
  state: z.string(),
  statement: z.string(),
  slots: z.record(z.string(), z.string()),
});
export type SeenFact = z.infer<typeof SeenFact>;

/** All that a model knows when it answers: what came over the wire, and nothing else. */
export type Seen = { facts: readonly SeenFact[]; question: string; system: string };

const Said = z.object({ from: z.string(), text: z.string() });

const linesBetween = (text: string, tag: string): string[] =>
  (text.split(`<${tag}>\n`)[1]?.split(`\n</${tag}>`)[0] ?? "").split("\n").filter((line) => line !== "");

/** Reads the request as the model does. */
export function readRequest({ messages }: ChatRequest): Seen {
  const [system = { content: "" }, user = { content: "" }] = messages;
  const facts = linesBetween(user.content, "facts").map((line) => SeenFact.parse(JSON.parse(line)));
  const said = linesBetween(user.content, "conversation").map((line) => Said.parse(JSON.parse(line)));
  return { facts, question: said.at(-1)?.text ?? "", system: system.content };
}
