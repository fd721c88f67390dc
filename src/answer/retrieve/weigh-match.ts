import type { Meeting } from "../../domain/pairing-model.ts";
import type { FactIndex, Sought } from "./index-facts.ts";
import type { Match } from "./score-fact.ts";
import { sharedWords } from "./share-words.ts";

/** A match with how much more speaks for it that the fact answers than that nothing does; `null` where words are not known. */
export type Weighed = Match & { odds: number | null };

/** The pairing model learnt on postings of so many statements: among more, one will fit better by chance. */
const learntAmong = 25;
const amongMany = (facts: number): number => Math.log(Math.max(1, facts / learntAmong));

/** What the pairing model weighs beside the words' directions. */
export const meetingOf = ({ score, likeness, words }: Match, { content }: Sought, index: FactIndex): Meeting => ({
  score,
  likeness,
  shared: sharedWords(content, words, index),
});

function oddsOf(match: Match, sought: Sought, index: FactIndex): number | null {
  const { direction } = match.fact;
  if (direction === null || sought.direction === null) return null;
  const odds = index.pairing.odds(sought.direction, direction, meetingOf(match, sought, index));
  return odds - sought.silence - amongMany(index.facts.length);
}

export const weigh = (match: Match, sought: Sought, index: FactIndex): Weighed => ({
  ...match,
  odds: oddsOf(match, sought, index),
});
