import type { Grammar } from "./grammar.ts";
import type { Passage } from "./passage.ts";
import { isInAny } from "./quantities.ts";
import type { Token } from "./tokens.ts";

/** Where a sentence falls into two statements: the first ends at `end`, the second begins at `start`, both offsets. */
export type Cut = {
  end: number;
  start: number;
  /** Words that the second statement has of the first: "You'd need" in "You'd need a van and a phone". */
  frame: string;
};

/** "And it is paid": what these stand for is in the other statement. */
const pointing =
  /^(?:it|its|this|that|these|those|he|she|his|her|him|one|ones|both|each|all|such|either|neither|which|who|whose)$/u;
/** "They are paid" may speak of shifts; "they pay" speaks of the employer. */
const being = /^(?:are|were|have been)$/u;
/** Words of two statements that make one: "both nights and weekends", "nights and weekends respectively". */
const binding = /^(?:both|between|respectively|together|combined|total|either|neither|whether)$/u;

/** Whether the words are a statement of their own: they name what they speak of, and say something of it. */
function isStatement(tokens: readonly Token[], grammar: Grammar): boolean {
  const [first, second] = tokens;
  if (first === undefined || second === undefined || pointing.test(first.folded)) return false;
  if (grammar.isThey(first) && being.test(second.folded)) return false;
  if (grammar.isAuxiliary(first)) return false;
  if (grammar.isSubject(first) || grammar.isReader(first) || grammar.isThey(first) || first.folded === "theres")
    return true;
  const verb = tokens.findIndex((token) => grammar.isAuxiliary(token) || grammar.isPredicate(token));
  const before = tokens.slice(0, Math.max(0, verb));
  return (
    before.some((token) => !grammar.isFunction(token)) &&
    before.every(({ folded, gap }) => !pointing.test(folded) && !/[,;:(]/u.test(gap.slice(1)))
  );
}

/** How a sentence begins that asks for things or gives them, and goes on with the next thing: "You'd need". */
function frameOf({ text, tokens }: Passage, grammar: Grammar): { text: string; to: number } | null {
  const hit = grammar.frames(tokens).find(({ from }) => from === 0);
  const last = hit === undefined ? undefined : tokens[hit.to - 1];
  return hit === undefined || last === undefined ? null : { text: text.slice(0, last.end), to: hit.to };
}

/** The places where the sentence may be cut into two that say no more together than it does. */
export function cutsOf(claim: Passage, grammar: Grammar): Cut[] {
  const { tokens, clauses } = claim;
  if (tokens.some(({ folded }) => binding.test(folded)) || tokens.some(grammar.isSequence)) return [];
  const frame = frameOf(claim, grammar);
  const denied = (at: number): boolean => clauses.some(({ from, negations }) => from < at && negations > 0);
  return tokens.flatMap((token, at): Cut[] => {
    // "Along with" joins as "and" does.
    const along = token.folded === "along" && tokens[at + 1]?.folded === "with";
    const and = grammar.isAnd(token) || along;
    const joins = (and || grammar.isContrast(token)) && !isInAny(token, claim.quantities);
    const before = tokens[at - 1];
    const [left, right] = [tokens.slice(0, at), tokens.slice(along ? at + 2 : at + 1)];
    const [first] = right;
    if (!joins || before === undefined || first === undefined) return [];
    const cut = { end: before.end, start: first.start };
    if (isStatement(right, grammar)) return isStatement(left, grammar) ? [{ ...cut, frame: "" }] : [];
    // What is denied of the first thing is denied of the next one, too.
    const goesOn = frame !== null && at > frame.to && and && !denied(at);
    return goesOn ? [{ ...cut, frame: `${frame.text} ` }] : [];
  });
}
