import type { Modality } from "../../../domain/claim-grammar.ts";
import type { Fact } from "../../../domain/fact.ts";
import { parseQuantities } from "../../../domain/quantity/parse-quantities.ts";
import type { Topic } from "../../../domain/topic.ts";
import { clauseStarts } from "./clauses.ts";
import type { Grammar } from "./grammar.ts";
import { narrowingsOf } from "./narrowings.ts";
import type { Clause, Evidence, Passage } from "./passage.ts";
import type { Hit } from "./phrases.ts";
import { type SenseReader, senseOf } from "./senses.ts";
import { freedBeside, isFreed, type Stretch } from "./strengths.ts";
import type { Token } from "./tokens.ts";

/** A strength between brackets, "(required)", holds for all that stands before it. */
const isAside = ({ from, to }: Hit<Modality>, tokens: readonly Token[], text: string): boolean =>
  tokens[from]?.gap.endsWith("(") === true && text[tokens[to - 1]?.end ?? 0] === ")";

/** "2IC", "3PL" are names though they begin with a digit. */
const isNumber = ({ text }: Token): boolean => /^\d/u.test(text) && !/^\d\p{Lu}{2,}$/u.test(text);

/** "Between May and August": a month, which is written with a capital within a sentence, where "may" is not. */
const isMonth = (token: Token | undefined): boolean => token?.text === "May" && /^[ (–-]+$/u.test(token.gap);

/** @param read parts the text into words; the glossary's reader tells what they mean in any language */
export function readPassage(text: string, grammar: Grammar, read: SenseReader = grammar.words): Passage {
  const tokens = read(text);
  const negating = grammar.negators(tokens).filter(({ label }) => label === "negator");
  // The "5" of "Bac+5" is part of a term.
  const terms = tokens.filter((token) => senseOf(token) !== null);
  const quantities = parseQuantities(text).filter(
    ({ start, end }) => !terms.some((term) => term.start <= start && end <= term.end),
  );
  // "8 May 2027" permits nothing.
  const inQuantity = ({ from }: { from: number }): boolean => {
    const at = tokens[from]?.start ?? 0;
    return quantities.some(({ start, end }) => at >= start && at < end);
  };
  const telling = grammar
    .modality(tokens)
    .flatMap(({ label, from, to }) =>
      label === "none" || inQuantity({ from }) || isMonth(tokens[from]) ? [] : [{ label, from, to }],
    );
  const freed = freedBeside(tokens, negating, telling, grammar);
  const counts = (hit: { from: number }): boolean => !freed.some(({ from, to }) => hit.from >= from && hit.from < to);
  const [negators, strengths] = [negating.filter(counts), telling.filter(counts)];
  const quantifiers = grammar.quantifiers(tokens).filter((hit) => !inQuantity(hit));
  const conditions = grammar.conditions(tokens);
  const within = ({ from, to }: { from: number; to: number }): Token[] => tokens.slice(from, to);
  const denying = new Set(negating.flatMap(within));
  const marked = new Set([...denying, ...telling.flatMap(within)]);
  const aside = strengths.filter((hit) => isAside(hit, tokens, text));
  const local = strengths.filter((hit) => !aside.includes(hit));
  const relations = grammar.relations(tokens).filter((hit) => !inQuantity(hit) && counts(hit));
  // "…, apart from islands" takes from what stands before it, and is no statement of its own.
  const takesOut = ({ from }: { from: number }): boolean =>
    relations.some((hit) => hit.label === "exception" && hit.from === from);
  const starts = clauseStarts(
    tokens,
    grammar,
    [...negators.map((hit) => (takesOut(hit) ? { ...hit, label: "exception" } : hit)), ...local],
    new Set(local.filter(({ label }) => label === "preferred").map(({ from }) => from)),
    conditions,
  );
  const says = (token: Token): boolean => !isNumber(token) && !grammar.isFunction(token) && !grammar.isReporting(token);
  const clauses = starts.map((from, index): Clause => {
    const to = starts[index + 1] ?? tokens.length;
    const inside = (hit: { from: number }): boolean => hit.from >= from && hit.from < to;
    const words = tokens.slice(from, to).filter(says);
    // "Letter required? No" denies the demand though it stands behind it.
    const answering = (hit: Stretch): Stretch =>
      tokens[hit.from]?.gap.includes("?") === true ? { ...hit, from } : hit;
    return {
      from,
      to,
      content: words.filter((token) => !marked.has(token)),
      stems: new Set(words.filter((token) => !denying.has(token)).map((token) => token.stem)),
      negations: negators.filter(inside).length,
      frees: isFreed(negators.filter(inside).map(answering), strengths.filter(inside), grammar),
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
    relations,
  };
}

/** A posting that asks for something needs it, in languages that have one word for both. */
function withDemands(passage: Passage, grammar: Grammar): Passage {
  const demands = grammar.demands(passage.tokens);
  if (demands.length === 0) return passage;
  const clauses = passage.clauses.map((clause): Clause => {
    const needs = demands.some(({ from }) => from >= clause.from && from < clause.to) && clause.modality.has("asked");
    return needs ? { ...clause, modality: new Set([...clause.modality, "needed"]) } : clause;
  });
  return { ...passage, clauses };
}

/** Short words that only say what comes next, such as "Required skills" or "Nice to have:". */
function isLabel(passage: Passage): boolean {
  if (passage.quantities.length > 0) return false;
  return /:\s*$/u.test(passage.text) || (passage.tokens.length <= 4 && !/[.!?]\s*$/u.test(passage.text));
}

export function readEvidence(fact: Fact, topics: ReadonlySet<Topic>, grammar: Grammar, senses?: SenseReader): Evidence {
  const passage = withDemands(readPassage(fact.statement, grammar, senses), grammar);
  const heading = fact.heading === undefined ? null : withDemands(readPassage(fact.heading, grammar, senses), grammar);
  return {
    ...passage,
    fact,
    grammar,
    topics,
    heading,
    isLabel: isLabel(passage),
    narrowings: narrowingsOf(passage, grammar),
  };
}
