import type { Finding } from "../../domain/finding.ts";
import type { QuestionPart } from "../../domain/question.ts";
import type { FactIndex } from "./index-facts.ts";
import { meetsExpectation } from "./meets-expectation.ts";
import type { Match } from "./score-fact.ts";
import { pointsAt } from "./share-words.ts";
import type { Weighed } from "./weigh-match.ts";

/** From these odds on a statement answers a question that names no matter, where nothing else was found. */
const leastOdds = 3;
/** What was found answers nothing if it has such odds, and no other statement has good ones. */
const poorOdds = -2;
const goodOdds = 1;
/** Statements whose odds are so near to the best are shown with it. */
const besideBest = 1;

type Known = Weighed & { odds: number };

const isKnown = (match: Weighed): match is Known => match.odds !== null;

/** A label says nothing in words, and what was learnt from words says nothing of it. */
const isSpoken = ({ fact: { fact } }: Match): boolean => fact.state !== "inferred";

/** What names the very matter, holds the kind of value that tells it or a word that points at it needs no odds. */
const isSure = ({ names, sharesConcept, telling, terms }: Match, index: FactIndex): boolean =>
  names || sharesConcept || telling || pointsAt(terms, index);

const isPoor = (match: Weighed, index: FactIndex): boolean =>
  !isSure(match, index) && isKnown(match) && match.odds < poorOdds;

/**
 * What the pairing model makes of what was found by matters and words: `null` to leave it so, or the statements that
 * answer instead, best first; none where nothing does. It says least where words say most, and is asked last.
 */
export function reconsider(
  found: Finding,
  part: QuestionPart,
  matches: readonly Weighed[],
  index: FactIndex,
): readonly Match[] | null {
  const fitting = matches
    .filter(isKnown)
    .filter((match) => isSpoken(match) && meetsExpectation(match.fact, part.expects))
    .toSorted((a, b) => b.odds - a.odds);
  const best = fitting[0]?.odds ?? Number.NEGATIVE_INFINITY;
  if (found.state === "not_stated") {
    if (part.topics.length > 0 || best < leastOdds) return null;
    return fitting.filter(({ odds }) => odds >= best - besideBest);
  }
  const shown = matches.filter(({ fact }) => found.facts.includes(fact.fact));
  // A value of the kind that was asked for is no chance find.
  const mayBeNothing = part.topics.length > 0 && part.expects === null && best < goodOdds;
  return mayBeNothing && shown.every((match) => isPoor(match, index)) ? [] : null;
}
