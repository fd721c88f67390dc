import type { Knowledge } from "../domain/knowledge.ts";
import { parseQuantities } from "../domain/quantity/parse-quantities.ts";
import { asksYears } from "./extract/requirement.ts";
import { workModelOf } from "./extract/work-model.ts";
import { areNeighbours, type Topic } from "../domain/topic.ts";

/** What a heading is worth against the words of the statement itself. */
const headingWeight = 1.6;
/** Topics whose words stand in statements about anything; those of the others are nearly always about themselves. */
const broad: ReadonlySet<Topic> = new Set(["company", "role", "responsibilities", "culture", "skills", "location"]);
/** Topics that name others in passing: who is welcome, what helps whom, what pay depends on. */
const single: ReadonlySet<Topic> = new Set(["eeo", "accommodations", "deadline", "compensation"]);
const degree = /(?<!\p{L})(?:BS|BA|MS|MA|MBA|BSc|MSc|PhD|(?:BS|MS|BA|MA|BSc|MSc)PhD)(?!\p{L})/u;
/** Somewhere to write or to call. */
const address = /[\w.+-]@[\w-]+\.\w|(?<![\d.,$€£])\+?\d{1,3}[ .-]?\(?\d{2,4}\)?[ .-]\d{3}[ .-]?\d{3,4}(?![\d.,])/u;
const sectionsOfRequirements: readonly Topic[] = ["skills", "experience", "education"];
/** Money that is not pay: what an employer raised, earns, gives for lunch. */
const otherMoney =
  /(?<!\p{L})(?:rais\p{L}+|fund\p{L}*|revenue|valu\p{L}+|series [a-e]|investors?|budget|stipend|allowance|reimburs\p{L}*|customers|donat\p{L}+|grants?|company|assets|bonus|referral|insurance|relocation|quota)(?!\p{L})/iu;

/** From here on a topic's own words make a statement be about it beside its main topic: one word of a narrow topic. */
const alsoFrom = 1.5;
const mostFurther = 3;

export type ClassifyContext = { section: Topic | null; label: Topic | null; listed: boolean };

/** The main topic, and others that the words surely speak of too. */
export type Topics = { main: Topic; also: readonly Topic[] };

/** What a statement is about: its own words first, then how it is built, then the heading above it. */
export function classify(words: string, { section, label, listed }: ClassifyContext, knowledge: Knowledge): Topics {
  const scores = new Map<Topic, number>();
  const add = (topic: Topic, weight: number) => scores.set(topic, (scores.get(topic) ?? 0) + weight);
  const lexical = knowledge.statements.score(words);
  const [named] = lexical;
  for (const { label: topic, score } of lexical) {
    add(topic, broad.has(topic) ? score * 0.6 : score + 0.5);
  }
  if (degree.test(words)) add("education", 2);
  if (address.test(words)) add("process", 0.5);
  // "This is a remote position: anywhere in the Pacific time zone": how the job is worked is said, whatever else is.
  if ((workModelOf(words)?.mode ?? null) !== null) add("work_model", 2.5);
  if (/\d/u.test(words)) {
    const quantities = parseQuantities(words);
    if (quantities.some(({ kind }) => kind === "money") && !otherMoney.test(words)) {
      const amounts = quantities.filter(({ kind }) => kind === "money").reduce((sum, { text }) => sum + text.length, 0);
      // "New York: $48 - $52 for analysts": a short line that is mostly its amount is about it, whatever stands above.
      const isMostly = amounts >= 0.2 * words.length;
      add("compensation", isMostly || section === null || section === "compensation" ? 2.5 : 1.2);
    }
    const weekly = /(?<!\p{L})\d{1,2}(?:[.,]\d)?[- ]?(?:hours?|stunden|heures|horas|h)(?!\p{L})/iu.test(words);
    if (weekly && /(?<!\p{L})(?:week|weekly|woche|semaine|semana\p{L}*|setmanals)(?!\p{L})/iu.test(words))
      add("schedule", 2);
    // A day in a month dates something of the process or the job; a year alone is the employer's history.
    const asks = section !== null && sectionsOfRequirements.includes(section);
    if (!asks && quantities.some(({ kind, text }) => kind === "date" && /\p{L}|\d[./-]\d/u.test(text)))
      add("timeline", 1.5);
    const years = quantities.some(({ kind, unit }) => kind === "duration" && unit === "year");
    // "Required: 4+ years in sales": the label says how much it is wanted, the years what.
    if (years && (asks || asksYears(words))) add("experience", label === "skills" ? 5 : 2);
  }
  const own = [...scores].toSorted(([, a], [, b]) => b - a);
  // "Relocation is not offered" under "Visa and relocation": a few words are about what they name.
  if (named !== undefined && !broad.has(named.label) && words.length <= 60) add(named.label, 0.2);
  if (label !== null) add(label, 4);
  // In texts without lists a section has no end: a sentence about the employer has left one that asks of the candidate.
  const drifted =
    !listed &&
    section !== null &&
    sectionsOfRequirements.includes(section) &&
    /^(?:we|our|at \p{L}+,? we)(?!\p{L})/iu.test(words);
  if (section !== null) add(section, drifted ? 0.1 : headingWeight);
  let best: Topic = section ?? "other";
  let most = section === null ? 0 : (scores.get(section) ?? 0);
  for (const [topic, score] of scores) {
    if (score > most) [best, most] = [topic, score];
  }
  const also = single.has(best)
    ? []
    : own.filter(([topic, score]) => score >= alsoFrom && !broad.has(topic) && !areNeighbours(topic, best));
  return { main: best, also: also.slice(0, mostFurther).map(([topic]) => topic) };
}
