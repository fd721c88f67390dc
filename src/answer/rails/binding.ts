import { durationUnit } from "../../domain/quantity/units.ts";
import type { Quantity } from "../../domain/quantity/quantity.ts";
import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail } from "./rail.ts";
import type { Grammar } from "./reading/grammar.ts";
import { type Clause, type Evidence, isLabelled, type Passage } from "./reading/passage.ts";
import { outOfOrder } from "./reading/order.ts";
import { otherAgent, otherName, turnedAround } from "./reading/names.ts";
import { otherNumber } from "./reading/numbered.ts";
import { crossedItems } from "./reading/parallel.ts";
import { crossedStatements, otherParty } from "./reading/roles.ts";
import { doneTo } from "./reading/turned.ts";
import { countedOtherwise } from "./reading/sums.ts";
import { disagreement, isInside } from "./reading/quantities.ts";
import type { Reader } from "./reading/reader.ts";
import type { Token } from "./reading/tokens.ts";

/** "$52,000 + bonus", "laptop & phone": the signs join as "and" does. */
const breaks = /[,;:()\n—+&]|\.\s|\s[-–]\s/u;

/** "Sick" in "5 sick days" tells which days they are; the number and the unit do not. */
const qualifies = (token: Token, { kind, start, end }: Quantity): boolean =>
  kind === "duration" && token.start > start && token.end < end && durationUnit(token.folded) === null;

