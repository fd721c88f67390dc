import type { Finding } from "../domain/finding.ts";
import type { Fact } from "../domain/fact.ts";
import type { QuestionPart } from "../domain/question.ts";
import { fold } from "../domain/words.ts";

/** Whether something is given: "is there", "do you pay", "will I get", "wird … angeboten". */
const asksWhether =
  / (?:is there|are there|any|do you|does (?:it|the|this)|do they|will you|will they|can you|could you|would you|(?:do|will|would|can|could) (?:i|we) (?:get|receive|have)|(?:is|are) [\p{L} ]+ (?:offered|available|provided|included|possible|covered|paid)|gibt es|bieten|bietet|zahlt ihr|bekomm\p{L}*|erhalt\p{L}*|y a t il|proposez|offrez|prenez|payez|est ce qu(?:e vous|il y a)|hay|ofrec\p{L}*|pagan|dan|ha|oferec\p{L}*|pagam) /u;
/** What has to be done or held is not given: "do I have to move?" is no question for help with moving. */
const obliges =
  / (?:have to|has to|need|needs|needed|must|required|require|obliged|expected|supposed|muss|mussen|brauch\p{L}*|dois|doit|faut|oblig\p{L}*|tengo que|hay que|necesit\p{L}*|debo|tenho (?:de|que)|preciso|precisa) /u;

/**
 * Whether "yes" or "no" answers a part by what a fact offers: it asks in its own words whether the very thing is given.
 * Anything else that it names ("… for my husband?") the fact may not speak of.
 */
export function asksForOffer(part: QuestionPart, fact: Fact, { topic, concept }: Finding): boolean {
  const text = fold(part.text);
  const isOfTopic = part.topics[0] === topic && fact.topic === topic && concept === null;
  return part.polar && isOfTopic && part.terms.length === 0 && asksWhether.test(text) && !obliges.test(text);
}
