import { type Asking, type Meeting } from "../../domain/pairing-model.ts";
import type { QuestionPart } from "../../domain/question.ts";
import { closedTopics } from "../../domain/topic.ts";
import { likelyMatter } from "../understand/likely.ts";
import { gistOfPart, type Read, readerOf } from "./gists.ts";
import type { FactIndex, Sought } from "./fact-index.ts";
import { meetsExpectation } from "./meets-expectation.ts";
import { finerConcepts, type Match } from "./score-fact.ts";
import { pointsAt, sharedWords } from "./share-words.ts";

/** A match with how much more speaks for it that the fact answers than that nothing does; `null` where words are not known. */
export type Weighed = Match & { odds: number | null };

/** Scores and lengths are brought down to about 1. */
const commonScore = 10;
const commonLength = 5;
/** Among more statements than this, one will fit by chance; of the shortest postings too little was learnt. */
const commonFacts = 25;
const fewestFacts = 10;
const mostTerms = 3;

const bit = (holds: boolean): number => (holds ? 1 : 0);

/** What the pairing model weighs of a fact beside the directions. */
export function meetingOf(match: Match, part: QuestionPart, { content, told }: Sought, index: FactIndex): Meeting {
  const { fact, concepts, sharesConcept, topic, under } = match;
  const guess = likelyMatter(part);
  const fits = meetsExpectation(fact, part.expects);
  const ofTold = told.filter((word) => fact.stems.has(index.stemFor(word) ?? ""));
  return {
    score: match.score / commonScore,
    likeness: match.likeness,
    shared: sharedWords(content, match.words, index),
    toldShared: sharedWords(told, ofTold, index),
    toldPointing: bit(pointsAt(ofTold, index)),
    telling: bit(match.telling),
    sameTopic: bit(topic === "same"),
    nearTopic: bit(topic === "near"),
    concept: bit(sharesConcept),
    headingConcept: bit(concepts.length > 0 && !sharesConcept),
    otherConcept: bit(topic === "same" && !sharesConcept && finerConcepts(part).length > 0),
    named: bit(match.names),
    underTopic: bit(under === "same"),
    underOther: bit(under === "other"),
    terms: Math.min(mostTerms, match.terms.length) / mostTerms,
    pointing: bit(pointsAt(match.words, index)),
    fitting: bit(part.expects !== null && fits),
    unfitting: bit(part.expects !== null && !fits),
    inferred: bit(fact.fact.state === "inferred"),
    unclear: bit(fact.fact.state === "unclear"),
    guessedTopic: guess !== null && fact.topics.has(guess.topic) ? guess.topicLikelihood : 0,
    guessedConcept:
      guess !== null && guess.concept !== guess.topic && fact.concepts.has(guess.concept) ? guess.topicLikelihood : 0,
    length: Math.log(1 + fact.fact.statement.length) / commonLength,
  };
}

/** What the pairing model weighs of a part beside its gist. */
export function askingOf(part: QuestionPart, index: FactIndex): Asking {
  const { topics, expects } = part;
  const onTopic = index.facts.filter((fact) => topics.some((topic) => fact.topics.has(topic)));
  const closed = topics.some((topic) => closedTopics.includes(topic));
  const absent = topics.length > 0 && onTopic.length === 0;
  return {
    unnamed: bit(topics.length === 0),
    crowd: Math.log(Math.max(fewestFacts, index.facts.length) / commonFacts),
    polar: bit(part.polar),
    expecting: bit(expects !== null),
    asking: bit(part.act === "ask"),
    guessed: likelyMatter(part)?.topicLikelihood ?? 0,
    finer: bit(finerConcepts(part).length > 0),
    closed: bit(closed),
    absent: bit(absent),
    closedAbsent: bit(closed && absent),
    noneFits: bit(expects !== null && onTopic.every((fact) => !meetsExpectation(fact, expects))),
  };
}

/**
 * A third of the questions that the model was learnt from have no answer, many of them to tempt; of what candidates ask,
 * some quarter: odds of 1 to 2 against 1 to 3.
 */
const seldomUnanswered = 0.4;

/** Of a question whose things are all unknown the rest tells only how is asked: "is pyhton required". */
const saysSomething = ({ content }: Sought, read: Read, { pairing }: FactIndex): boolean =>
  content.length === 0 || read(content.join(" ")).some((stem) => pairing.knows(stem));

/** @param sought what is looked for by the words of `part` */
export function weigh(
  matches: readonly Match[],
  part: QuestionPart,
  sought: Sought,
  index: FactIndex,
): readonly Weighed[] {
  const read = readerOf(part, index.reader);
  const gist = gistOfPart(part, read);
  const direction = saysSomething(sought, read, index) ? index.pairing.direct(gist, "question") : null;
  if (direction === null) return matches.map((match) => ({ ...match, odds: null }));
  const silence = index.pairing.silence(gist, askingOf(part, index));
  return matches.map((match) => ({
    ...match,
    odds:
      index.pairing.odds(direction, match.fact.directions, meetingOf(match, part, sought, index)) -
      silence +
      seldomUnanswered,
  }));
}
