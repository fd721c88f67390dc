import { numberValue } from "../../../domain/number.ts";
import type { Grammar } from "./grammar.ts";
import type { Token } from "./tokens.ts";

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
const markedWords = 2;

/** "While shelving" tells when, and sets nothing against anything. */
const isDuring = ({ folded }: Token, next: Token | undefined): boolean =>
  folded === "while" && next?.folded.endsWith("ing") === true;

/** "Minimum certification: …" is one statement with its label. */
const labelWords = 4;
/** How many words a subject may have before its verb. */
const subjectWords = 3;

/** "Nurses work nights, clerks work days", "junior roles are on site and senior roles are remote": two statements alike. */
function isParallel(left: readonly Token[], right: readonly Token[], grammar: Grammar): boolean {
  const [head, ...rest] = right.slice(0, 1).some(grammar.isAnd) ? right.slice(1) : right;
  if (head === undefined || grammar.isFunction(head) || /^\d/u.test(head.folded)) return false;
  const verbs = left.filter(
    (token) => grammar.isAuxiliary(token) || (!grammar.isFunction(token) && numberValue(token.folded) === null),
  );
  const at = rest.findIndex((token) => grammar.isAuxiliary(token) || verbs.some(({ stem }) => stem === token.stem));
  const verb = rest[at];
  if (verb === undefined || at >= subjectWords) return false;
  const there = left.findIndex((token) =>
    grammar.isAuxiliary(verb) ? grammar.isAuxiliary(token) : token.stem === verb.stem,
  );
  return there > 0 && left.length > there + 1;
}

/**
 * Clauses end at strong punctuation, at a contrast, where a comma or "and" is followed by a new strength or negation,
 * and where a subject of its own follows, unless a condition before it may reach over both.
 */
export function clauseStarts(
  tokens: readonly Token[],
  grammar: Grammar,
  marks: readonly { label: string; from: number }[],
  softenings: ReadonlySet<number>,
  conditions: readonly { from: number }[],
): number[] {
  const marked = (from: number, to: number): boolean => marks.some((mark) => mark.from >= from && mark.from < to);
  const isNegator = (at: number): boolean =>
    tokens.slice(at, at + 1).some(grammar.isPlainNegator) &&
    marks.some(({ label, from }) => label === "negator" && from === at);
  const denies = (token: Token, at: number): boolean =>
    isNegator(at) || (isNegator(at + 1) && grammar.isFunction(token) && !grammar.isSubject(token));
  /** "Night work? None." denies the night work, and is one statement with what it answers. */
  const answers = (at: number): boolean =>
    tokens[at]?.gap.trim() === "?" && isNegator(at) && at - (starts.at(-1) ?? 0) > 0;
  const isException = (at: number): boolean => marks.some(({ label, from }) => label === "exception" && from === at);
  const opensItem = (at: number): boolean =>
    tokens[at]?.gap.includes(",") === true && !conditions.some(({ from }) => from === at);
  const starts = [0];
  const breaks = (token: Token, at: number): boolean => isStrongBreak(token) || endsSentence(token, tokens[at - 1]);
  tokens.forEach((token, index) => {
    if (index === 0) return;
    const first = starts.at(-1) ?? 0;
    // "A licence is required, a car preferred", or "…, with a car preferred".
    const joined = token.gap.includes(",") || grammar.isAnd(token) || token.folded === "with";
    const next = tokens.findIndex((other, at) => at > index && (other.gap.includes(",") || breaks(other, at)));
    const end = next === -1 ? tokens.length : next;
    const subject = tokens[index + 1];
    const ownSubject =
      (grammar.isAnd(token) && subject !== undefined && (grammar.isSubject(subject) || grammar.isAuxiliary(subject))) ||
      // "10 % from us, you needn't add to it": a comma, a subject and a denial or a strength of its own.
      (token.gap.includes(",") && grammar.isSubject(token) && marked(index, end));
    // "Write to us (no letter needed)" denies only what stands between the brackets.
    const aside = /^\s*\($/u.test(token.gap) && denies(token, index);
    // "Van driver, who may be new": what is possible of one who is told of is not what is possible of the rest.
    const relative = token.gap.includes(",") && /^(?:who|which)$/u.test(token.folded) && marked(index, end);
    const bracketed =
      tokens
        .slice(first, index + 1)
        .findLast(({ gap }) => /[()]/u.test(gap))
        ?.gap.includes("(") === true;
    const conditioned = conditions.some(({ from }) => from >= first && from < index);
    const splits =
      (aside && index - first >= clauseWords) ||
      (relative && index - first >= clauseWords) ||
      (breaks(token, index) && !answers(index) && !(/:|\s[-–]\s/u.test(token.gap) && index - first <= labelWords)) ||
      // "Night work? No, but …": the answer ends where it is gone on from.
      (answers(index - 1) && /[,;:.]/u.test(token.gap)) ||
      // "…, preferably in chemicals" softens only what follows.
      (token.gap.includes(",") && softenings.has(index)) ||
      (grammar.isContrast(token) && !isDuring(token, subject)) ||
      (!conditioned &&
        !bracketed &&
        index - first >= clauseWords &&
        (ownSubject || (joined && isParallel(tokens.slice(first, index), tokens.slice(index, end), grammar)))) ||
      // "$15 an hour, with no benefits" denies only what follows.
      (!conditioned && !bracketed && index - first >= clauseWords && token.gap.includes(",") && denies(token, index)) ||
      // "A degree preferred, a licence required": two words are enough where each side has its own strength.
      (joined &&
        end - index >= (opensItem(index) ? markedWords : clauseWords) &&
        marked(first, index) &&
        marked(index, end) &&
        !isException(index));
    if (splits) starts.push(index);
  });
  return starts;
}
