import type { Knowledge } from "../../domain/knowledge.ts";
import { Act } from "../../domain/question.ts";
import { foldedWords } from "../../domain/words.ts";
import { courtesies } from "./decide-act.ts";
import { textFeatures } from "./text-features.ts";

/** A text in a language without examples tells the model nothing: so many of its words must be known. */
const leastKnown = 0.5;
const leastLikely = 0.4;

/**
 * What a text does that the vocabularies take for a plain question, as examples of each act tell, and many questions.
 * A courtesy is short and has its own words: it is not guessed.
 */
export function hearAct(text: string, { actModel, ...knowledge }: Knowledge): Act {
  const words = foldedWords(text);
  if (words.filter((word) => actModel.knows(word)).length < leastKnown * words.length) return "ask";
  const likelihoods = actModel.weigh(textFeatures(text, knowledge));
  const best = likelihoods.indexOf(Math.max(...likelihoods));
  const act = Act.parse(actModel.labels[best]);
  return (likelihoods[best] ?? 0) < leastLikely || courtesies.includes(act) ? "ask" : act;
}
