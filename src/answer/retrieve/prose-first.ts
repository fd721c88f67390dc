import type { Match } from "./score-fact.ts";

const isLabel = ({ fact: { fact } }: Match): boolean => fact.provenance.kind === "tag";
/** What was scraped under a label and cannot be read: "salary_range: 0-34300". */
export const isUnclearLabel = (match: Match): boolean => isLabel(match) && match.fact.fact.state === "unclear";
/** An amount for a stated time leaves nothing to ask. */
const isWholeAmount = ({ fact: { fact } }: Match): boolean =>
  fact.value?.kind === "money" && fact.value.period !== null;

/**
 * Words of the posting outweigh what only a label says; a contradiction shows both. A label that cannot be read stands
 * beside words that leave something open, and where it is asked about by its own words.
 */
export function proseFirst(matches: readonly Match[]): Match[] {
  const prose = matches.filter((match) => !isLabel(match));
  const isOpen = prose.length > 0 && !prose.some(isWholeAmount);
  const kept = matches.filter(
    (match) =>
      !isLabel(match) ||
      match.fact.fact.state === "conflicting" ||
      (isUnclearLabel(match) && (isOpen || match.words.length > 0)),
  );
  return kept.length > 0 ? kept : [...matches];
}
