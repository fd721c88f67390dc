import type { Fact } from "../../domain/fact.ts";
import type { Match } from "./score-fact.ts";

const isLabel = ({ provenance }: Fact): boolean => provenance.kind === "tag";
/** What was scraped under a label and cannot be read: "salary_range: 0-34300". */
export const isUnclearLabel = (fact: Fact): boolean => isLabel(fact) && fact.state === "unclear";
/** An amount for a stated time leaves nothing to ask. */
const isWholeAmount = ({ value }: Fact): boolean => value?.kind === "money" && value.period !== null;

/**
 * Words of the posting outweigh what only a label says; a contradiction shows both. A label that cannot be read stands
 * beside words that leave something open, and where it is asked about by its own words.
 */
export function proseFirst(matches: readonly Match[]): Match[] {
  const prose = matches.map(({ fact }) => fact.fact).filter((fact) => !isLabel(fact));
  const isOpen = prose.length > 0 && !prose.some(isWholeAmount);
  const said = new Set(prose.map(({ value }) => value?.kind));
  const saysMore = ({ value }: Fact): boolean => value !== undefined && value.kind === "date" && !said.has(value.kind);
  const kept = matches.filter(
    ({ fact: { fact }, words }) =>
      !isLabel(fact) ||
      saysMore(fact) ||
      fact.state === "conflicting" ||
      (isUnclearLabel(fact) && (isOpen || words.length > 0)),
  );
  return kept.length > 0 ? kept : [...matches];
}
