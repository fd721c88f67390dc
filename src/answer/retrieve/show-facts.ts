import type { Fact } from "../../domain/fact.ts";
import type { Finding } from "../../domain/finding.ts";
import type { FactIndex } from "./fact-index.ts";
import { isUnclearLabel } from "./prose-first.ts";
import type { Match } from "./score-fact.ts";

/** So many facts are offered that come near. */
export const mostNear = 2;
/** Longer answers than this take more than a phone's screen. */
const mostCharacters = 420;

/** The best facts within a phone's screen; the first one always. */
export function withinScreen(matches: readonly Match[], most: number): Match[] {
  let characters = 0;
  return matches.slice(0, most).filter(({ fact }, index) => {
    characters += fact.fact.statement.length;
    return index === 0 || characters <= mostCharacters;
  });
}

/** A statement of several matters is a fact of each; the words are read once, in the fact that fits best. */
export function eachWordOnce(matches: readonly Match[]): Match[] {
  const seen = new Set<string>();
  return matches.filter(({ fact: { fact } }) => {
    const place = JSON.stringify(fact.quotes);
    return !seen.has(place) && seen.add(place);
  });
}

export const factsOf = (matches: readonly Match[]): Fact[] => matches.map(({ fact }) => fact.fact);

/** What the facts that answer a part are, taken together. */
export function stateOf(facts: readonly Fact[]): Finding["state"] {
  const [best] = facts;
  if (best?.state === "conflicting" || best?.state === "unclear") return best.state;
  if (facts.some(isUnclearLabel)) return "unclear";
  return facts.every(({ state }) => state === "inferred") ? "inferred" : "stated";
}

/** Both sides of a contradiction are shown where it is the answer; beside another answer it would only confuse. */
export function settleConflicts(facts: readonly Fact[], index: FactIndex): Fact[] {
  const [best] = facts;
  if (best?.state !== "conflicting") return facts.filter(({ state }) => state !== "conflicting");
  const wanted = new Set(best.conflictsWith);
  const others = index.facts.map(({ fact }) => fact).filter((fact) => wanted.has(fact.id) && !facts.includes(fact));
  return [...facts, ...others];
}
