import type { Fact } from "../../domain/fact.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Guess, QuestionPart } from "../../domain/question.ts";
import { closedTopics, type Topic } from "../../domain/topic.ts";
import { likelyMatter } from "../understand/likely.ts";
import { find } from "./choose-facts.ts";
import type { FactIndex, Sought } from "./fact-index.ts";
import { mostNear, stateOf } from "./show-facts.ts";

/** So likely a topic is meant, a fact of the same finer concept answers, and what is missing is called by its name. */
const surelyMeant = 0.5;
/** Of these a wrong guess hurts: a question of age is not answered by what is said of criminal records. */
const neverGuessed: readonly Topic[] = ["eeo", "background", "eligibility"];

/** Of what was found for a guess, what answers. */
function answersGuess(facts: readonly Fact[], { topic, concept, topicLikelihood }: Guess, index: FactIndex): Fact[] {
  if (neverGuessed.includes(topic)) return [];
  if (closedTopics.includes(topic)) return [...facts];
  if (concept === topic || topicLikelihood < surelyMeant) return [];
  const shares = (fact: Fact): boolean => index.facts.some((one) => one.fact === fact && one.concepts.has(concept));
  return facts.filter(shares);
}

/**
 * Looks once more, for what the topic model takes the part for. A topic with few ways to be spoken of is answered so; of
 * another one it may be the wrong end, and what does not speak of the very concept is offered as near.
 */
export function findGuessed(part: QuestionPart, sought: Sought, found: Finding, index: FactIndex): Finding {
  const guess = likelyMatter(part);
  if (guess === null) return found;
  const again = find({ ...part, topics: [guess.topic], concepts: [guess.concept] }, sought, index);
  const facts = answersGuess(again.facts, guess, index);
  if (facts.length > 0) return { ...again, facts, state: stateOf(facts) };
  // A gap that is named wrong ("lifting" for a climbing wall) helps no recruiter: its own words say more.
  if (guess.topicLikelihood < surelyMeant) return found;
  return again.state === "not_stated"
    ? again
    : { ...again, facts, state: "not_stated", near: again.facts.slice(0, mostNear) };
}
