import type { Fact } from "../domain/fact.ts";
import { parseQuantities } from "../domain/quantity/parse-quantities.ts";
import type { Money } from "../domain/value.ts";
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

const start =
  /(?<!\p{L})(?:start\p{L}*|begin\p{L}*|commenc\p{L}*|eintritt\p{L}*|dienst(?:beginn|antritt)|arbeitsbeginn|ab wann|prise de (?:poste|fonction)|début|incorporaci[oó]n|inicio|início)(?!\p{L})/iu;
const atOnce =
  /(?<!\p{L})(?:immediate(?:ly)?|right away|asap|as soon as possible|ab sofort|sofort|schnellstmöglich|immédiate?(?:ment)?|dès que possible|inmediat[ao](?:mente)?|imediat[ao](?:mente)?)(?!\p{L})/iu;

/** "Start: immediately" and "The job begins on 1 December" cannot both hold; "1 March, or immediately" leaves it open. */
function startClaim(fact: Fact): Claim[] {
  const { statement } = fact;
  if (!start.test(statement)) return [];
  const isAtOnce = atOnce.test(statement);
  const day = parseQuantities(statement).find(({ kind }) => kind === "date")?.text ?? null;
  if (isAtOnce === (day !== null)) return [];
  return [{ fact, about: "start", says: isAtOnce ? "at once" : "on a day" }];
}

/** How much of the time is spent travelling. */
function travelClaim(fact: Fact): Claim[] {
  const shares = parseQuantities(fact.statement).filter(({ kind }) => kind === "percent");
  const [share] = shares;
  if (share === undefined || shares.length > 1) return [];
  return [{ fact, about: "travel", says: `${share.min}-${share.max}` }];
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
  if (topic === "timeline") return startClaim(fact);
  if (topic === "travel") return travelClaim(fact);
  const isOffer = value?.kind === "offer" && value.offered !== "conditional";
  if (isOffer && (topic === "visa" || topic === "relocation")) return [{ fact, about: topic, says: value.offered }];
  if (topic === "employment_type") {
    const says = hours(statement);
    return says === null || statement.length > 160 ? [] : [{ fact, about: "employment type", says }];
  }
  return yearsClaim(fact);
}

/** Prose may speak of two kinds of employment, or of two shares; only a field that says otherwise than the prose is wrong. */
const fieldAgainstProse: ReadonlySet<string> = new Set(["employment type", "travel"]);

function claimsDisagree(a: Claim, b: Claim): boolean {
  if (a.about !== b.about || a.says === b.says) return false;
  return !fieldAgainstProse.has(a.about) || a.fact.provenance.kind !== b.fact.provenance.kind;
}

/** So far apart no two amounts are that mean the same period: a month's pay is a twelfth of a year's. */
const samePeriodWithin = 3;

const agreeOrOpen = <Kind>(a: Kind | null, b: Kind | null): boolean => a === null || b === null || a === b;

/** Whether amounts are for one period: both say it, or one leaves it open and is too near the other to be for another. */
function forOnePeriod(x: Money, y: Money): boolean {
  if (x.period !== null && y.period !== null) return x.period === y.period;
  const [a, b] = [x.max ?? x.min, y.max ?? y.min];
  return a !== null && b !== null && Math.max(a, b) <= samePeriodWithin * Math.min(a, b);
}

/** Pay that a field and the prose give differently, as far as they tell of the same kind and for the same period. */
function payDisagrees(a: Fact, b: Fact): boolean {
  if (a.value?.kind !== "money" || b.value?.kind !== "money") return false;
  if (a.provenance.kind === b.provenance.kind || a.scope !== undefined || b.scope !== undefined) return false;
  const [x, y] = [a.value, b.value];
  const comparable = agreeOrOpen(x.currency, y.currency) && agreeOrOpen(x.basis, y.basis) && forOnePeriod(x, y);
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
