import { isInAny } from "./quantities.ts";
import type { Grammar } from "./grammar.ts";
import type { Evidence, Passage } from "./passage.ts";
import type { Token } from "./tokens.ts";

/** "By Thursday" is a time, and did nothing. */
const weekday = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/u;

/** The words after "by", up to what ends them: who did it. */
function agentsOf(passage: Passage, grammar: Grammar): (readonly Token[])[] {
  return passage.tokens.flatMap((token, index) => {
    if (!grammar.isAgent(token)) return [];
    const rest = passage.tokens.slice(index + 1);
    const begin = rest.findIndex((other) => !grammar.isFunction(other));
    const end = rest.findIndex(
      (other, at) => at > begin && (grammar.isFunction(other) || /[,.;:!?()]/u.test(other.gap)),
    );
    const words = begin === -1 ? [] : rest.slice(begin, end === -1 ? rest.length : end);
    return words.some(
      (word) =>
        /^\p{Lu}/u.test(word.text) &&
        !weekday.test(word.folded) &&
        !passage.quantities.some((one) => one.start <= word.start && word.start < one.end),
    )
      ? [words]
      : [];
  });
}

/** A name that does something in the sentence does it in the fact: "founded by the Peace Corps" is not "by a Peace Corps volunteer". */
export function otherAgent(claim: Passage, evidence: readonly Evidence[], grammar: Grammar): string | null {
  const known = evidence.flatMap((one) => agentsOf(one, grammar));
  const wrong = agentsOf(claim, grammar).find((words) => {
    const head = words.at(-1)?.folded;
    return !known.some(
      (other) =>
        other.at(-1)?.folded === head && words.every((word) => other.some((one) => one.folded === word.folded)),
    );
  });
  return wrong === undefined ? null : wrong.map(({ text }) => text).join(" ");
}

const capital = (token: Token): boolean => /\p{Lu}/u.test(token.text);

/** Which name stands right behind a word of direction ("of", "by"), by the word. */
function directed(passage: Passage, grammar: Grammar): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  passage.tokens.forEach((token, index) => {
    const next = passage.tokens[index + 1];
    if (next === undefined || !grammar.isDirection(token)) return;
    found.set(token.folded, new Set([...(found.get(token.folded) ?? []), next.folded]));
  });
  return found;
}

const placing = /^(?:in|at|of|to|from|with|for|within)$/u;

/** Which names stand behind a word and its preposition: "anywhere in Germany". */
function placed(passage: Passage, grammar: Grammar): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  passage.tokens.forEach((token, index) => {
    const last = passage.tokens[index - 1];
    if (
      last !== undefined &&
      capital(last) &&
      !grammar.isFunction(last) &&
      !grammar.isFunction(token) &&
      !isInAny(token, passage.quantities) &&
      !/[,.;:!?()]/u.test(token.gap)
    ) {
      const key = `${token.stem} beside`;
      found.set(key, new Set([...(found.get(key) ?? []), last.folded]));
    }
    const [preposition, ...behind] = passage.tokens.slice(index + 1, index + 4);
    const name = behind.find(capital);
    if (preposition === undefined || name === undefined || !placing.test(preposition.folded)) return;
    const key = `${token.stem} ${preposition.folded}`;
    found.set(key, new Set([...(found.get(key) ?? []), name.folded]));
  });
  return found;
}

/** Whether the name stands behind the word in a row of names: "offices in Rome, Turin and Bari". */
const isListed = (name: string, head: string, tokens: readonly Token[], grammar: Grammar): boolean =>
  tokens.some((token, at) => {
    if (token.stem !== head) return false;
    const behind = tokens.slice(at + 2);
    const end = behind.findIndex(
      (one) => !capital(one) && !grammar.isAnd(one) && !grammar.isOr(one) && !grammar.isFunction(one),
    );
    return behind.slice(0, end === -1 ? behind.length : end).some(({ folded }) => folded === name);
  });

/** A name that stands where the fact has another: "anywhere in Germany" is not "anywhere in the EU". */
export function otherName(claim: Passage, evidence: readonly Evidence[], grammar: Grammar): string | null {
  // German writes all nouns with a capital: none of them is known for a name by it.
  if (grammar.language === "de") return null;
  const known = evidence.map((one) => placed(one, grammar));
  for (const [key, names] of placed(claim, grammar)) {
    const stated = new Set(known.flatMap((one) => [...(one.get(key) ?? [])]));
    if (stated.size === 0) continue;
    const [head, preposition] = key.split(" ");
    const together = (name: string): boolean =>
      preposition !== "beside" && evidence.some(({ tokens }) => isListed(name, head ?? "", tokens, grammar));
    // A name that no fact has is the words rail's matter.
    const wrong = [...names].find(
      (name) =>
        !stated.has(name) &&
        evidence.some(({ tokens }) => tokens.some(({ folded }) => folded === name)) &&
        !together(name),
    );
    if (wrong !== undefined) return `${preposition ?? ""} ${wrong}`;
  }
  return null;
}

/**
 * Two names that trade places: "Pandora, a subsidiary of Sirius" is not "Sirius is a subsidiary of Pandora". The name
 * behind the sentence's direction stands elsewhere in the fact, and the fact has the sentence's other name there.
 */
export function turnedAround(claim: Passage, evidence: readonly Evidence[], grammar: Grammar): string | null {
  const named = new Set(claim.tokens.filter(capital).map((token) => token.folded));
  for (const [direction, names] of directed(claim, grammar)) {
    for (const name of names) {
      if (!named.has(name)) continue;
      for (const one of evidence) {
        const there = directed(one, grammar).get(direction);
        if (there === undefined || there.has(name) || !one.tokens.some((token) => token.folded === name)) continue;
        const other = [...there].find((rival) => named.has(rival) && !names.has(rival));
        if (other !== undefined) return `${direction} ${name}`;
      }
    }
  }
  return null;
}
