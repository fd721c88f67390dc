import type { Fact } from "./fact.ts";
import type { Topic } from "./topic.ts";

/** What the posting says to one part of a question; a closed posting says nothing any more, a paused one not now. */
export type Finding = {
  state: "stated" | "inferred" | "unclear" | "conflicting" | "not_stated" | "closed" | "paused";
  /** The facts that answer, best first; empty where nothing is stated. */
  facts: readonly Fact[];
  /** Where nothing is stated: facts that come near and may help, offered as such. */
  near: readonly Fact[];
  /** What was looked for: the topic and, where the part names one, the finer concept. */
  topic: Topic;
  concept: string | null;
};
