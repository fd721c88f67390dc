import { isInAny } from "./quantities.ts";
import type { Grammar } from "./grammar.ts";
import type { Evidence, Passage } from "./passage.ts";
import type { Token } from "./tokens.ts";

/** Who does something, what is done, and where it stands. */
type Deed = { doer: Token; verb: Token };

/** "The pay at Northwind": what stands behind these is where or whose it is, not whom it is done to. */
const placing = new Set(["at", "in", "on", "for", "of", "from", "by"]);

const isPassive = ({ folded }: Token): boolean => /(?:ed|en|t)$/u.test(folded);
const thirdPerson = ({ folded }: Token): boolean => /[^s]s$/u.test(folded);

/** "Mentored by junior engineers", and "the director leads four analysts" in the third person. */
function deedsIn({ tokens, quantities }: Passage, grammar: Grammar): Deed[] {
  const says = (token: Token): boolean =>
    !grammar.isFunction(token) &&
    !grammar.isReporting(token) &&
    !isInAny(token, quantities) &&
    !/^\d/u.test(token.folded);
  return tokens.flatMap((token, index): Deed[] => {
    const [before, next] = [tokens[index - 1], tokens[index + 1]];
    if (before === undefined || next === undefined) return [];
    if (grammar.isAgent(token) && isPassive(before)) {
      const rest = tokens.slice(index + 1);
      const begin = rest.findIndex(says);
      const end = rest.findIndex((one, at) => at > begin && (!says(one) || /[,.;:!?()]/u.test(one.gap)));
      const doer = begin === -1 ? undefined : rest[(end === -1 ? rest.length : end) - 1];
      return doer === undefined ? [] : [{ doer, verb: before }];
    }
    const takesObject =
      isInAny(next, quantities) ||
      /^(?:to|the|a|an|this|your|our|their|you|us|them|me)$/u.test(next.folded) ||
      /^\p{Lu}/u.test(next.text);
    return says(token) && says(before) && thirdPerson(token) && takesObject && !/[,.;:!?()]/u.test(token.gap)
      ? [{ doer: before, verb: token }]
      : [];
  });
}

/** Whether the fact has the doer behind the verb, or behind a word of direction, and nowhere before the verb. */
function isDoneTo({ doer, verb }: Deed, { tokens }: Evidence, grammar: Grammar): boolean {
  const verbs = tokens.flatMap(({ stem }, index) => (stem === verb.stem ? [index] : []));
  const doers = tokens.flatMap(({ stem }, index) => (stem === doer.stem ? [index] : []));
  if (verbs.length === 0 || doers.length === 0) return false;
  if (doers.some((at) => verbs.includes(at + 1))) return false;
  const passive = verbs.some((at) => tokens.slice(at + 1, at + 2).some(grammar.isAgent));
  if (passive) return doers.every((at) => verbs.every((from) => at < from));
  const behind = doers.every((at) =>
    verbs.some((from) => at > from && !tokens.slice(from + 1, at).some(({ folded }) => placing.has(folded))),
  );
  const directed = doers.every((at) =>
    tokens.slice(Math.max(0, at - 3), at).some((one) => grammar.isDirection(one) && one.folded !== "than"),
  );
  const related = verbs.some((at) => /^(?:who|which|that)$/u.test(tokens[at - 1]?.folded ?? ""));
  const agent = tokens.some((one, index) => grammar.isAgent(one) && doers.some((at) => at > index && at - index <= 4));
  return (behind || directed) && !related && !agent;
}

/** What the sentence has somebody do to whom it is done: "you report to the CTO" is not "the CTO reports to you". */
export function doneTo(claim: Passage, evidence: readonly Evidence[], grammar: Grammar): string | null {
  for (const deed of deedsIn(claim, grammar)) {
    const holding = evidence.filter(({ stems }) => stems.has(deed.verb.stem) && stems.has(deed.doer.stem));
    if (holding.length > 0 && holding.every((one) => isDoneTo(deed, one, grammar)))
      return `${deed.doer.text}" do "${deed.verb.text}`;
  }
  return null;
}
