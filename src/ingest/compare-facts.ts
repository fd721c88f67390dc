import type { Fact } from "../domain/fact.ts";
import { type FactChange, type FieldChange, subjectKey, subjectOf } from "../domain/review.ts";
import { foldedWords } from "../domain/words.ts";

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

const flat = (prefix: string, object: object | undefined): [string, string][] =>
  Object.entries(object ?? {})
    .filter(([, one]) => one !== undefined && one !== null)
    .map(([key, one]) => [`${prefix}.${key}`, shown(one)]);

/** What a candidate or a reviewer would notice: not the fact's number, nor where in the source it stands. */
function fieldsOf({ topic, state, statement, heading, value, scope, provenance }: Fact): Map<string, string> {
  return new Map<string, string>([
    ["topic", topic],
    ["state", state],
    ["statement", statement],
    ...(heading === undefined ? [] : [["heading", heading] as const]),
    ...flat("value", value),
    ...flat("scope", scope),
    ["provenance", provenance.kind],
  ]);
}

function changesOf(before: Fact, after: Fact): FieldChange[] {
  const [left, right] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((field) => left.get(field) !== right.get(field))
    .map((field) => ({ field, before: left.get(field) ?? null, after: right.get(field) ?? null }));
}

/** The share of their words that two facts have in common. */
function likeness(one: Fact, other: Fact): number {
  const [left, right] = [new Set(foldedWords(one.statement)), new Set(foldedWords(other.statement))];
  const shared = left.intersection(right).size;
  return shared === 0 ? 0 : shared / left.union(right).size;
}

/** From here on two facts of one topic are one fact, reworded. */
const alikeEnough = 0.4;

/** The most alike pairs of one topic among what has no equal on the other side. */
function pairReworded(before: readonly Fact[], after: readonly Fact[]): Map<Fact, Fact> {
  const pairs = before
    .flatMap((one) =>
      after.filter(({ topic }) => topic === one.topic).map((other) => ({ one, other, alike: likeness(one, other) })),
    )
    .filter(({ alike }) => alike >= alikeEnough)
    .toSorted((a, b) => b.alike - a.alike);
  const paired = new Map<Fact, Fact>();
  const taken = new Set<Fact>();
  for (const { one, other } of pairs) {
    if (paired.has(one) || taken.has(other)) continue;
    paired.set(one, other);
    taken.add(other);
  }
  return paired;
}

const kindOf = ({ topic, value }: Fact): string | null => (value === undefined ? null : `${topic} ${value.kind}`);

/** What is the only one of its kind on both sides, such as the pay, is one fact however it is worded. */
function pairOnlyOnes(before: readonly Fact[], after: readonly Fact[]): Map<Fact, Fact> {
  const others = Map.groupBy(after, kindOf);
  return new Map(
    [...Map.groupBy(before, kindOf)].flatMap(([kind, [one, ...more]]) => {
      const [other, ...further] = (kind === null ? undefined : others.get(kind)) ?? [];
      const isOnly = more.length === 0 && further.length === 0;
      return one !== undefined && other !== undefined && isOnly ? [[one, other]] : [];
    }),
  );
}

/** What changed between two states of a posting's facts, field by field, in the order of the later one. */
export function compareFacts(before: readonly Fact[], after: readonly Fact[]): FactChange[] {
  const left = Map.groupBy(before, (fact) => subjectKey(subjectOf(fact)));
  const same = new Map<Fact, Fact>();
  for (const fact of after) {
    const equal = left.get(subjectKey(subjectOf(fact)))?.shift();
    if (equal !== undefined) same.set(fact, equal);
  }
  const gone = [...left.values()].flat();
  const fresh = after.filter((fact) => !same.has(fact));
  const reworded = pairReworded(gone, fresh);
  const taken = new Set(reworded.values());
  const unpaired = gone.filter((fact) => !reworded.has(fact));
  const pairs = new Map([
    ...reworded,
    ...pairOnlyOnes(
      unpaired,
      fresh.filter((fact) => !taken.has(fact)),
    ),
  ]);
  const earlier = new Map([...pairs].map(([one, other]) => [other, one]));
  const kept = after.flatMap((fact): FactChange[] => {
    const one = same.get(fact) ?? earlier.get(fact);
    if (one === undefined) return [{ kind: "added", after: fact }];
    const fields = changesOf(one, fact);
    return fields.length === 0 ? [] : [{ kind: "changed", before: one, after: fact, fields }];
  });
  return [
    ...kept,
    ...gone.filter((fact) => !pairs.has(fact)).map((fact) => ({ kind: "removed" as const, before: fact })),
  ];
}
