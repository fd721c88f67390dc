import type { Grammar, Mark } from "./grammar.ts";
import type { Evidence, Passage } from "./passage.ts";
import type { Hit } from "./phrases.ts";
import { isInAny } from "./quantities.ts";
import type { Token } from "./tokens.ts";

/** Whether a thing is a part of a whole that is told ("28 days including X") or comes beside it ("28 days plus X"). */
type Side = "inside" | "beside";
const sideOf: Readonly<Record<Mark, Side>> = { inside: "inside", within: "inside", beside: "beside", above: "beside" };
type Part = { side: Side; head: string; text: string };

const parts = /[,;:()\n—]|\.\s|\s[-–]\s/u;
const opposite: Readonly<Record<Side, Side>> = { inside: "beside", beside: "inside" };

/** Where the stretch between signs begins and ends that holds the words at `from` to `to`. */
function stretchAround(tokens: readonly Token[], { from, to }: { from: number; to: number }): [number, number] {
  let [start, end] = [from, to];
  while (start > 0 && !parts.test(tokens[start]?.gap ?? "")) start -= 1;
  while (end < tokens.length && !parts.test(tokens[end]?.gap ?? "")) end += 1;
  return [start, end];
}

/** The marks of a passage: words such as "including" and "on top", and the sign "+" between two words. */
function marksOf({ tokens }: Passage, grammar: Grammar): Hit<Mark>[] {
  const signs = tokens.flatMap(({ gap }, at): Hit<Mark>[] =>
    /\s\+\s?/u.test(gap) ? [{ label: "beside", from: at, to: at }] : [],
  );
  return [...grammar.sums(tokens), ...signs];
}

/** What is inside or beside: the phrase behind the mark, or the one before it where nothing stands behind. */
function partsOf(passage: Passage, grammar: Grammar): Part[] {
  const { tokens, quantities } = passage;
  const says = (token: Token): boolean =>
    !grammar.isFunction(token) &&
    !grammar.isReporting(token) &&
    !grammar.isNeutral(token) &&
    !isInAny(token, quantities);
  return marksOf(passage, grammar).flatMap(({ label, from, to }): Part[] => {
    const [start, end] = stretchAround(tokens, { from, to });
    const rest = tokens.slice(to, end);
    const stop = rest.findIndex((token, at) => at > 0 && (grammar.isAnd(token) || /\+/u.test(token.gap)));
    const behind = rest.slice(0, stop === -1 ? rest.length : stop).filter(says);
    const side = sideOf[label];
    const standsBehind = label === "within" || label === "above";
    const head = (standsBehind ? undefined : behind.at(-1)) ?? tokens.slice(start, from).findLast(says);
    return head === undefined ? [] : [{ side, head: head.stem, text: head.text }];
  });
}

/** A thing that the sentence counts in where the posting adds it, or the other way round. Returns the thing. */
export function countedOtherwise(claim: Passage, evidence: readonly Evidence[], grammar: Grammar): string | null {
  const stated = evidence.flatMap((one) => partsOf(one, one.grammar));
  const holds = (head: string, side: Side): boolean => stated.some((one) => one.head === head && one.side === side);
  const wrong = partsOf(claim, grammar).find(({ side, head }) => holds(head, opposite[side]) && !holds(head, side));
  return wrong?.text ?? null;
}
