import type { Fact } from "../../domain/fact.ts";
import type { LintFinding } from "../../domain/posting.ts";
import { finding } from "./finding.ts";

const equivalent =
  /(?<!\p{L})(?:equivalent|equivalence|or (?:\p{L}+ ){0,2}experience|in lieu|gleichwertig\p{L}*|vergleichbar\p{L}*|équivalente?|equivalente?|gelijkwaardig\p{L}*|motsvarande|równoważn\p{L}*)(?!\p{L})/iu;

const isSaid = ({ state }: Fact): boolean => state === "stated" || state === "inferred" || state === "conflicting";

/** A degree that is asked for, with no other way to the same knowledge. */
function degreeAlone({ topic, value, state, statement, quotes }: Fact): LintFinding[] {
  const asked = topic === "education" && value?.kind === "requirement" && value.of === "education";
  if (!asked || state !== "stated" || value.strength === "preferred" || equivalent.test(statement)) return [];
  const message = "A degree is asked for and nothing in its place; say whether experience counts as well.";
  return [
    finding("degree_without_equivalent", message, quotes, [
      `${statement.replace(/\.$/u, "")} or equivalent experience`,
    ]),
  ];
}

function closesBeforeItOpens(facts: readonly Fact[]): LintFinding[] {
  const dated = (topic: Fact["topic"]) =>
    facts.flatMap((fact) =>
      fact.topic === topic && fact.value?.kind === "date" && fact.value.iso !== null
        ? [{ iso: fact.value.iso, fact }]
        : [],
    );
  const [posted] = dated("status").toSorted((a, b) => b.iso.localeCompare(a.iso));
  const closing = dated("deadline").filter(({ iso }) => posted !== undefined && iso < posted.iso);
  return closing.map(({ fact }) =>
    finding(
      "deadline_before_posting",
      "The deadline lies before the day of posting; give the right one, or close the posting.",
      [...fact.quotes, ...(posted?.fact.quotes ?? [])],
    ),
  );
}

/** What candidates need and do not find. Only of what is a posting: a page about a company owes nobody a deadline. */
export function lintOmissions(facts: readonly Fact[]): LintFinding[] {
  const said = facts.filter(isSaid);
  const help = facts.filter(({ topic }) => topic === "accommodations");
  const reached = help.some(
    ({ value, statement }) => value?.kind === "contact" || /@|https?:|\d{3}|\p{L}\.\p{L}{2}/u.test(statement),
  );
  return [
    ...(facts.some(({ topic }) => topic === "compensation")
      ? []
      : [finding("pay_missing", "Nothing is said about pay; candidates will ask. Add it.", [])]),
    ...(reached
      ? []
      : [
          finding(
            "accommodation_contact_missing",
            "No address is given for candidates who need an accommodation to apply; add one.",
            help.flatMap(({ quotes }) => quotes),
          ),
        ]),
    ...(said.some(({ topic }) => topic === "deadline")
      ? []
      : [finding("deadline_missing", "No closing date is given; add one, or say that applications stay open.", [])]),
    ...closesBeforeItOpens(said),
    ...said.flatMap(degreeAlone),
  ];
}
