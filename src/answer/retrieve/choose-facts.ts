import type { Finding } from "../../domain/finding.ts";
import type { QuestionPart } from "../../domain/question.ts";
import { areNeighbours, closedTopics, type Topic } from "../../domain/topic.ts";
import {
  answering,
  asksForAll,
  belongsWith,
  comesNear,
  completes,
  mayAnswer,
  sharesMost,
  speaksOfIt,
} from "./answering.ts";
import { askedThing } from "./asked-thing.ts";
import type { FactIndex, Sought } from "./fact-index.ts";
import { meetsExpectation } from "./meets-expectation.ts";
import { isUnclearLabel, proseFirst } from "./prose-first.ts";
import { finerConcepts, type Match, scoreFact } from "./score-fact.ts";
import { pointsAt } from "./share-words.ts";
import { eachWordOnce, factsOf, mostNear, settleConflicts, stateOf, withinScreen } from "./show-facts.ts";

const mostFacts = 4;
const mostListed = 8;
/** Facts far behind the best one do not answer, they only resemble. */
const leastShare = 0.55;
/** The same, where the best one holds a word of the question that points at it and the other does not. */
const leastShareUnnamed = 0.7;

/** How well a fact must fit beside the best one. */
function leastBeside(best: Match, match: Match, index: FactIndex): number {
  const pointing = best.words.filter((word) => pointsAt([word], index));
  return pointing.length > 0 && !pointing.some((word) => match.words.includes(word)) ? leastShareUnnamed : leastShare;
}

export const matchesOf = (part: QuestionPart, sought: Sought, index: FactIndex): Match[] =>
  index.facts.map((fact) => scoreFact(fact, part, sought, index));

/** A wide topic may be the wrong end of what was asked: "can I bring my dog?" is not said to ask about the culture. */
const isUnmentioned = (topic: Topic, concept: string | null, { facts }: FactIndex): boolean =>
  concept === null
    ? closedTopics.includes(topic) && !facts.some(({ topics }) => topics.has(topic))
    : !facts.some(({ concepts, headingConcepts }) => concepts.has(concept) || headingConcepts.has(concept));

/** Of the facts as they meet a part, those that answer it. */
export function choose(part: QuestionPart, scored: readonly Match[], { content }: Sought, index: FactIndex): Finding {
  const matches = scored
    .filter((match) => match.score > 0 && mayAnswer(match, part))
    .toSorted((a, b) => b.score - a.score);
  const topic = part.topics[0] ?? "other";
  const concept = finerConcepts(part)[0] ?? null;
  const unmentioned = isUnmentioned(topic, concept, index);
  const thing = askedThing(part, index);
  const found = answering(matches, part, index).filter(({ words }) => thing === null || words.includes(thing));
  const fits = ({ fact }: Match): boolean => meetsExpectation(fact, part.expects);
  const onTopic = found.filter(fits);
  const fitting =
    onTopic.length > 0 ? onTopic : matches.filter((match) => fits(match) && sharesMost(match, part, content, index));
  const [best] = fitting;
  if (best === undefined) {
    const vague = part.expects?.kind === "money" ? found.filter((match) => speaksOfIt(match, part)) : [];
    if (vague.length > 0)
      return {
        state: "no_figure",
        facts: factsOf(withinScreen(vague, mostNear)),
        near: [],
        topic,
        concept,
        unmentioned,
      };
    // Words alone, without a matter, are too little to come near by.
    const near =
      found.length > 0 && part.topics.length > 0 ? found : matches.filter((match) => comesNear(match, topic));
    return { state: "not_stated", facts: [], near: factsOf(withinScreen(near, mostNear)), topic, concept, unmentioned };
  }
  const leaders = new Set(part.topics.map((one) => fitting.find(({ fact }) => fact.fact.topic === one)));
  // Where two topics are named, each has its best fact shown, however well the other's match.
  const close = fitting.filter(
    (match) =>
      leaders.has(match) ||
      completes(best, match) ||
      (match.score >= leastBeside(best, match, index) * best.score && belongsWith(best, match)),
  );
  const listed = asksForAll(part);
  // "The salary is open" is no amount, and says more of pay than an amount that cannot be read.
  const beside = isUnclearLabel(best.fact.fact)
    ? found.filter((match) => match.names && match.fact.fact.topic === topic)
    : [];
  const shown = eachWordOnce([...close, ...beside]);
  const facts = settleConflicts(factsOf(proseFirst(withinScreen(shown, listed ? mostListed : mostFacts))), index);
  return {
    state: stateOf(facts),
    facts,
    near: [],
    unmentioned: false,
    topic: areNeighbours(topic, best.fact.fact.topic) ? topic : best.fact.fact.topic,
    concept,
  };
}

export const find = (part: QuestionPart, sought: Sought, index: FactIndex): Finding =>
  choose(part, matchesOf(part, sought, index), sought, index);
