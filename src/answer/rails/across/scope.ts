import type { Item } from "./items.ts";
import type { Source } from "./sources.ts";

type IsKind = (kind: string) => boolean;
const isTime: IsKind = (kind) => kind.startsWith("time ");
const isCondition: IsKind = (kind) => kind === "condition";
const isBound: IsKind = (kind) => isTime(kind) || isCondition(kind);

const kindsOf = (items: readonly Item[], is: IsKind): Set<string> =>
  new Set(items.flatMap(({ marks }) => [...marks].filter(is)));

/** Whether two stretches narrow, widen or condition differently; times only where both languages' words tell them. */
export function scopeDiffers(said: readonly Item[], stated: readonly Item[]): boolean {
  const differ = (is: IsKind): boolean => kindsOf(said, is).symmetricDifference(kindsOf(stated, is)).size > 0;
  if (differ((kind) => !isBound(kind))) return true;
  const [saysWhen, statesWhen] = [kindsOf(said, isBound), kindsOf(stated, isBound)];
  if (saysWhen.size > 0 !== statesWhen.size > 0) return true;
  return kindsOf(said, isTime).size > 0 && kindsOf(stated, isTime).size > 0 && differ(isTime);
}

/** What may not be left out: it conditions, narrows or weakens, or is tied to what is told by a word of grammar. */
export const mustStay = ({ marks, hasStrength, isTied, tokens }: Item): boolean =>
  marks.size > 0 || hasStrength || (isTied && tokens.length > 1);

const ends = /[.;!?\n•]/u;

/** "Remote work, but only after a year": another clause of the same sentence that turns or narrows what is told. */
export function turnedLater(told: ReadonlySet<Source>, sources: readonly Source[]): Source | undefined {
  return sources.find((source, index) => {
    if (told.has(source)) return false;
    const { evidence, clause, items } = source;
    const breaks = (at: number): boolean => ends.test(evidence.tokens[at]?.gap ?? "");
    const before = sources[index - 1];
    const after = sources[index + 1];
    const follows = before?.evidence === evidence && told.has(before) && !breaks(clause.from);
    const leads = after?.evidence === evidence && told.has(after) && !breaks(after.clause.from);
    const turns = clause.negations > 0 || clause.modality.size > 0 || items.some(mustStay);
    const opens = evidence.tokens.slice(clause.from, clause.from + 1).some(evidence.grammar.isContrast);
    return (follows || leads) && (turns || opens);
  });
}
