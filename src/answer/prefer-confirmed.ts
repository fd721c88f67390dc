import { type Fact, isConfirmed } from "../domain/fact.ts";
import type { Finding } from "../domain/finding.ts";

const isPlain = ({ state }: Fact): boolean => state === "stated" || state === "inferred";

/** What a recruiter has confirmed comes first, and instead of words that are damaged or contradict: it was said to settle them. */
export function preferConfirmed(finding: Finding): Finding {
  const confirmed = finding.facts.filter(isConfirmed);
  if (confirmed.length === 0) return finding;
  const rest = finding.facts.filter((fact) => !isConfirmed(fact) && isPlain(fact));
  return { ...finding, state: "stated", facts: [...confirmed, ...rest] };
}
