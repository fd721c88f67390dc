import type { Knowledge } from "../../domain/knowledge.ts";
import { Act } from "../../domain/question.ts";
import { courtesies } from "./decide-act.ts";
import { textFeatures } from "./text-features.ts";
import { isKnown } from "./weigh-labels.ts";

/** What is likelier than all else together counts. */
const leastLikely = 0.5;
/**
 * A courtesy is short and has its own words. What may be said is safe whatever is ordered, so that taking "list the steps for
 * applying" for an order only costs an answer.
 */
const neverGuessed: readonly Act[] = [...courtesies, "steer"];

/** What a text does that the vocabularies take for a plain question, as examples of each act tell, and many questions. */
export function hearAct(text: string, { actModel, ...knowledge }: Knowledge): Act {
  if (!isKnown(text, actModel, knowledge)) return "ask";
  const likelihoods = actModel.weigh(textFeatures(text, knowledge));
  const best = likelihoods.indexOf(Math.max(...likelihoods));
  const act = Act.parse(actModel.labels[best]);
  return (likelihoods[best] ?? 0) < leastLikely || neverGuessed.includes(act) ? "ask" : act;
}
