import type { QuestionPart } from "../../domain/question.ts";
import { areNeighbours, type Topic } from "../../domain/topic.ts";
import type { Value } from "../../domain/value.ts";
import { tellingOf } from "./share-words.ts";
import { likeness } from "./concept-spread.ts";
import type { FactIndex, IndexedFact, Sought } from "./fact-index.ts";

/** How a fact meets a part of a question. */
export type Match = {
  fact: IndexedFact;
  score: number;
  topic: "same" | "near" | "other";
  /** The finer concepts that both name. */
  concepts: readonly string[];
  /** Whether its own words, not only its heading, name one of those. */
  sharesConcept: boolean;
  /** The particular terms of the part that the fact holds. */
  terms: readonly string[];
  /** All words of the part that the fact holds, those of the vocabulary too. */
  words: readonly string[];
  /** Whether the heading over it names a topic of the part, another one, or none. */
  under: "same" | "other" | "none";
  /** Whether it names the topic as a whole, under whatever topic it was filed. */
  names: boolean;
  /** Whether it holds the kind of value that says most about the topic, damaged or not. */
  telling: boolean;
  /** How alike the part and the fact spread over the concepts, from 0 to 1. */
  likeness: number;
};

/** The kind of value that says most about a topic. */
const tellingValue: Readonly<Partial<Record<Topic, Value["kind"]>>> = {
  compensation: "money",
  experience: "requirement",
  education: "requirement",
  skills: "requirement",
  deadline: "date",
  timeline: "date",
  accommodations: "contact",
  relocation: "offer",
  visa: "offer",
  equity: "offer",
  work_model: "work_model",
};

const weights = {
  topic: 3,
  secondTopic: 2.5,
  neighbour: 0.5,
  concept: 4,
  headingConcept: 1.5,
  ownConcept: 1,
  value: 4,
  heading: 1.5,
  otherHeading: -1,
  word: 0.5,
  likeness: 3,
};

/** A topic's own concept says no more than the topic. */
export const finerConcepts = (part: QuestionPart): readonly string[] =>
  part.concepts.filter((concept) => !part.topics.some((topic) => topic === concept));

function topicOf(fact: IndexedFact, part: QuestionPart): Match["topic"] {
  if (part.topics.some((topic) => fact.topics.has(topic))) return "same";
  return part.topics.some((topic) => areNeighbours(topic, fact.fact.topic)) ? "near" : "other";
}

/** An amount under "Base pay" says more about pay than one under "How hiring works". */
function topicOfHeading({ headingTopics }: IndexedFact, part: QuestionPart): Match["under"] {
  if (headingTopics.size === 0) return "none";
  return part.topics.some((topic) => headingTopics.has(topic)) ? "same" : "other";
}

/**
 * Whether a fact holds what says most about its topic. Damaged words keep no typed value, though it was one that got
 * damaged: beside "the salary is open" the broken amount is still the answer to what the job pays.
 */
function isTelling({ fact }: IndexedFact, { topics, expects }: QuestionPart): boolean {
  const kind = tellingValue[fact.topic];
  if (kind === undefined) return false;
  // What was lost is only supposed: on a further topic it must not stand beside what answers.
  if (fact.state === "unclear") return fact.topic === topics[0];
  // A day says nothing about how long something takes.
  return fact.value?.kind === kind && !(expects?.kind === "duration" && kind === "date");
}

export function scoreFact(fact: IndexedFact, part: QuestionPart, { content, spread }: Sought, index: FactIndex): Match {
  const topic = topicOf(fact, part);
  const finer = finerConcepts(part);
  const concepts = finer.filter((concept) => fact.concepts.has(concept));
  const inHeading = finer.filter((concept) => !fact.concepts.has(concept) && fact.headingConcepts.has(concept));
  const whole = part.concepts.filter((concept) => !finer.includes(concept));
  const own = whole.filter((concept) => fact.concepts.has(concept));
  const under = topicOfHeading(fact, part);
  const terms = part.terms.filter((term) => fact.stems.has(index.stemFor(term) ?? ""));
  const words = content.filter((word) => fact.stems.has(index.stemFor(word) ?? ""));
  const known = words.filter((word) => !terms.includes(word));
  const rarity = terms.reduce((sum, term) => sum + index.rarity(index.stemFor(term) ?? ""), 0);
  const [first] = part.topics;
  const ofTopic =
    topic === "same"
      ? first !== undefined && fact.topics.has(first)
        ? weights.topic
        : weights.secondTopic
      : topic === "near"
        ? weights.neighbour
        : 0;
  const telling = topic === "same" && isTelling(fact, part);
  const alike = likeness(spread, fact.spread);
  const score =
    ofTopic +
    (telling ? weights.value : 0) +
    concepts.length * weights.concept +
    inHeading.length * weights.headingConcept +
    own.length * weights.ownConcept +
    (under === "same" ? weights.heading : under === "other" ? weights.otherHeading : 0) +
    rarity +
    weights.likeness * alike +
    weights.word * known.reduce((sum, word) => sum + tellingOf(word, index), 0);
  return {
    fact,
    score,
    topic,
    concepts: [...concepts, ...(concepts.length === 0 ? inHeading : [])],
    sharesConcept: concepts.length > 0,
    terms,
    words,
    names: own.length > 0,
    under,
    telling,
    likeness: alike,
  };
}
