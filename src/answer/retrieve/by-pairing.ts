import type { Finding } from "../../domain/finding.ts";
import type { QuestionPart } from "../../domain/question.ts";
import { closedTopics } from "../../domain/topic.ts";
import { likelyAct } from "../understand/likely.ts";
import { askedThing } from "./asked-thing.ts";
import type { FactIndex, Sought } from "./index-facts.ts";
import { meetsExpectation } from "./meets-expectation.ts";
import type { Match } from "./score-fact.ts";
import { sharedWords } from "./share-words.ts";
import type { Weighed } from "./weigh-match.ts";

/**
 * Odds of 20 to 1. So good are those of what answers though the part is likely no question, and so poor those of everything
 * where even a fitting value is taken back, or the question's own words.
 */
const surely = 3;
/** Odds of 4 or 5 to 1. What was found by matters and words gives way to a statement so much likelier, or to silence. */
const rather = 1.5;
/**
 * A topic with few ways to be spoken of is mostly found where it is spoken of, and a yes-or-no question names its thing: what
 * answers besides has to be clearly likelier.
 */
const clearly = 1;
/** Statements whose odds are so near to the best are shown with it. */
const besideBest = 0.7;
/** What holds so much of what a question names is no chance find. */
const holdsMost = 0.6;

type Known = Weighed & { odds: number };

const isKnown = (match: Weighed): match is Known => match.odds !== null;

/** A label says too little to overrule a sentence. */
const isSpoken = ({ fact: { fact } }: Match): boolean => fact.state !== "inferred";

const bestOdds = (matches: readonly Known[]): number =>
  matches.reduce((best, { odds }) => Math.max(best, odds), Number.NEGATIVE_INFINITY);

/** Whether a statement names the employer, or holds an address, is read off it. */
const isCertain = ({ expects }: QuestionPart): boolean => expects?.kind === "employer" || expects?.kind === "contact";

/** A value of the kind that is asked for, or says most of the topic, is no chance find, nor is one of the same words. */
const mayBeChance = (shown: readonly Match[], part: QuestionPart, { content }: Sought, index: FactIndex): boolean =>
  part.expects === null &&
  shown.every(({ words, telling }) => !telling && sharedWords(content, words, index) < holdsMost);

/** How good the odds must be of what answers a part for which matters and words find nothing. */
function leastOdds(part: QuestionPart): number {
  // What is likely no question is not answered by what is likely about it: "I need someone to talk to".
  if (likelyAct(part) !== "ask") return surely;
  return part.polar || part.topics.some((topic) => closedTopics.includes(topic)) ? clearly : 0;
}

/**
 * What the pairing model makes of what was found by matters and words: `null` to leave it so, or the statements that
 * answer instead, best first; none where nothing does. Where nothing was found, a statement answers that is likelier than
 * silence; what was found gives way only to better odds.
 */
export function reconsider(
  found: Finding,
  part: QuestionPart,
  matches: readonly Weighed[],
  sought: Sought,
  index: FactIndex,
): readonly Match[] | null {
  const thing = askedThing(part, index);
  const known = matches.filter(isKnown);
  const fitting = known.filter(
    ({ fact, words }) => meetsExpectation(fact, part.expects) && (thing === null || words.includes(thing)),
  );
  const best = bestOdds(fitting);
  const besides = fitting.filter(({ odds }) => odds >= best - besideBest).toSorted((a, b) => b.odds - a.odds);
  if (found.state === "not_stated") return best > leastOdds(part) ? besides : null;
  const shown = known.filter(({ fact }) => found.facts.includes(fact.fact));
  if (shown.length === 0 || isCertain(part)) return null;
  const ofShown = bestOdds(shown);
  if (best > 0 && best > ofShown + rather && besides.some(isSpoken)) return besides.filter(isSpoken);
  const quieter = mayBeChance(shown, part, sought, index) ? rather : surely;
  return Math.max(best, ofShown) < -quieter ? [] : null;
}
