import type { LintFinding } from "../../domain/posting.ts";
import type { Fact } from "../../domain/fact.ts";
import { finding } from "./finding.ts";

/** Facts that contradict one another, each group once, with every side to choose from. */
export function lintContradictions(facts: readonly Fact[]): LintFinding[] {
  const seen = new Set<string>();
  return facts.flatMap((fact) => {
    if (fact.state !== "conflicting" || seen.has(fact.id)) return [];
    const group = facts.filter(({ id }) => id === fact.id || fact.conflictsWith?.includes(id));
    for (const { id } of group) seen.add(id);
    return [
      finding(
        "contradiction",
        "These statements contradict one another; say which one holds.",
        group.flatMap(({ quotes }) => quotes),
        group.map(({ statement }) => statement),
      ),
    ];
  });
}
