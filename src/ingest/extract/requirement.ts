import { parseQuantities } from "../../domain/quantity/parse-quantities.ts";
import type { Topic } from "../../domain/topic.ts";
import type { Requirement } from "../../domain/value.ts";

const preferred =
  /(?<!\p{L})(?:prefer\p{L}*|(?:is |are |be )?(?:a |an )?(?:\p{L}+ )?(?:plus|advantage|bonus)|nice[- ]to[- ]haves?|good to have|desir(?:ed|able)|ideal(?:ly)?|beneficial|optional|not required|isnt needed|glad to see|would be lovely|(?:von|ein) vorteil|wünschenswert|idealerweise|gerne|souhait\p{L}+|un plus|apprécié\p{L}*|idéalement|valorable|deseable|se valorará|preferencial|preferenciais|valoriza\p{L}*|diferencial|valorad\p{L}+|es valorarà)(?!\p{L})|优先|加分|우대/iu;
const required =
  /(?<!\p{L})(?:requir\p{L}+|must|minimum|at least \d|at a minimum|essential|mandatory|need(?:ed)?(?: to)?|cant do without|basic qualifications|imprescindible|obligato\p{L}+|zwingend|erforderlich|vorausgesetzt|voraussetzung\p{L}*|exigé\p{L}*|indispensable|requisitos?|requerid\p{L}+|necesari\p{L}+)(?!\p{L})|要求|必须|必備|필수/iu;
const negated =
  /(?<!\p{L})(?:not|isnt|isn['’]t|no|nicht|pas) (?:\p{L}+ )?(?:required|needed|necessary|a must|mandatory|essential)(?!\p{L})/iu;

/** An item's own words count before those of its heading: "preferred" under "Required" is preferred. */
export function strengthOf(words: string, heading: string | null): Requirement["strength"] {
  for (const text of [words, heading ?? ""]) {
    if (preferred.test(text) || negated.test(text))
      return required.test(text) && !negated.test(text) ? "unspecified" : "preferred";
    if (required.test(text)) return "required";
  }
  return "unspecified";
}

const kinds: Readonly<Partial<Record<Topic, Requirement["of"]>>> = {
  education: "education",
  experience: "experience",
  skills: "skill",
  language: "language",
};

/** What makes a number of years one of experience: the word, or what one has been as, in or with. */
const ofExperience =
  /(?<!\p{L})(?:experience\p{L}*|\p{L}*erfahrung\p{L}*|expériences?|experiencias?|experiências?|ervaring|esperienza)(?!\p{L})|经验|経験|경력|(?<!\p{L})(?:years?|yrs)['’]?,? (?:or more )?(?:as|in|with|of|working|leading|building|managing|running|teaching|selling)(?!\p{L})/iu;
/** Years of somebody else: the employer, its founders, its products. */
const ofOthers =
  /^(?:we|our|the (?:company|team|founders)|us|wir|unser\p{L}*|nous|notre|une? (?:entreprise|maison|société)|nuestr\p{L}+|(?:una )?empresa|(?:uma )?empresa|a nossa|wij|ons|onze)(?!\p{L})/iu;

/** Whether a span of years in these words is asked of a person. */
export const asksYears = (words: string): boolean => ofExperience.test(words) && !ofOthers.test(words);

/** Headings under which something is asked of a person. */
const asking: ReadonlySet<Topic> = new Set([
  "skills",
  "experience",
  "education",
  "language",
  "eligibility",
  "role",
  "background",
]);

export type RequirementContext = {
  topic: Topic;
  heading: string | null;
  section: Topic | null;
  listed: boolean;
  signsLost: boolean;
};

/** "7-10 years preferred": nothing but the span, and how much it is wanted. */
const isBareSpan = (words: string, span: string): boolean =>
  !/\p{L}{3}/u.test(words.replace(span, " ").replace(preferred, " ").replace(required, " "));

/** What is asked of a person. Years only where exactly one span of years stands in the words. */
export function requirementOf(
  words: string,
  { topic, heading, section, listed, signsLost }: RequirementContext,
): Requirement | null {
  const of = kinds[topic];
  // In texts without lists a section has no end; years of experience are asked for wherever they stand.
  const isAsked = section === null || asking.has(section) || (of === "experience" && asksYears(words));
  if (of === undefined || !isAsked) return null;
  // Only an item of a list is sure to stand under its heading; a sentence may have drifted away from it.
  const strength = strengthOf(words, listed ? heading : null);
  const base = { kind: "requirement" as const, of, strength };
  const none = { ...base, min: null, max: null, plus: null };
  const lone = listed || strength !== "unspecified" ? none : null;
  if (of !== "experience") return lone;
  const [main = words] = words.split(/,? (?:including|of which|with at least|incl\.) /u, 1);
  const durations = parseQuantities(main).filter(({ kind }) => kind === "duration");
  const [years] = durations;
  if (years === undefined) return lone;
  if (durations.length !== 1 || years.unit !== "year" || years.min === null || years.max === null) return null;
  if (years.max > 40 || /years? (?:old|or older|of age)/iu.test(words)) return null;
  if (!asksYears(words) && !(topic === "experience" && isBareSpan(words, years.text))) return null;
  const open =
    years.comparator === "at_least" ||
    years.comparator === "more_than" ||
    /^ ?(?:以上|이상)/u.test(main.slice(years.end)) ||
    years.text.includes("+");
  if (years.comparator === "at_most" || years.comparator === "less_than")
    return { ...base, min: null, max: years.max, plus: false };
  if (years.min !== years.max) return { ...base, min: years.min, max: years.max, plus: open };
  return { ...base, min: years.min, max: null, plus: open ? true : signsLost ? null : false };
}
