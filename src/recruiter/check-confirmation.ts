import type { Fact } from "../domain/fact.ts";
import { redact, type SensitiveKind } from "../domain/redact.ts";

/** What a recruiter's contact or reference may hold; the other kinds are a person's private matters. */
const addresses: readonly SensitiveKind[] = ["contact", "name"];

const promise =
  /(?<!\p{L})(?:guarantee[ds]?|promise[ds]?|you(?:['’]ll| will)(?: \p{L}+)? (?:get|receive|be (?:hired|offered|invited|accepted))|garantier\p{L}*|versprech\p{L}*|garanti[es]?|garantiz\p{L}*|garantid[oa]s?|prometemos|promettons)(?!\p{L})/iu;

/**
 * Why words may not become a fact of a posting, for the recruiter who can still change them; `null` where they may.
 * @param read the words as the fact that they would be
 * @param against stated facts that they would contradict
 */
export function problemWithFact(read: Fact, against: readonly Fact[]): string | null {
  const { statement, value, topic } = read;
  if (promise.test(statement))
    return "This reads as a promise to the person who asks. Say what holds for the role, or answer only those who wait.";
  if (value?.kind === "money" && topic === "compensation" && value.period === null)
    return "Say for what period the pay is (an hour, a month, a year): without it candidates will guess.";
  const [other] = against;
  if (other !== undefined)
    return `The posting says otherwise: “${other.statement}”. Correct that first (candor review), or answer only those who wait.`;
  const { kinds } = redact(statement);
  if (kinds.some((kind) => !addresses.includes(kind)))
    return "This speaks of a person's private matters. Leave them out: everybody who asks will read it.";
  return null;
}