/** The words that a value stands among, as far as the next comma, conjunction or value: what it is said of. */
function headsOf(passage: Passage, quantity: Quantity, grammar: Grammar): Set<string> {
  const { tokens, quantities, clauses } = passage;
  const first = tokens.findIndex((token) => isInside(token, quantity));
  const last = tokens.findLastIndex((token) => isInside(token, quantity));
  const other = (token: Token): boolean => quantities.some((one) => one !== quantity && isInside(token, one));
  const starts = new Set(clauses.map(({ from }) => from));
  const joins = (token: Token): boolean => grammar.isAnd(token) || grammar.isOr(token) || other(token);
  let from = first;
  // "Night watch: $31": a value behind a label is said of it.
  if (/^:\s*\p{Sc}?$/u.test(tokens[first]?.gap ?? "") && from > 0) from -= 1;
  while (from > 0 && !starts.has(from) && !breaks.test(tokens[from]?.gap ?? "") && !isAt(tokens, from - 1, joins))
    from -= 1;
  let to = last + 1;
  // "$31 (night watch)": what stands in brackets right behind a value is what it is said of.
  if (/^\s*\($/u.test(tokens[to]?.gap ?? "") && !bracketFrom(tokens, to).some(other)) to += 1;
  while (to < tokens.length && !starts.has(to) && !breaks.test(tokens[to]?.gap ?? "") && !isAt(tokens, to, joins))
    to += 1;
  const relating = new Set(passage.relations.flatMap((hit) => tokens.slice(hit.from, hit.to)));
  const content = new Set(clauses.flatMap((clause) => clause.content)).difference(relating);
  return new Set(
    tokens
      .slice(from, to)
      .filter(
        (token) =>
          content.has(token) && (!isInside(token, quantity) || qualifies(token, quantity)) && !grammar.isNeutral(token),
      )
      .map((token) => token.stem),
  );
}

/** The words of a bracket that opens before the one at `from`. */
function bracketFrom(tokens: readonly Token[], from: number): readonly Token[] {
  const end = tokens.findIndex(({ gap }, at) => at > from && gap.includes(")"));
  return tokens.slice(from, end === -1 ? tokens.length : end);
}

const isAt = (tokens: readonly Token[], index: number, test: (token: Token) => boolean): boolean => {
  const token = tokens[index];
  return token !== undefined && test(token);
};

const holding = (one: Evidence, quantity: Quantity): Quantity | undefined =>
  one.quantities.find((other) => disagreement(quantity, other, one.text) === null);

const has = (one: Evidence, head: string): boolean => one.stems.has(head) || one.heading?.stems.has(head) === true;

/** Whether the value's fact lends it the head: as one of its words, as its label, or as a bare value of the same topic. */
function lends(source: Evidence, head: string, evidence: readonly Evidence[], { kind }: Quantity): boolean {
  if (has(source, head)) return true;
  const bare = source.clauses.every(({ content }) => content.length <= 1);
  // "Allowance $3,000" has an amount of its own, and names no other one.
  const isName = (one: Evidence): boolean =>
    bare && one.fact.topic === source.fact.topic && one.quantities.every((other) => other.kind !== kind);
  return evidence.some((one) => has(one, head) && (one.isLabel || isName(one)));
}

/** "8 years, 3 of them with …": a bare number may count what a length of time does; no other kinds meet. */
const counts = ({ kind }: Quantity): string => (kind === "number" ? "duration" : kind);

/** "The base is $100k; the bonus is 10%": the value stands in one statement, the sentence's words for it in another. */
function isOfAnotherStatement(own: Quantity, source: Evidence, heads: ReadonlySet<string>): boolean {
  const { tokens, clauses } = source;
  const isIn = ({ from, to }: Clause): boolean => tokens.slice(from, to).some((token) => isInside(token, own));
  // A label and what stands right behind it are one statement.
  const holds = (clause: Clause, at: number): boolean => {
    const next = clauses[at + 1];
    return isIn(clause) || (next !== undefined && isLabelled(source, next) && isIn(next));
  };
  const knows = ({ stems }: Clause): boolean => [...heads].some((head) => stems.has(head));
  return (
    !clauses.some((clause, at) => holds(clause, at) && knows(clause)) &&
    clauses.some((clause, at) => !holds(clause, at) && knows(clause))
  );
}

/** "$30 + commission": behind the sign stands what comes on top of the value, and is not that value. */
function isAddedTo(own: Quantity, { tokens }: Evidence, heads: ReadonlySet<string>): boolean {
  const last = tokens.findLastIndex((token) => isInside(token, own));
  const plus = tokens.findIndex(({ gap }, at) => at > last && /\s\+/u.test(gap));
  const before = new Set(tokens.slice(0, plus).map(({ stem }) => stem));
  return plus !== -1 && tokens.slice(plus).some(({ stem }) => heads.has(stem) && !before.has(stem));
}

/** "$60k + commission, total $90k": the sentence's words all stand in the fact, and none of them beside the value. */
function isOfAnotherPart(
  ownHeads: ReadonlySet<string>,
  { tokens, stems }: Evidence,
  heads: ReadonlySet<string>,
): boolean {
  const label = tokens.findIndex(({ gap }) => gap.startsWith(":"));
  const labelled = new Set(tokens.slice(0, Math.max(0, label)).map(({ stem }) => stem));
  return (
    ownHeads.size > 0 &&
    heads.size > 0 &&
    heads.isDisjointFrom(ownHeads) &&
    heads.isSubsetOf(stems.difference(labelled))
  );
}

/** A value whose fact has several keeps the words that tell it from the others. */
function besideAnother(
  own: Quantity,
  claimed: readonly Quantity[],
  source: Evidence,
  heads: ReadonlySet<string>,
  grammar: Grammar,
): boolean {
  if (isOfAnotherStatement(own, source, heads) || isAddedTo(own, source, heads)) return true;
  const rivals = source.quantities.filter((one) => one !== own && counts(one) === counts(own));
  const ownHeads = headsOf(source, own, grammar);
  if (rivals.length > 0 && isOfAnotherPart(ownHeads, source, heads)) return true;
  return rivals.some((rival) => {
    const rivalHeads = headsOf(source, rival, grammar);
    // A bare value, as one behind a label, has no head to compare: two told side by side are not told apart.
    if (ownHeads.size === 0) return claimed.length === 1 && !heads.isDisjointFrom(rivalHeads);
    const [ownOnly, theirsOnly] = [ownHeads.difference(rivalHeads), rivalHeads.difference(ownHeads)];
    const theirs = !heads.isDisjointFrom(theirsOnly);
    const told = claimed.some((one) => disagreement(one, rival, source.text) === null);
    // Where the rival's value is not told, none of the words that are only its own may stand beside this one.
    if (!told) return theirs;
    return theirs && rival.kind === own.kind && heads.isDisjointFrom(ownOnly.size > 0 ? ownOnly : ownHeads);
  });
}

/** Whether wherever the fact has the value ("one weeknight a week, one weekend in five"), it stands beside another's words. */
function isMisplaced(
  quantity: Quantity,
  claimed: readonly Quantity[],
  source: Evidence,
  heads: ReadonlySet<string>,
  grammar: Grammar,
): boolean {
  const owns = source.quantities.filter((other) => disagreement(quantity, other, source.text) === null);
  return heads.size > 0 && owns.length > 0 && owns.every((own) => besideAnother(own, claimed, source, heads, grammar));
}

/** A value stands beside the words of the fact that it comes from, not beside another's. */
export const bindingRail = (read: Reader): ClaimRail => ({
  name: "binding",
  check(subject) {
    const { settled, absent, grammar, claim, evidence } = read(subject);
    if (settled || claim === null || grammar === null || (absent && subject.cited.length === 0)) return pass;
    const agent = otherAgent(claim, evidence, grammar);
    if (agent !== null) return block("binding", `has "${agent}" do what the posting does not say it did`);
    const turned = turnedAround(claim, evidence, grammar);
    if (turned !== null) return block("binding", `says "${turned}", which the posting says the other way round`);
    const order = outOfOrder(claim, evidence, grammar);
    if (order !== null) return block("binding", `says "${order}" of what comes earlier in the posting`);
    const placed = otherName(claim, evidence, grammar);
    if (placed !== null) return block("binding", `says "${placed}" where the posting has another name`);
    const done = doneTo(claim, evidence, grammar);
    if (done !== null) return block("binding", `has "${done}", where the posting has it the other way round`);
    const numbered = otherNumber(claim, evidence);
    if (numbered !== null) return block("binding", `says of "${numbered}" what the posting says of another`);
    const counted = countedOtherwise(claim, evidence, grammar);
    if (counted !== null) return block("binding", `counts in or adds "${counted}", which the posting does not`);
    const deed = otherParty(claim, evidence, grammar);
    if (deed !== null) return block("binding", `has another do "${deed}" than the posting does`);
    const crossed = crossedStatements(claim, evidence, grammar) ?? crossedItems(claim, evidence, grammar);
    if (crossed !== null)
      return block("binding", `joins "${crossed[0]}" and "${crossed[1]}", of which the posting says different things`);
    for (const quantity of claim.quantities) {
      const sources = evidence.filter((one) => holding(one, quantity) !== undefined);
      if (sources.length === 0) continue;
      const heads = headsOf(claim, quantity, grammar);
      const stolen = [...heads].some(
        (head) =>
          !sources.some((source) => lends(source, head, evidence, quantity)) &&
          evidence.some((one) => !sources.includes(one) && has(one, head)),
      );
      if (stolen || sources.every((source) => isMisplaced(quantity, claim.quantities, source, heads, grammar))) {
        return block("binding", `puts "${quantity.text}" beside words that the posting says of something else`);
      }
    }
    return pass;
  },
});
