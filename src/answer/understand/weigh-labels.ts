import type { Knowledge, Vocabularies } from "../../domain/knowledge.ts";
import type { TopicModel } from "../../domain/topic-model.ts";
import { foldedWords } from "../../domain/words.ts";
import { asRead, stemsOf, textFeatures } from "./text-features.ts";

/** A text in a language without examples tells the model nothing: so many of its words must be known. */
const leastKnown = 0.5;

/** How likely a text is to be about each concept; what is missing to 1 is how likely it does something else than ask. */
export type LabelWeights = ReadonlyMap<string, number>;

export function isKnown(text: string, model: TopicModel, knowledge: Vocabularies): boolean {
  const words = foldedWords(text);
  const knowsMost = (features: readonly string[]): boolean =>
    features.filter((one) => model.knows(one)).length >= leastKnown * features.length;
  return words.length > 0 && (knowsMost(words) || knowsMost(stemsOf(words, knowledge).map(asRead)));
}

/** `null` where too few of its words are known. */
export function weighLabels(text: string, knowledge: Knowledge): LabelWeights | null {
  if (!isKnown(text, knowledge.topicModel, knowledge)) return null;
  const likelihoods = knowledge.topicModel.weigh(textFeatures(text, knowledge));
  const weighed = knowledge.topicModel.labels.map((label, index): [string, number] => [label, likelihoods[index] ?? 0]);
  return new Map(weighed.filter(([label]) => !label.startsWith("/")));
}
