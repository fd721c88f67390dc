import type { Fact } from "../../../domain/fact.ts";
import type { Knowledge } from "../../../domain/knowledge.ts";
import type { Topic } from "../../../domain/topic.ts";

/** "London, UK": names and nothing else, the second one the place of the first. */
const barePlace = /^\p{Lu}[\p{L}.'’ -]{1,40}(?:, \p{Lu}[\p{L}.'’ -]{1,30}){1,2}$/u;

/** What a fact speaks of: the topic that it is filed under, and those that its words name beside it. */
export function topicsOf(
  { topic, heading, statement }: Fact,
  { concepts, statements, topicOf }: Pick<Knowledge, "concepts" | "statements" | "topicOf">,
): ReadonlySet<Topic> {
  const words = `${heading ?? ""} ${statement}`;
  return new Set([
    topic,
    ...concepts.score(words).map(({ label }) => topicOf(label)),
    ...statements.score(words).map(({ label }) => label),
    ...(topic === "other" && barePlace.test(statement) ? (["location"] as const) : []),
  ]);
}
