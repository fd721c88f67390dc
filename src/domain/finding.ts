import type { Fact } from "./fact.ts";
import type { Topic } from "./topic.ts";

/**
 * What the posting says to one part of a question. no_figure: it speaks of the pay that is asked for, and gives no
 * amount. A closed posting says nothing any more, a paused one not now.
 */
export type Finding = {
  state: "stated" | "inferred" | "unclear" | "conflicting" | "not_stated" | "no_figure" | "closed" | "paused";
  /** The facts that answer, best first, or speak of the matter without the figure; empty where nothing is stated. */
  facts: readonly Fact[];
  /** Where nothing is stated: facts that come near and may help, offered as such. */
  near: readonly Fact[];
  /** What was looked for: the topic and, where the part names one, the finer concept. */
  topic: Topic;
  concept: string | null;
  /** Whether no statement speaks of that: only then may a reply say by its name that the posting doesn't mention it. */
  unmentioned: boolean;
};
