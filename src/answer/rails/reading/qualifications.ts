import type { Topic } from "../../../domain/topic.ts";
import type { Clause, Evidence } from "./passage.ts";
import type { Strengths } from "./strengths.ts";

/** Topics under which a thing that is only named is one that the reader brings. */
const brought: ReadonlySet<Topic> = new Set([
  "education",
  "experience",
  "skills",
  "language",
  "eligibility",
  "background",
]);
/** How far into a statement the word stands that tells what kind of thing is named. */
const openingWords = 3;

/**
 * Whether words do no more than name a qualification: "Two years of welding experience", "HGV licence". A posting that
 * names one asks for it, however strongly. A sentence of its own, or one with an amount, may tell what is given.
 */
export function namesQualification({ fact, grammar, tokens, quantities, text }: Evidence, clause: Clause): boolean {
  if (clause.negations > 0 || /[?:]\s*$/u.test(text)) return false;
  const words = tokens.slice(clause.from, clause.to);
  // "You speak Danish" under languages tells who is looked for.
  const [first, ...others] = words;
  const profile = first !== undefined && grammar.isReader(first) && brought.has(fact.topic);
  const states = (profile ? others : words).some(
    (token) =>
      grammar.isAuxiliary(token) ||
      grammar.isSubject(token) ||
      grammar.isGiving(token) ||
      grammar.isBestowing(token) ||
      grammar.isEmployer(token) ||
      grammar.isReader(token),
  );
  if (states || quantities.some(({ kind }) => kind === "money" || kind === "percent" || kind === "time")) return false;
  const opening = words.filter((token) => !grammar.isFunction(token)).slice(0, openingWords);
  // "Two years as a welder": years are what one has done.
  const years = quantities.some(
    ({ kind, unit, start }) => kind === "duration" && unit === "year" && start === words[0]?.start,
  );
  return brought.has(fact.topic) || opening.some(grammar.isQuality) || (years && fact.topic === "other");
}

/** Strengths that say that a thing need not be brought, or not by everybody. */
const weak = ["preferred", "optional", "possible"] as const;

/** Whether a heading or label beside the words leaves it open that what they name is asked for. */
export const leavesOpen = (context: Strengths): boolean => weak.every((one) => !context.has(one));
