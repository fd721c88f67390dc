import type { Clause, Evidence } from "./passage.ts";

export type Match = { evidence: Evidence; clause: Clause; shared: number };

/** The evidence clauses that hold most of a clause's words, best first; labels only where nothing else holds any, or none is held. */
export function matchesFor(clause: Clause, evidence: readonly Evidence[]): Match[] {
  const all = evidence.flatMap((one) =>
    one.clauses.map((other) => ({
      evidence: one,
      clause: other,
      shared: [...other.stems].filter((word) => clause.stems.has(word)).length,
    })),
  );
  const best = Math.max(0, ...all.map(({ shared }) => shared));
  const tied = all.filter(({ shared }) => shared === best);
  const full = tied.filter((match) => !match.evidence.isLabel);
  return full.length > 0 && best > 0 ? full : tied;
}
