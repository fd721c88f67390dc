import { type Fact, isConfirmed, nextFactNumber } from "../domain/fact.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Revision } from "../domain/posting.ts";
import type { Decision } from "../domain/review.ts";
import { spokenFact } from "./apply-decisions.ts";
import { markConflicts } from "./conflicts.ts";

type Addition = Extract<Decision, { kind: "add" }>;

/** The facts of a revision with what a recruiter says beside them, as the next revision tells them. */
export function confirmFact({ facts }: Revision, addition: Addition, knowledge: Knowledge): Fact[] {
  const path = `/review/${facts.filter(isConfirmed).length + 1}`;
  return [...facts, spokenFact(addition, path, `f${nextFactNumber(facts)}`, knowledge)];
}

/** Stated facts that the words would contradict. */
export function contradicted(revision: Revision, addition: Addition, knowledge: Knowledge): Fact[] {
  const facts = confirmFact(revision, addition, knowledge);
  const added = facts.at(-1);
  const before = new Set(revision.facts.filter(({ state }) => state === "conflicting").map(({ id }) => id));
  const marked = markConflicts(facts).find(({ id }) => id === added?.id);
  return facts.filter(({ id }) => marked?.conflictsWith?.includes(id) === true && !before.has(id));
}
