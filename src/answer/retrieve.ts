import type { Finding } from "../domain/finding.ts";
import type { QuestionPart } from "../domain/question.ts";
import { mayAnswer } from "./retrieve/answering.ts";
import { findGuessed } from "./retrieve/by-guess.ts";
import { beside, reconsider } from "./retrieve/by-pairing.ts";
import { choose, find, matchesOf } from "./retrieve/choose-facts.ts";
import type { FactIndex, Sought } from "./retrieve/fact-index.ts";
import type { Match } from "./retrieve/score-fact.ts";
import { eachWordOnce, factsOf, mostNear, settleConflicts, stateOf, withinScreen } from "./retrieve/show-facts.ts";
import { weigh } from "./retrieve/weigh-match.ts";

/** What only the pairing model finds is shown sparingly. */
const mostPaired = 2;

/** What the vocabularies and the posting's own words find. */
function byMatter(part: QuestionPart, matches: readonly Match[], sought: Sought, index: FactIndex): Finding {
  const exact = choose(part, matches, sought, index);
  // Where no address or number stands, whoever is named to turn to answers too.
  const isUnmet = exact.state === "not_stated" && part.expects?.kind === "contact";
  const found = isUnmet ? find({ ...part, expects: null }, sought, index) : exact;
  if (found.state !== "not_stated") return found;
  const { around } = part;
  const told = around === undefined ? found : find({ ...part, ...around }, index.sought(around.text), index);
  return told.state === "not_stated" ? findGuessed(part, sought, told, index) : told;
}

/**
 * What the posting says to one part of a question: the facts that answer it, or that none does. What a candidate told
 * beside a question counts only where the question's own words find nothing, and a guess only where those do not either;
 * the pairing model is asked last.
 * Deterministic.
 */
export function retrieve(part: QuestionPart, index: FactIndex): Finding {
  const sought = index.sought(part.text, part.told);
  const matches = matchesOf(part, sought, index);
  const found = byMatter(part, matches, sought, index);
  const weighed = weigh(
    matches.filter((match) => mayAnswer(match, part)),
    part,
    sought,
    index,
  );
  const answers = reconsider(found, part, weighed, index);
  if (answers === null) return { ...found, facts: [...found.facts, ...factsOf(beside(found, part, weighed))] };
  const [best] = answers;
  if (best === undefined) return { ...found, state: "not_stated", facts: [], near: found.facts.slice(0, mostNear) };
  const { topic } = best.fact.fact;
  const facts = settleConflicts(factsOf(withinScreen(eachWordOnce(answers), mostPaired)), index);
  return { state: stateOf(facts), facts, near: [], topic, concept: null, unmentioned: false };
}
