import type { Fact } from "../domain/fact.ts";

type Claim = { fact: Fact; says: string };

const claimOf = (fact: Fact): Claim | null => {
  const { value } = fact;
  if (fact.state === "unclear" || fact.state === "withheld") return null;
  if (value?.kind === "work_model" && value.mode !== null && !value.optional) return { fact, says: value.mode };
  return null;
};

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
  const claims = facts.flatMap((fact) => claimOf(fact) ?? []);
  for (const [index, one] of claims.entries()) {
    for (const other of claims.slice(index + 1)) if (one.says !== other.says) oppose(one.fact, other.fact);
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
