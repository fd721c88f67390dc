import type { Knowledge } from "../../domain/knowledge.ts";
import type { Guess } from "../../domain/question.ts";
import type { Topic } from "../../domain/topic.ts";
import { courtesies } from "./decide-act.ts";
import { weighLabels } from "./weigh-labels.ts";

/** A finer concept is guessed where it makes up so much of its topic's likelihood. */
const mostlyOne = 0.5;

const likeliest = <Label>(weights: Iterable<[Label, number]>): [Label, number] | undefined =>
  [...weights].toSorted(([, a], [, b]) => b - a)[0];

/** What a text may be about or do, as `knowledge/examples` tell; `null` where they do not know its words. */
export function guessMatter(text: string, knowledge: Knowledge): Guess | null {
  const weights = weighLabels(text, knowledge);
  if (weights === null) return null;
  const topicOf = (concept: string): Topic => knowledge.topicOf(concept);
  const topics = new Map<Topic, number>();
  for (const [concept, weight] of weights.concepts)
    topics.set(topicOf(concept), (topics.get(topicOf(concept)) ?? 0) + weight);
  const act = likeliest([...weights.acts].filter(([one]) => !courtesies.includes(one)));
  const topic = likeliest(topics);
  if (act === undefined || topic === undefined) return null;
  const finest = likeliest([...weights.concepts].filter(([concept]) => topicOf(concept) === topic[0]));
  return {
    act: act[0],
    actLikelihood: act[1],
    topic: topic[0],
    topicLikelihood: topic[1],
    concept: finest !== undefined && finest[1] >= mostlyOne * topic[1] ? finest[0] : topic[0],
  };
}
