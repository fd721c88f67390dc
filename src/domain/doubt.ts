import type { Fact } from "./fact.ts";
import { cites, type Receipt } from "./receipt.ts";

/** A fact of answers that look wrong to candidates, and how many of them said so. */
export type DoubtedFact = { fact: Fact; candidates: number };

/**
 * What recruiters should look at, most candidates first. What a posting says otherwise by now is doubted no more.
 * @param receipts of one posting's answers that were said to look wrong, whatever revision they are of
 * @param facts as the posting tells them now
 */
export const doubtedFacts = (receipts: readonly Receipt[], facts: readonly Fact[]): DoubtedFact[] =>
  [...new Map(facts.map((fact) => [fact.statement, fact])).values()]
    .map((fact) => {
      const channels = receipts.flatMap((receipt) => (cites(receipt, fact) ? [receipt.channel] : []));
      return { fact, candidates: new Set(channels).size };
    })
    .filter(({ candidates }) => candidates > 0)
    .toSorted((a, b) => b.candidates - a.candidates);
