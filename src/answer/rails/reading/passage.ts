import type { Modality } from "../../../domain/claim-grammar.ts";
import type { Fact } from "../../../domain/fact.ts";
import { parseQuantities } from "../../../domain/quantity/parse-quantities.ts";
import type { Quantity } from "../../../domain/quantity/quantity.ts";
import type { Grammar } from "./grammar.ts";
import type { Hit } from "./phrases.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** A stretch of a text in which one negation and one strength hold. */
export type Clause = {
  /** Index of its first token, and of the token after its last. */
  from: number;
  to: number;
  /** Its words that say something, grammar and strength left out. */
  content: readonly Token[];
  /** The stems of its content and of the words that tell its strength. */
  stems: ReadonlySet<string>;
  negations: number;
  modality: ReadonlySet<Modality>;
};

/** A text read once for all rails. */
export type Passage = {
  text: string;
  tokens: readonly Token[];
  clauses: readonly Clause[];
  quantities: readonly Quantity[];
  stems: ReadonlySet<string>;
  quantifiers: readonly Hit<string>[];
  narrowing: readonly Hit<string>[];
  conditions: readonly Hit<"condition">[];
  relations: readonly Hit<string>[];
};

/** A passage that a fact's words make. */
export type Evidence = Passage & { fact: Fact; heading: Passage | null; isLabel: boolean };

const strongBreak = /[;:!?\n•]|(?:^|\s)[-–—](?:\s|$)/u;
/** A full stop ends a sentence only where a new one begins: "(pharma, etc.) is a plus" goes on. */
const endsSentence = (token: Token): boolean => token.gap.includes(".") && /^[\p{Lu}\p{Lo}\d]/u.test(token.text);
const breaks = (token: Token): boolean => strongBreak.test(token.gap) || endsSentence(token);
/** "Evaluated and considered" is one thing said; a clause of its own has more words. */
const clauseWords = 3;

/** "Minimum certification: …" is one statement with its label. */
const labelWords = 4;

/** Clauses end at strong punctuation, at a contrast, and where a comma or "and" is followed by a new strength or negation. */
function clauseStarts(
  tokens: readonly Token[],
  grammar: Grammar,
  marks: readonly { from: number }[],
  softenings: ReadonlySet<number>,
): number[] {
  const marked = (from: number, to: number): boolean => marks.some((mark) => mark.from >= from && mark.from < to);
  const starts = [0];
  tokens.forEach((token, index) => {
    if (index === 0) return;
    const first = starts.at(-1) ?? 0;
    const joined = token.gap.includes(",") || grammar.isAnd(token);
    const next = tokens.findIndex((other, at) => at > index && (other.gap.includes(",") || breaks(other)));
    const end = next === -1 ? tokens.length : next;
    const splits =
      (breaks(token) && !(token.gap.includes(":") && index - first <= labelWords)) ||
      // "…, preferably in chemicals" softens only what follows.
      (token.gap.includes(",") && softenings.has(index)) ||
      grammar.isContrast(token) ||
      (joined && end - index >= clauseWords && marked(first, index) && marked(index, end));
    if (splits) starts.push(index);
  });
  return starts;
}

const isNumber = (token: Token): boolean => /^\d/u.test(token.folded);

export function readPassage(text: string, grammar: Grammar): Passage {
  const tokens = tokensOf(text, grammar.language);
  const negators = grammar.negators(tokens).filter(({ label }) => label === "negator");
  const quantities = parseQuantities(text);
  // "8 May 2027" permits nothing.
  const inQuantity = ({ from }: { from: number }): boolean => {
    const at = tokens[from]?.start ?? 0;
    return quantities.some(({ start, end }) => at >= start && at < end);
  };
  const strengths = grammar.modality(tokens).filter((hit) => !inQuantity(hit));
  const quantifiers = grammar.quantifiers(tokens).filter((hit) => !inQuantity(hit));
  const marked = new Set([...negators, ...strengths].flatMap(({ from, to }) => tokens.slice(from, to)));
  const starts = clauseStarts(
    tokens,
    grammar,
    [...negators, ...strengths],
    new Set(strengths.filter(({ label }) => label === "preferred").map(({ from }) => from)),
  );
  const says = (token: Token): boolean => !isNumber(token) && !grammar.isFunction(token) && !grammar.isReporting(token);
  const clauses = starts.map((from, index): Clause => {
    const to = starts[index + 1] ?? tokens.length;
    const inside = (hit: { from: number }): boolean => hit.from >= from && hit.from < to;
    const words = tokens.slice(from, to).filter(says);
    return {
      from,
      to,
      content: words.filter((token) => !marked.has(token)),
      stems: new Set(words.map((token) => token.stem)),
      negations: negators.filter(inside).length,
      modality: new Set(strengths.filter(inside).map(({ label }) => label)),
    };
  });
  return {
    text,
    tokens,
    clauses,
    quantities,
    stems: new Set(tokens.map((token) => token.stem)),
    quantifiers,
    narrowing: grammar.narrowing(tokens),
    conditions: grammar.conditions(tokens),
    relations: grammar.relations(tokens).filter((hit) => !inQuantity(hit)),
  };
}

/** Short words that only say what comes next, such as "Required skills" or "Nice to have:". */
function isLabel(passage: Passage): boolean {
  if (passage.quantities.length > 0) return false;
  return /:\s*$/u.test(passage.text) || (passage.tokens.length <= 4 && !/[.!?]\s*$/u.test(passage.text));
}

export function readEvidence(fact: Fact, grammar: Grammar): Evidence {
  const passage = readPassage(fact.statement, grammar);
  const heading = fact.heading === undefined ? null : readPassage(fact.heading, grammar);
  return { ...passage, fact, heading, isLabel: isLabel(passage) };
}
