import type { Modality } from "../../domain/claim-grammar.ts";
import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail } from "./rail.ts";
import { type Match, matchesFor } from "./reading/match.ts";
import type { Grammar } from "./reading/grammar.ts";
import type { Clause, Evidence, Passage } from "./reading/passage.ts";
import type { Reader } from "./reading/reader.ts";
import { leavesOpen, namesQualification } from "./reading/qualifications.ts";
import { asMeant, type Strengths } from "./reading/strengths.ts";

const names: Readonly<Record<Modality, string>> = {
  required: "required",
  needed: "needed",
  preferred: "preferred",
  asked: "asked for",
  possible: "possible",
  able: "possible",
  optional: "optional",
  will: "certain",
};

/** The strength that a heading or a cited label lends to words that have none of their own. */
function contextOf(evidence: readonly Evidence[], match: Match): Strengths {
  const heading = match.evidence.heading?.clauses ?? [];
  const labels = evidence.filter((one) => one.isLabel && one !== match.evidence).flatMap((one) => one.clauses);
  return new Set([...heading, ...labels].flatMap(({ modality }) => [...modality]));
}

/** What is wrong with saying it so strongly or weakly; `null` where it is as strong as the posting's words. */
function misstated(
  said: Strengths,
  own: Strengths,
  context: Strengths,
  { denied, named }: { denied: boolean; named: boolean },
): string | null {
  // "Ability to lift" tells what is asked, not how much it is: its heading does.
  const stated: Strengths = [...own].some((one) => one !== "able") ? own : new Set([...own, ...context]);
  const wrong = (claimed: Modality): string =>
    stated.size === 0
      ? `says "${names[claimed]}", which the posting does not`
      : `says "${names[claimed]}" where the posting says "${[...stated].map((one) => names[one]).join(", ")}"`;
  // "May" is not "will", whatever else may be so; "not eligible" says no less than "will not".
  if (said.has("will") && own.has("possible") && !own.has("will") && !denied) return wrong("will");
  // What there is not cannot be had.
  if (
    denied &&
    !said.has("required") &&
    !said.has("preferred") &&
    !said.has("optional") &&
    !own.has("preferred") &&
    !own.has("optional")
  )
    return null;
  if (said.has("optional") !== stated.has("optional") && (said.has("optional") || own.has("optional"))) {
    return said.has("optional") ? wrong("optional") : `leaves out that it is optional`;
  }
  if (said.has("preferred") && !stated.has("preferred")) return wrong("preferred");
  const demanded = stated.has("required") || stated.has("needed");
  if (said.has("required") && !demanded) return wrong("required");
  // "What we're looking for:" above a line makes it needed.
  const asked = context.has("asked") || (named && !own.has("preferred") && leavesOpen(context));
  if (said.has("needed") && !demanded && !asked) return wrong("needed");
  const weaker = weakenedTo(said, own);
  if (weaker !== null) return wrong(weaker);
  // "May" permits as "can" does.
  if (said.has("possible") && !stated.has("possible") && !stated.has("able")) return wrong("possible");
  if (said.has("asked") && !said.has("preferred") && stated.has("preferred") && !demanded) return wrong("asked");
  if (own.has("preferred") && !said.has("preferred")) return `leaves out that it is only preferred`;
  // What may be done can be done: neither says that it is.
  const open = said.has("possible") || said.has("able");
  return own.has("possible") && !open ? `says as certain what the posting says is possible` : null;
}

/** "Must also be able to" is not "may also be able to", and what must be done is not what can be done. */
function weakenedTo(said: Strengths, own: Strengths): Modality | null {
  const demands = said.has("required") || said.has("needed") || said.has("asked");
  if (!own.has("required") || demands) return null;
  return said.has("possible") ? "possible" : said.has("able") && !own.has("able") ? "able" : null;
}

/** Nothing is made stronger or weaker: required, preferred, possible, certain. */
export const modalityRail = (read: Reader): ClaimRail => ({
  name: "modality",
  check(subject) {
    const { settled, absent, grammar, claim, evidence, foreign, readable } = read(subject);
    if (settled || claim === null || grammar === null || (absent && subject.cited.length === 0)) return pass;
    if (forbidsMore(claim, evidence)) return block("modality", "forbids what the posting does not forbid");
    // Of another language's words the account has judged the strength, item by item, and more strictly.
    if (foreign && readable) return pass;
    for (const clause of claim.clauses.map((one, at, all) => withMain(one, all[at - 1], claim))) {
      const preferred = preferredWord(clause, evidence, grammar);
      if (preferred !== null) return block("modality", `asks for "${preferred}", which the posting only prefers`);
      const reason = reasonAgainst(claim, clause, matchesFor(clause, evidence), evidence);
      if (reason !== null) return block("modality", reason);
    }
    return pass;
  },
});

