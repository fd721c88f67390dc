import type { Modality } from "../../../domain/claim-grammar.ts";
import type { Fact } from "../../../domain/fact.ts";
import { parseQuantities } from "../../../domain/quantity/parse-quantities.ts";
import type { Quantity } from "../../../domain/quantity/quantity.ts";
import type { Topic } from "../../../domain/topic.ts";
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
export type Evidence = Passage & {
  fact: Fact;
  topics: ReadonlySet<Topic>;
  heading: Passage | null;
  isLabel: boolean;
};

/** A hyphen between two words parts nothing; a dash between spaces does. */
const strongBreak = /[;:!?\n•—]|\s[-–]\s/u;
/** Words whose full stop is a part of them. */
const dotted = /^(?:\p{L}|ca|approx|min|max|no|dr|mr|mrs|ms|st|inc|ltd|etc|vs|bzw|inkl|ggf)$/u;
/** A full stop ends a sentence only where a new one begins: "(pharma, etc.) is a plus" and "5 p.m. Eastern" go on. */
function endsSentence({ gap, text }: Token, before: Token | undefined): boolean {
  if (!gap.includes(".") || !/^[\p{Lu}\p{Lo}\d]/u.test(text)) return false;
  if (gap === ".") return !/^\d/u.test(text);
  return !gap.startsWith(". ") || !dotted.test(before?.folded ?? "");
}
/** The colon of "10:00" parts nothing. */
const isStrongBreak = ({ gap, text }: Token): boolean => strongBreak.test(gap) && !(gap === ":" && /^\d/u.test(text));
/** "Evaluated and considered" is one thing said; a clause of its own has more words. */
const clauseWords = 3;

/** "Minimum certification: …" is one statement with its label. */
const labelWords = 4;

/**
 * Clauses end at strong punctuation, at a contrast, where a comma or "and" is followed by a new strength or negation,
 * and where "and" is followed by a subject of its own, unless a condition before it may reach over both.
 */
function clauseStarts(
  tokens: readonly Token[],
  grammar: Grammar,
  marks: readonly { from: number }[],
  softenings: ReadonlySet<number>,
  conditions: readonly { from: number }[],
): number[] {
  const marked = (from: number, to: number): boolean => marks.some((mark) => mark.from >= from && mark.from < to);
  const starts = [0];
  const breaks = (token: Token, at: number): boolean => isStrongBreak(token) || endsSentence(token, tokens[at - 1]);
  tokens.forEach((token, index) => {
    if (index === 0) return;
    const first = starts.at(-1) ?? 0;
    const joined = token.gap.includes(",") || grammar.isAnd(token);
    const next = tokens.findIndex((other, at) => at > index && (other.gap.includes(",") || breaks(other, at)));
    const end = next === -1 ? tokens.length : next;
    const subject = tokens[index + 1];
    const ownSubject =
      grammar.isAnd(token) && subject !== undefined && (grammar.isSubject(subject) || grammar.isAuxiliary(subject));
    const conditioned = conditions.some(({ from }) => from >= first && from < index);
    const splits =
      (breaks(token, index) && !(/:|\s[-–]\s/u.test(token.gap) && index - first <= labelWords)) ||
      // "…, preferably in chemicals" softens only what follows.
      (token.gap.includes(",") && softenings.has(index)) ||
      grammar.isContrast(token) ||
      (ownSubject && !conditioned && index - first >= clauseWords) ||
      (joined && end - index >= clauseWords && marked(first, index) && marked(index, end));
    if (splits) starts.push(index);
  });
  return starts;
}

/** A strength between brackets, "(required)", holds for all that stands before it. */
const isAside = ({ from, to }: Hit<Modality>, tokens: readonly Token[], text: string): boolean =>
  tokens[from]?.gap.endsWith("(") === true && text[tokens[to - 1]?.end ?? 0] === ")";

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
  const conditions = grammar.conditions(tokens);
  const within = ({ from, to }: { from: number; to: number }): Token[] => tokens.slice(from, to);
  const denying = new Set(negators.flatMap(within));
  const marked = new Set([...denying, ...strengths.flatMap(within)]);
  const aside = strengths.filter((hit) => isAside(hit, tokens, text));
  const local = strengths.filter((hit) => !aside.includes(hit));
  const starts = clauseStarts(
    tokens,
    grammar,
    [...negators, ...local],
    new Set(local.filter(({ label }) => label === "preferred").map(({ from }) => from)),
    conditions,
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
      stems: new Set(words.filter((token) => !denying.has(token)).map((token) => token.stem)),
      negations: negators.filter(inside).length,
      modality: new Set([...local.filter(inside), ...aside].map(({ label }) => label)),
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
    conditions,
    relations: grammar.relations(tokens).filter((hit) => !inQuantity(hit)),
  };
}

/** Short words that only say what comes next, such as "Required skills" or "Nice to have:". */
function isLabel(passage: Passage): boolean {
  if (passage.quantities.length > 0) return false;
  return /:\s*$/u.test(passage.text) || (passage.tokens.length <= 4 && !/[.!?]\s*$/u.test(passage.text));
}

export function readEvidence(fact: Fact, topics: ReadonlySet<Topic>, grammar: Grammar): Evidence {
  const passage = readPassage(fact.statement, grammar);
  const heading = fact.heading === undefined ? null : readPassage(fact.heading, grammar);
  return { ...passage, fact, topics, heading, isLabel: isLabel(passage) };
}
