import type { Vocabularies } from "../../domain/knowledge.ts";
import type { Act } from "../../domain/question.ts";
import type { Topic } from "../../domain/topic.ts";
import { isClosedUp } from "../../domain/segment.ts";
import { contentWords, fold, foldedWords } from "../../domain/words.ts";

/**
 * What weighs more where a text shows signs of several acts. A need or a wish for a person comes first: missing one is
 * worse than bringing a person in too often.
 */
const precedence: readonly Act[] = [
  "steer",
  "accommodation",
  "person",
  "status",
  "negotiate",
  "judge",
  "promise",
  "advise",
  "off_topic",
  "identity",
  "privacy",
  "capabilities",
  "greet",
  "bye",
  "thank",
];

/** Acts that count only where the text asks about nothing else. */
export const courtesies: readonly Act[] = ["greet", "thank", "bye"];

/** A disclosure as `redact` leaves it, and a wish in the same message. */
const disclosed = /\[health\]/u;
const wish =
  /\b(?:problem|matter|okay|ok|let them know|tell them|need|needs|require|request|would like|could|can|may|help|possible|allow|brauche|bräuchte|benötige|besoin|necesito|preciso)\b/iu;

/** What a question may be about beside a disclosure and is that question: nobody asks to have their pay adjusted. */
const askedAbout: readonly Topic[] = [
  "compensation",
  "bonus",
  "equity",
  "benefits",
  "leave",
  "relocation",
  "visa",
  "background",
  "eeo",
];

/** Longer than this and a greeting or a thank-you is only how the message begins or ends. */
const courtesyWords = 5;

/** Whether a text says nothing beside its courtesies: the evening of "good evening" is no time of work. */
function isCourteous(text: string, courteousTerms: readonly string[], knowledge: Vocabularies): boolean {
  if (foldedWords(text).length > courtesyWords) return false;
  const longestFirst = courteousTerms.toSorted((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((left, term) => left.replace(fold(term), " "), fold(text));
  if (knowledge.concepts.score(rest).length > 0) return false;
  // "Ok, and Kubernetes?" asks something, whatever it begins with.
  const isAsked = /\?\s*$/u.test(text);
  return !isAsked || foldedWords(rest).every((word) => knowledge.functionWords.has(word));
}

/** "What do you do for parents?" holds "what do you do", and asks for something of its own. */
function holdsMore(text: string, terms: readonly string[], { functionWords }: Vocabularies): boolean {
  const said = new Set(terms.flatMap(foldedWords));
  // Where particles close up with words, which of them carry only grammar cannot be told one by one.
  return contentWords(text, functionWords).some((word) => !isClosedUp(word) && !said.has(word));
}

export function decideAct(text: string, concepts: readonly string[], knowledge: Vocabularies): Act {
  const found = knowledge.acts.score(text);
  const signs = new Set(found.map(({ label }) => label));
  const adjusts = !concepts.some((concept) => askedAbout.includes(knowledge.topicOf(concept)));
  if (disclosed.test(text) && wish.test(text) && adjusts) return "accommodation";
  const termsOf = (...acts: Act[]): string[] =>
    found.filter(({ label }) => acts.includes(label)).flatMap((score) => score.terms);
  const courteous = isCourteous(text, termsOf(...courtesies), knowledge);
  if (signs.has("capabilities") && holdsMore(text, termsOf("capabilities"), knowledge)) signs.delete("capabilities");
  const act = precedence.find((candidate) => signs.has(candidate) && (courteous || !courtesies.includes(candidate)));
  return act ?? "ask";
}
