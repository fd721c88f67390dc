import type { Finding } from "../../domain/finding.ts";
import type { Act, ExpectedValue, QuestionPart } from "../../domain/question.ts";
import { closedTopics } from "../../domain/topic.ts";
import { asksForAll } from "./answering.ts";
import { askedThing } from "./asked-thing.ts";
import type { FactIndex } from "./fact-index.ts";
import { meetsExpectation } from "./meets-expectation.ts";
import { finerConcepts, type Match } from "./score-fact.ts";
import type { Weighed } from "./weigh-match.ts";

/** Odds of 9 to 2. What was found by matters and words gives way to a statement so much likelier. */
const clearlyBetter = 1.5;
/** Odds of nearly 6 to 1. What was found gives way to silence so much likelier, and is then shown as coming near. */
const muchBetter = 1.75;
/** Odds of 12 to 1. What is filed elsewhere hardly speaks of a topic with few ways to be spoken of: relocation is no visa. */
const surelyBetter = 2.5;
/** Odds of 5 to 3. A yes-or-no question names its thing: a free gym is not met by what else is free. */
const better = 0.5;
/** What may be a question after all ("any chance of more hours?"), where something clearly answers it; a joke is none. */
const asksBeside: readonly Act[] = ["judge", "promise", "negotiate", "advise", "person", "accommodation", "status"];
/** Odds of 12 to 1 against. Statements that are not so much less likely than the best are shown with it. */
const besideBest = 2.5;

/** What may be told without a figure: "after the second week", "whenever it is quiet". */
const toldWithout: readonly ExpectedValue["kind"][] = ["duration", "number", "date"];
/** What is damaged or contradicts itself has odds that say little, and what gives no figure is said to give none. */
const neverTakenBack: readonly Finding["state"][] = ["unclear", "conflicting", "no_figure"];

type Known = Weighed & { odds: number };

const isKnown = (match: Weighed): match is Known => match.odds !== null;

/** A label says too little to overrule a sentence. */
const isSpoken = ({ fact: { fact } }: Match): boolean => fact.state !== "inferred";

const bestOdds = (matches: readonly Known[]): number =>
  matches.reduce((best, { odds }) => Math.max(best, odds), Number.NEGATIVE_INFINITY);

/** The best of some and what is nearly as good, best first. */
function besideBestOf(matches: readonly Known[]): Known[] {
  const best = bestOdds(matches);
  return matches.filter(({ odds }) => odds >= best - besideBest).toSorted((a, b) => b.odds - a.odds);
}

/** More than this stands there already. */
const mostFound = 2;

/**
 * A statement that answers beside what was found by matters and words, which looked for one matter: what is used today
 * beside what it will be replaced by. Its odds are good, and near to the best.
 */
export function beside(found: Finding, part: QuestionPart, matches: readonly Weighed[]): readonly Match[] {
  if (found.state !== "stated" || found.facts.length > mostFound || part.act !== "ask") return [];
  const shown = new Set(found.facts.map(({ statement }) => statement));
  return besideBestOf(matches.filter(isKnown))
    .filter((match) => match.odds >= clearlyBetter && match.fact.fact.state === "stated")
    .filter(({ fact }) => !shown.has(fact.fact.statement))
    .slice(0, 1);
}

/** Whether a statement names the employer, or holds an address, is read off it, and what a topic holds is what is filed there. */
const isCertain = (part: QuestionPart): boolean =>
  part.expects?.kind === "employer" ||
  part.expects?.kind === "contact" ||
  (asksForAll(part) && finerConcepts(part).length === 0);

/** How good a statement's odds must be to answer a part for which matters and words find nothing. */
function leastOdds(part: QuestionPart, { topic }: Match): number {
  if (part.act !== "ask") return asksBeside.includes(part.act) ? clearlyBetter : Number.POSITIVE_INFINITY;
  if (topic !== "same" && part.topics.some((one) => closedTopics.includes(one))) return surelyBetter;
  return part.polar ? better : 0;
}

/**
 * What holds the value that is asked for. "How long is the break?" is also answered by "you eat when it is quiet", where
 * nothing that holds a duration answers; an amount, a name or an address stands there or does not.
 */
function fittingOf(matches: readonly Known[], { expects }: QuestionPart): readonly Known[] {
  const holding = matches.filter(({ fact }) => meetsExpectation(fact, expects));
  return bestOdds(holding) > 0 || expects === null || !toldWithout.includes(expects.kind)
    ? holding
    : matches.filter((match) => match.odds > clearlyBetter || holding.includes(match));
}

/**
 * What the pairing model makes of what was found by matters and words: `null` to leave it so, or the statements that
 * answer instead, best first; none where nothing does. Where nothing was found, a statement answers that is likelier than
 * silence; what was found gives way only to clearly better odds, or to silence with much better ones.
 */
export function reconsider(
  found: Finding,
  part: QuestionPart,
  matches: readonly Weighed[],
  index: FactIndex,
): readonly Match[] | null {
  const thing = askedThing(part, index);
  const known = matches.filter(isKnown);
  const fitting = fittingOf(
    known.filter(({ words }) => thing === null || words.includes(thing)),
    part,
  );
  if (found.state === "not_stated") {
    const likely = besideBestOf(fitting.filter((match) => match.odds > leastOdds(part, match)));
    return likely.length > 0 ? likely : null;
  }
  const shown = known.filter(({ fact }) => found.facts.includes(fact.fact));
  if (shown.length === 0 || isCertain(part)) return null;
  const [best, ofShown] = [bestOdds(fitting), bestOdds(shown)];
  const instead = besideBestOf(fitting.filter(({ odds }) => odds > 0)).filter(isSpoken);
  if (best > 0 && best > ofShown + clearlyBetter && instead.length > 0) return instead;
  return !neverTakenBack.includes(found.state) && Math.max(best, ofShown) < -muchBetter ? [] : null;
}
