import type { Fact } from "../../../domain/fact.ts";
import { foldedWords } from "../../../domain/words.ts";
import type { Grammar } from "./grammar.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** A view that keeps every sign ("6+", "$", "C#"): only case, quotation marks, dashes' kinds and spacing are let go. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’ʼ`´‘]/gu, "'")
    .replace(/["“”„«»]/gu, " ")
    .replace(/[‐‑–—−]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[.,;:!?]+$/u, "");

// Facts stay, sentences come and go.
const known = new WeakMap<Fact, readonly string[]>();

/** A fact's statement, and its words as they stand in the source, as they are compared. */
function wordingsOf(fact: Fact): readonly string[] {
  const wordings = known.get(fact) ?? [
    ...new Set([fact.statement, ...fact.quotes.map(({ raw }) => raw)].map(plain).filter((words) => words !== "")),
  ];
  known.set(fact, wordings);
  return wordings;
}

const boundary = (character: string | undefined): boolean =>
  character === undefined || !/[\p{L}\p{N}]/u.test(character);

/** The text without one whole occurrence of the words; `null` where they do not stand in it. */
function without(text: string, words: string): string | null {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + words.length)];
    if (boundary(before.at(-1)) && boundary(after.at(0))) return `${before} ${after}`;
  }
  return null;
}

/**
 * Whether a sentence is nothing but whole facts, word for word, and words that lead into them ("The posting says …").
 * A part of a fact is not enough: "eligible for relocation" stands in "not eligible for relocation".
 */
export function isOwnWords(
  text: string,
  cited: readonly Fact[],
  grammar: Grammar | null,
  /** Whether a word does no more than name what the fact is about ("Salary: …"). */
  names: (word: string, fact: Fact) => boolean,
): boolean {
  let rest = plain(text);
  const held: Fact[] = [];
  const wordings = cited.flatMap((fact) => wordingsOf(fact).map((words) => ({ fact, words })));
  for (const { fact, words } of wordings.toSorted((a, b) => b.words.length - a.words.length)) {
    const left = without(rest, words);
    if (left === null) continue;
    held.push(fact);
    rest = left;
  }
  if (grammar !== null) rest = withoutDoubts(rest, grammar);
  if (held.length === 0 || /[$€£%+@\d]/u.test(rest)) return false;
  if (grammar === null) return tokensOf(rest, "und").length === 0;
  const headings = new Set(held.flatMap(({ heading }) => foldedWords(heading ?? "")));
  const leads = (token: Token): boolean =>
    grammar.isReporting(token) || grammar.isFunction(token) || grammar.isNeutral(token) || headings.has(token.folded);
  return (
    !decides(rest, grammar) &&
    // "…, and much more" adds to what the fact says.
    grammar.quantifiers(grammar.words(rest)).length === 0 &&
    grammar.words(rest).every((token) => leads(token) || held.some((fact) => names(token.text, fact)))
  );
}

const quotation = /["“”„«]([^"“”„«»]+)["“”»]/gu;

/**
 * Whether a sentence puts a part of a fact between quotation marks, says nothing else, and leaves out no word that
 * denies, weakens or narrows what it quotes.
 */
export function isFairQuotation(
  text: string,
  cited: readonly Fact[],
  grammar: Grammar | null,
  names: (word: string, fact: Fact) => boolean,
): boolean {
  const spans = [...text.matchAll(quotation)].map(([, words]) => plain(words ?? ""));
  if (grammar === null || spans.length === 0 || spans.includes("")) return false;
  const around = withoutDoubts(text.replace(quotation, " "), grammar);
  if (decides(around, grammar) || /[$€£%+@\d]/u.test(around)) return false;
  const leads = (token: Token): boolean =>
    grammar.isReporting(token) || grammar.isFunction(token) || cited.some((fact) => names(token.text, fact));
  if (!grammar.words(around).every(leads)) return false;
  return spans.every((span) => cited.some(({ statement }) => isFairPart(span, statement, grammar)));
}

/** Whether the words are a part of one sentence of the fact whose rest does not turn them, or whole sentences. */
function isFairPart(span: string, statement: string, grammar: Grammar): boolean {
  return [statement, ...statement.split(/(?<=[.!?;•\n])\s+(?=\p{Lu})/u)].some((sentence) => {
    const left = without(plain(sentence), span);
    return left !== null && !decides(left, grammar);
  });
}

/** A text without the words by which the speaker says that the rest is not clear. */
function withoutDoubts(text: string, grammar: Grammar): string {
  const tokens = grammar.words(text);
  const doubts = grammar.doubts(tokens);
  return doubts.reduceRight((rest, { from, to }) => {
    const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
    return `${rest.slice(0, start)} ${rest.slice(end)}`;
  }, text);
}

/** Whether words hold one that turns, weakens or narrows what stands beside them. */
function decides(words: string, grammar: Grammar): boolean {
  const tokens = grammar.words(words);
  const finders = [grammar.negators, grammar.modality, grammar.narrowing, grammar.conditions];
  return finders.some((find) => find(tokens).length > 0) || tokens.some(grammar.isOr);
}

/** Whether the words are the fact's, from a sentence's beginning to a sentence's end. */
export function holdsSentence(fact: Fact, words: string): boolean {
  const wanted = plain(words);
  if (wanted === "") return false;
  return [fact.statement, ...fact.quotes.map(({ raw }) => raw)].some((source) => {
    const whole = plain(source);
    if (whole === wanted) return true;
    const at = whole.indexOf(wanted);
    if (at === -1) return false;
    const before = whole.slice(0, at).trimEnd();
    const after = whole.slice(at + wanted.length);
    return (before === "" || /[.!?:;•]$/u.test(before)) && (after === "" || /^\s*[.!?;•]/u.test(after));
  });
}
