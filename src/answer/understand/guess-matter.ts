import type { Knowledge } from "../../domain/knowledge.ts";
import type { Guess } from "../../domain/question.ts";
import type { Topic } from "../../domain/topic.ts";
import { weighLabels } from "./weigh-labels.ts";

/** A finer concept is guessed where it makes up so much of its topic's likelihood. */
const mostlyOne = 0.5;

const likeliest = <Label>(weights: Iterable<[Label, number]>): [Label, number] | undefined =>
  [...weights].toSorted(([, a], [, b]) => b - a)[0];

/** What a text may be about, as `knowledge/examples` tell; `null` where they do not know its words. */
export function guessMatter(text: string, knowledge: Knowledge): Guess | null {
  const weights = weighLabels(text, knowledge);
  if (weights === null) return null;
  const topicOf = (concept: string): Topic => knowledge.topicOf(concept);
  const topics = new Map<Topic, number>();
  for (const [concept, weight] of weights) topics.set(topicOf(concept), (topics.get(topicOf(concept)) ?? 0) + weight);
  const topic = likeliest(topics);
  if (topic === undefined) return null;
  const finest = likeliest([...weights].filter(([concept]) => topicOf(concept) === topic[0]));
  return {
    topic: topic[0],
    topicLikelihood: topic[1],
    concept: finest !== undefined && finest[1] >= mostlyOne * topic[1] ? finest[0] : topic[0],
  };
}
