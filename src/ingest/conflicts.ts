import type { Fact } from "../domain/fact.ts";
import { foldedWords } from "../domain/words.ts";

/** What a fact says about one matter: facts that say different things about the same matter contradict one another. */
type Claim = { fact: Fact; about: string; says: string };

const hours = (words: string): string | null => {
  const full =
    /(?<!\p{L})(?:full[- ]?time|vollzeit|temps plein|tiempo completo|tempo (?:inteiro|integral|pieno)|voltijd|heltid)(?!\p{L})/iu;
  const part =
    /(?<!\p{L})(?:part[- ]?time|teilzeit|temps partiel|tiempo parcial|tempo parcial|meio período|deeltijd|deltid)(?!\p{L})/iu;
  const text = words.replaceAll("_", " ");
  if (full.test(text) === part.test(text)) return null;
  return full.test(text) ? "full" : "part";
};

/** "5+ years of experience in dyeing" and "3 years of experience in dyeing" ask for the same thing. */
function yearsClaim(fact: Fact): Claim[] {
  const { value, statement } = fact;
  if (value?.kind !== "requirement" || value.of !== "experience" || value.min === null) return [];
  const after = /(?<!\p{L})experience (?:in|with|as|of|using) ([^.;:()]{3,60}?)(?:[.;:(,]|$)/iu.exec(statement)?.[1];
  const skill = after === undefined ? "" : foldedWords(after).join(" ");
  return skill === "" ? [] : [{ fact, about: `years ${value.strength} ${skill}`, says: `${value.min}-${value.max}` }];
}

function claimsOf(fact: Fact): Claim[] {
  const { value, state, topic, scope, statement } = fact;
  if (state === "unclear" || state === "withheld") return [];
  if (value?.kind === "work_model")
    return value.mode === null || value.optional || scope?.level !== undefined
      ? []
      : [{ fact, about: "work model", says: value.mode }];
  // What holds for some places or people only does not contradict what holds for others.
  if (scope !== undefined) return [];
  if (topic === "deadline" && value?.kind === "date")
    return value.iso === null ? [] : [{ fact, about: "deadline", says: value.iso }];
  const isOffer = value?.kind === "offer" && value.offered !== "conditional";
  if (isOffer && (topic === "visa" || topic === "relocation")) return [{ fact, about: topic, says: value.offered }];
  if (topic === "employment_type") {
    const says = hours(statement);
    return says === null || statement.length > 160 ? [] : [{ fact, about: "employment type", says }];
  }
  return yearsClaim(fact);
}

/** Prose may speak of two kinds of employment; only a field that names another than the prose is wrong about it. */
const fieldAgainstProse: ReadonlySet<string> = new Set(["employment type"]);

function claimsDisagree(a: Claim, b: Claim): boolean {
  if (a.about !== b.about || a.says === b.says) return false;
  return !fieldAgainstProse.has(a.about) || a.fact.provenance.kind !== b.fact.provenance.kind;
}

/** Pay that a field and the prose give differently, in the same currency and for the same period. */
function payDisagrees(a: Fact, b: Fact): boolean {
  if (a.value?.kind !== "money" || b.value?.kind !== "money") return false;
  if (a.provenance.kind === b.provenance.kind || a.scope !== undefined || b.scope !== undefined) return false;
  const [x, y] = [a.value, b.value];
  const comparable = x.currency !== null && x.currency === y.currency && x.period !== null && x.period === y.period;
  return comparable && x.qualifier === y.qualifier && (x.min !== y.min || x.max !== y.max);
}

/** Marks facts that say two things about one matter; a disagreement is a conflict, never a winner. */
export function markConflicts(facts: readonly Fact[]): Fact[] {
  const against = new Map<string, Set<string>>();
  const oppose = (a: Fact, b: Fact) => {
    against.set(a.id, (against.get(a.id) ?? new Set()).add(b.id));
    against.set(b.id, (against.get(b.id) ?? new Set()).add(a.id));
  };
  const claims = facts.flatMap(claimsOf);
  for (const [index, one] of claims.entries()) {
    for (const other of claims.slice(index + 1)) if (claimsDisagree(one, other)) oppose(one.fact, other.fact);
  }
  const pay = facts.filter(
    ({ state, value }) => value?.kind === "money" && (state === "stated" || state === "inferred"),
  );
  for (const [index, one] of pay.entries()) {
    for (const other of pay.slice(index + 1)) if (payDisagrees(one, other)) oppose(one, other);
  }
  return facts.map((fact) => {
    const others = against.get(fact.id);
    return others === undefined ? fact : { ...fact, state: "conflicting", conflictsWith: [...others] };
  });
}