const forbids =
  /\bmust(?: not|n['’]?t)\b|\b(?:not|never) (?:be )?(?:allowed|permitted)\b|\bmay not\b|\bcan(?:not|['’]?t)\b|\b(?:forbidden|prohibited)\b/iu;

const mustNot = /\bmust(?: not|n['’]?t)\b/iu;

/** "Must not" forbids, "need not" leaves free: neither stands for the other. */
const forbidsMore = (claim: Passage, evidence: readonly Evidence[]): boolean =>
  mustNot.test(claim.text) && !evidence.some(({ text }) => forbids.test(text));

const demands: readonly Modality[] = ["required", "needed", "asked"];
const demanded = (strengths: Strengths): boolean => demands.some((one) => strengths.has(one));

/** A word that only stands where something is preferred, in a sentence that asks for it. */
function preferredWord(clause: Clause, evidence: readonly Evidence[], grammar: Grammar): string | null {
  if (!demanded(clause.modality) || clause.modality.has("preferred")) return null;
  const found = clause.content.find((token) => {
    const holding = evidence.flatMap(({ clauses }) => clauses).filter(({ stems }) => stems.has(token.stem));
    return (
      !grammar.isNeutral(token) && holding.length > 0 && holding.every(({ modality }) => modality.has("preferred"))
    );
  });
  return found?.text ?? null;
}

/** "…, provided that they are enrolled": a condition is as strong as what it is a condition of. */
function withMain(clause: Clause, before: Clause | undefined, { conditions }: Passage): Clause {
  const isCondition = conditions.some(({ from }) => from === clause.from);
  return before === undefined || !isCondition
    ? clause
    : { ...clause, modality: clause.modality.union(before.modality) };
}

const byReader = /^(?:own|bring|yourself|without|instead|lieu)$/u;

/** "Bring boots", "own tools", "a bus instead of parking": nobody gives what is left to the reader, or what there is not. */
const leavesToReader = ({ tokens }: Evidence, { from, to, negations }: Clause): boolean =>
  negations > 0 || tokens.slice(from, to).some(({ folded }) => byReader.test(folded));

/** "You get a car" for "you need a car". */
function isGivenInstead(claim: Passage, clause: Clause, { evidence, clause: stated }: Match): boolean {
  const gives = (passage: Passage, { from, to }: Clause): boolean =>
    passage.tokens.slice(from, to).some(evidence.grammar.isGiving);
  const asks = demanded(stated.modality) || namesQualification(evidence, stated) || leavesToReader(evidence, stated);
  return (
    gives(claim, clause) && !gives(evidence, stated) && asks && clause.negations % 2 === 0 && !demanded(clause.modality)
  );
}

/** Whether the sentence's clause takes a word from the fact's; a label lends its strength and is told of nothing. */
const isTold = (stated: Clause, { content }: Clause, grammar: Grammar): boolean =>
  content.some((token) => !grammar.isNeutral(token) && stated.stems.has(token.stem));

function judge(claim: Passage, clause: Clause, match: Match, evidence: readonly Evidence[]): string | null {
  const denied = clause.negations % 2 === 1 && match.clause.negations % 2 === 1;
  // What there is not need not be done: "no night work" is "you won't have to work at night".
  const weakens = clause.modality.has("optional") || clause.modality.has("preferred");
  if (denied && clause.frees && match.clause.modality.size === 0 && !weakens) return null;
  if (isGivenInstead(claim, clause, match)) return `says that it is given where the posting asks for it`;
  const [said, own] = [asMeant(clause), asMeant(match.clause)];
  const named = evidence.every((one) =>
    one.clauses.every(
      (other) => !isTold(other, clause, one.grammar) || namesQualification(one, other) || demanded(other.modality),
    ),
  );
  return misstated(said, own, contextOf(evidence, match), { denied, named });
}

/** Facts that fit equally well may each carry the clause, but of one fact all parts that it takes words from have to. */
function reasonAgainst(
  claim: Passage,
  clause: Clause,
  matches: readonly Match[],
  evidence: readonly Evidence[],
): string | null {
  const sources = [...new Set(matches.map((match) => match.evidence))];
  const reasons = sources.map(
    (source) =>
      matches
        .filter((match) => match.evidence === source)
        .map((match) => judge(claim, clause, match, evidence))
        .find((reason) => reason !== null) ?? null,
  );
  return reasons.includes(null) ? null : (reasons[0] ?? null);
}
